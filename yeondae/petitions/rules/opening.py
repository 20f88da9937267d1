"""When a petition takes signatures: local dates and times of its zone, compared in UTC."""

from datetime import UTC, datetime
from enum import Enum
from zoneinfo import ZoneInfo

from yeondae.calls.models import Call
from yeondae.petitions.models import Petition


class Stands(Enum):
    """Where a petition is now."""

    NOT_YET = "its opening is still to come"
    OPEN = "it takes signatures"
    STOPPED = "its call is stopped, or words are held back"
    OVER = "it is closed"
    HIDDEN = "not public"


def moments(petition: Petition) -> tuple[datetime, datetime]:
    """From when (first) to when (not any more) it takes signatures, in UTC."""
    zone = ZoneInfo(petition.time_zone)
    opens = datetime.combine(petition.opens_on, petition.opens_at, zone)
    closes = datetime.combine(petition.closes_on, petition.closes_at, zone)
    return opens.astimezone(UTC), closes.astimezone(UTC)


def stands(petition: Petition, now: datetime) -> Stands:
    """Where the petition is at `now`; its call's state has a say."""
    if petition.state == Petition.State.DRAFT or petition.call.state in UNSEEN:
        return Stands.HIDDEN
    opens, closes = moments(petition)
    closed = petition.state == Petition.State.CLOSED or petition.call.state == Call.State.CLOSED
    if closed or now >= closes:
        return Stands.OVER
    if petition.call.state == Call.State.STOPPED or holds_words(petition):
        return Stands.STOPPED
    return Stands.OPEN if now >= opens else Stands.NOT_YET


def holds_words(petition: Petition) -> bool:
    """Whether its words, or those of its call, are shown to nobody (`flows/hold_words.py`)."""
    return petition.words_held_at is not None or petition.call.words_held_at is not None


def over_since(petition: Petition, now: datetime) -> datetime | None:
    """The moment from which it took no more signatures; None where it is not over at `now`."""
    if stands(petition, now) is not Stands.OVER:
        return None
    ends = (moments(petition)[1], petition.closed_at)
    return min((each for each in ends if each and each <= now), default=now)


UNSEEN = (Call.State.DRAFT, Call.State.IN_REVIEW)
