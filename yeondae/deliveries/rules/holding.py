"""Why a letter waits for a person, and which reason is told first."""

from dataclasses import dataclass
from datetime import date, datetime

from yeondae.calls.models import Call
from yeondae.deliveries.models import Delivery
from yeondae.directory.models import ContactPoint
from yeondae.letters.models import Letter

Held = Delivery.Held
LOOKED_AT = frozenset({Letter.Look.NOT_NEEDED, Letter.Look.PASSED})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What holds for all letters of one call at one moment.

    `today` is the date at the call's place; `demo_is_safe` says that demo contacts lead to the
    local outbox and nowhere else.
    """

    call: Call
    is_paused: bool
    today: date
    now: datetime
    demo_is_safe: bool


def may_be_used(point: ContactPoint, now: datetime, *, demo_is_safe: bool) -> bool:
    """Design rule 11: verified within 12 months; a demo contact only where nothing leaves."""
    if point.is_demo:
        return demo_is_safe and point.is_supplied
    return point.is_verified(now)


def why_held(
    around: Circumstances,
    *,
    look: str,
    point: ContactPoint | None,
    was_asked: bool = False,
    is_printable: bool = True,
) -> str:
    """The reason to hold one letter, or "" where it may go. The gravest reason comes first."""
    call = around.call
    if call.state != Call.State.PUBLISHED:
        return Held.STOPPED
    if around.is_paused:
        return Held.PAUSED
    if look not in LOOKED_AT:
        return Held.LOOK
    if not is_printable:
        return Held.UNPRINTABLE
    if call.send_by is not None and around.today > call.send_by and not was_asked:
        return Held.ASK_FIRST
    if point is None:
        return Held.NOT_SUPPLIED
    if not may_be_used(point, around.now, demo_is_safe=around.demo_is_safe):
        return Held.UNVERIFIED
    return ""
