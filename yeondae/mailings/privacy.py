"""What is kept of mails to somebody, to hand over and to destroy."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from yeondae.mailings.models import Mail
from yeondae.sealing.index import blind_index, canonical_email
from yeondae.supporters import remnants
from yeondae.supporters.models import Supporter

# Codes and receipts: nobody asks for them later. Notices stay as long as their reader.
ENDED_KEPT = timedelta(days=7)


def to_index(address: str) -> bytes | None:
    """The blind index under which mails to `address` are found; None where it is no address."""
    try:
        return blind_index(canonical_email(address), "mailings to")
    except ValueError:
        return None


def mails_to(address: str, supporter: Supporter | None) -> QuerySet[Mail]:
    """Every mail to somebody, by their row or by their address."""
    mine = Q(to_index=to_index(address)) if address else Q(pk__in=[])
    return Mail.objects.filter(mine | Q(supporter=supporter) if supporter else mine)


def export(address: str, supporter: Supporter | None) -> list[dict[str, Any]]:
    """When which kind of mail was sent, and how it went; what it said is not kept."""
    return [
        {
            "kind": mail.kind,
            "queued_at": mail.queued_at.isoformat(),
            "state": mail.state,
            "text": mail.text,
        }
        for mail in mails_to(address, supporter).order_by("pk")
    ]


def erase(address: str, supporter: Supporter | None, *, now: datetime) -> int:
    """Remove the mails to somebody, and note what channels keep of them; how many.

    Runs in the caller's transaction.
    """
    return _remove(mails_to(address, supporter), now)


def forget_ended(*, now: datetime, most: int = 500) -> int:
    """Remove codes and receipts that ended a week ago; how many."""
    old = Mail.objects.filter(notice__isnull=True, finished_at__lt=now - ENDED_KEPT)
    keys = list(old.values_list("pk", flat=True)[:most])
    return _remove(Mail.objects.filter(pk__in=keys), now)


def _remove(mails: QuerySet[Mail], now: datetime) -> int:
    handles = list(mails.exclude(handle="").values_list("handle", flat=True))
    remnants.leave([("email", handle) for handle in handles], now=now)
    return mails.delete()[0]
