"""Somebody takes one consent back: what rests on it ends with it.

    to send their letter, to put their name under it     letters of that call that have not left end
    mails of a call, mails of other calls                none is sent any more
The words and the dates of a consent stay as they were given.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.appeals.models import Appeal
from yeondae.flows.withdraw import withdraw
from yeondae.supporters import services
from yeondae.supporters.models import ConsentGiven

Purpose = ConsentGiven.Purpose


@dataclass(frozen=True)
class Ended:
    """Whether letters rested on it: how many sendings ended, and how many are out already."""

    is_of_letters: bool
    ended: int = 0
    out: int = 0


@transaction.atomic
def take_consent_back(*, consent: ConsentGiven, by: User | None, now: datetime) -> Ended:
    """End `consent` and what rests on it. Again changes nothing."""
    services.end_consent(consent=consent, by=by, now=now)
    if consent.purpose not in (Purpose.SEND_LETTER, Purpose.SHOW_NAME):
        return Ended(is_of_letters=False)
    done = [withdraw(appeal=appeal, now=now) for appeal in _resting_on(consent)]
    return Ended(True, sum(each.ended for each in done), sum(each.out for each in done))


def _resting_on(consent: ConsentGiven) -> list[Appeal]:
    """Their letters of the call it was given for; with only the name, those that show one."""
    mine = Appeal.objects.filter(supporter=consent.supporter_id, call=consent.call_id)
    if consent.purpose == Purpose.SHOW_NAME:
        mine = mine.filter(signed=Appeal.Signed.NAME_COUNTRY)
    return list(mine.order_by("pk"))
