"""A restored installation stands still; a person looks at what would leave, and lets it go.

The backup says that letters wait which may have left since. Where nobody can tell which, they go
under "may have arrived", and what comes in from now on is sent. Nothing here runs by itself.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.core.counting import count_together
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.services import resolving
from yeondae.jobs import standstill
from yeondae.jobs.models import Standstill
from yeondae.mailings import services as mailings
from yeondae.mailings.models import Mail

COUNTED = 10_000


@dataclass(frozen=True)
class Waiting:
    """What would leave at once, counted up to ten thousand each."""

    letters: int
    mails: int
    backup_from: datetime

    @property
    def is_nothing(self) -> bool:
        return not self.letters and not self.mails


def waiting(still: Standstill) -> Waiting:
    """What waits in the queues of a restored installation."""
    letters = Delivery.objects.filter(state=Delivery.State.QUEUED)
    mails = Mail.objects.filter(state=Mail.State.QUEUED)
    of_letters, of_mails = count_together([letters, mails], most=COUNTED)
    return Waiting(of_letters, of_mails, still.backup_from)


@transaction.atomic
def release(*, by: User | None, now: datetime, in_doubt: bool) -> bool:
    """Let letters and mails leave again; False where nothing stood still.

    `in_doubt`: what waits may have left since the backup, so a person decides about it first.
    """
    still = standstill.in_force()
    if still is None:
        return False
    doubted = 0
    if in_doubt:
        doubted = resolving.doubt_what_waits() + mailings.doubt_what_waits(now=now)
    standstill.end(by_id=by.pk if by else None, now=now)
    record(by_id=by.pk if by else None, verb="release_restored", subject=still, doubted=doubted)
    return True
