"""A restored installation stands still; a person looks at what would leave, and lets it go.

The backup says that letters wait which may have left since: the organiser compares, ends what has
gone, and then releases. Nothing here runs by itself.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.deliveries.models import Delivery
from yeondae.jobs import standstill
from yeondae.jobs.models import Standstill
from yeondae.mailings.models import Mail

COUNTED = 10_000


@dataclass(frozen=True)
class Waiting:
    """What would leave at once, counted up to ten thousand each."""

    letters: int
    mails: int
    backup_from: datetime
    age: timedelta


def waiting(still: Standstill) -> Waiting:
    """What waits in the queues of a restored installation."""
    letters = Delivery.objects.filter(state=Delivery.State.QUEUED).values_list("pk")
    mails = Mail.objects.filter(state=Mail.State.QUEUED).values_list("pk")
    return Waiting(
        len(letters[:COUNTED]),
        len(mails[:COUNTED]),
        still.backup_from,
        still.since - still.backup_from,
    )


def release(*, by: User | None, now: datetime) -> bool:
    """Let letters and mails leave again; False where nothing stood still."""
    still = standstill.in_force()
    if still is None:
        return False
    standstill.end(by_id=by.pk if by else None, now=now)
    record(by_id=by.pk if by else None, verb="release_restored", subject=still)
    return True
