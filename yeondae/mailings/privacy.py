"""What is kept of mails to somebody, to hand over and to destroy."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from yeondae.cases.models import Case
from yeondae.mailings.models import Mail, Notice, Subscribing
from yeondae.supporters import remnants
from yeondae.supporters.rules import email_index

# Codes and receipts: nobody asks for them later. Notices stay as long as their reader.
ENDED_KEPT = timedelta(days=7)


def to_index(address: str) -> bytes | None:
    """The blind index under which mails to `address` are found; None where it is no address."""
    try:
        return email_index(address)
    except ValueError:
        return None


def mails_to(index: bytes) -> QuerySet[Mail]:
    """Every mail to somebody, by their row as a supporter or by their address."""
    return Mail.objects.filter(Q(to_index=index) | Q(supporter__email_index=index))


def export(index: bytes) -> list[dict[str, Any]]:
    """When which kind of mail was queued, how it went, and what it says while it waits."""
    return [
        {
            "kind": mail.kind,
            "queued_at": mail.queued_at.isoformat(),
            "state": mail.state,
            "text": mail.text,
        }
        for mail in mails_to(index).order_by("pk")
    ]


def erase(index: bytes, *, now: datetime) -> int:
    """Remove the mails to somebody, and note what channels keep of them; how many.

    Runs in the caller's transaction.
    """
    Subscribing.objects.filter(email_index=index).delete()
    Subscribing.objects.filter(email_index=index).delete()
    return remove(mails_to(index), now=now)


def forget_ended(*, now: datetime, most: int = 500) -> int:
    """Remove codes and receipts that ended a week ago; how many."""
    old = Mail.objects.filter(notice__isnull=True, finished_at__lt=now - ENDED_KEPT)
    keys = list(old.values_list("pk", flat=True)[:most])
    return remove(Mail.objects.filter(pk__in=keys), now=now)


def remove(mails: QuerySet[Mail], *, now: datetime) -> int:
    """Remove `mails`, and note what channels keep of them; how many."""
    handles = list(mails.exclude(handle="").values_list("handle", flat=True))
    remnants.leave([("email", handle) for handle in handles], now=now)
    return mails.delete()[0]


def take_out(*, case: Case, without: Callable[[Any], Any]) -> None:
    """Take names out of the notices about a case, sent ones too."""
    for notice in Notice.objects.filter(call__case=case):
        notice.words = without(notice.words)
        notice.save(update_fields=["words"])
