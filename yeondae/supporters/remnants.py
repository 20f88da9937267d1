"""Copies that channels keep of what was erased: noted with the erasure, destroyed right after it.

A fax or mail server may be away in that moment. The note stays until the copy is gone, so that
erasing never waits for a network and never forgets a copy.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import QuerySet

from yeondae.channels import registry
from yeondae.channels.base import ChannelError
from yeondae.supporters.models import Remnant

AT_ONCE = 200
# A mail of ours that is to go with its address, sent or not; its handle is its tag.
OUR_MAIL = "our mail"
# Later than this somebody hears of it.
PROMISED = timedelta(seconds=60)
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=10)


def leave(handles: Iterable[tuple[str, str]], *, now: datetime) -> None:
    """Note (channel, handle) pairs to destroy, in the transaction that erases their rows."""
    Remnant.objects.bulk_create(
        Remnant(channel=channel, handle=handle, since=now, due_at=now)
        for channel, handle in handles
        if handle and channel in registry.names()
    )


def leave_mail(tag: str, *, due_at: datetime, now: datetime) -> None:
    """Note a mail of ours that is destroyed at `due_at`, whatever became of it."""
    Remnant.objects.create(channel=OUR_MAIL, handle=tag, since=now, due_at=due_at)


def mails_due(now: datetime) -> list[Remnant]:
    """The mails of ours to destroy now; a flow does it, which may reach mails."""
    return list(Remnant.objects.filter(channel=OUR_MAIL, due_at__lte=now)[:AT_ONCE])


def destroy(*, now: datetime) -> int:
    """Destroy what can be reached; how many copies. Asks servers, so outside any transaction."""
    gone, away = 0, set[str]()
    waiting = Remnant.objects.filter(due_at__lte=now).exclude(channel=OUR_MAIL)
    for remnant in waiting.order_by("due_at")[:AT_ONCE]:
        if remnant.channel in away or not _is_destroyed(remnant):
            away.add(remnant.channel)
            _later(remnant, now)
        else:
            remnant.delete()
            gone += 1
    return gone


def _is_destroyed(remnant: Remnant) -> bool:
    if remnant.channel not in registry.names():  # the installation has this channel no more
        return True
    channel = registry.channel(remnant.channel)
    try:
        channel.recall(remnant.handle)
        channel.forget(remnant.handle)
    except (ChannelError, OSError):
        return False
    return True


def _later(remnant: Remnant, now: datetime) -> None:
    remnant.tries += 1
    remnant.due_at = now + min(FIRST_WAIT * 2 ** min(remnant.tries, 10), LONGEST_WAIT)
    remnant.save(update_fields=["tries", "due_at"])


def overdue(now: datetime) -> int:
    """How many copies should have been destroyed a minute ago."""
    return overdue_rows(now).count()


def overdue_rows(now: datetime) -> QuerySet[Remnant]:
    """The copies that should have been destroyed a minute ago."""
    return Remnant.objects.filter(since__lt=now - PROMISED)
