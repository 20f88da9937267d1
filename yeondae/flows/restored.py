"""A restored installation stands still; a person looks at what would leave, and lets it go.

The backup says that letters wait, are held or lie in a tray which may have left since. Where nobody
can tell which, all of them go under "may have arrived", and what comes in from now on is sent.
Nothing here runs by itself.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.core.counting import count_together
from yeondae.deliveries.services import resolving
from yeondae.jobs import standstill
from yeondae.jobs.models import Standstill
from yeondae.mailings import services as mailings
from yeondae.mailings.models import Mail

COUNTED = 10_000


@dataclass(frozen=True)
class Waiting:
    """What the backup says has not left, counted up to ten thousand each.

    `letters` and `mails` would leave at once; `held` once somebody lets them go; those `in_trays`
    once somebody takes them.
    """

    letters: int
    held: int
    in_trays: int
    mails: int
    backup_from: datetime

    @property
    def is_nothing(self) -> bool:
        return not (self.letters or self.held or self.in_trays or self.mails)


def waiting(still: Standstill) -> Waiting:
    """What waits in a restored installation."""
    letters = resolving.from_backup()
    mails = Mail.objects.filter(state=Mail.State.QUEUED)
    queued, held, in_trays, of_mails = count_together(
        [letters["queued"], letters["held"], letters["in_trays"], mails], most=COUNTED
    )
    return Waiting(queued, held, in_trays, of_mails, still.backup_from)


@transaction.atomic
def release(*, by: User | None, now: datetime, in_doubt: bool) -> bool:
    """Let letters and mails leave again; False where nothing stood still.

    `in_doubt`: what waits, is held or lies in a tray may have left since the backup, so a person
    decides about each first.
    """
    still = standstill.in_force()
    if still is None:
        return False
    doubted = 0
    if in_doubt:
        doubted = resolving.doubt_what_waits(now=now) + mailings.doubt_what_waits(now=now)
    standstill.end(by_id=by.pk if by else None, now=now)
    record(by_id=by.pk if by else None, verb="release_restored", subject=still, doubted=doubted)
    return True
