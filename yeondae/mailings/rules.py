"""When a mail of ours is tried again, and when it must not go any more."""

from datetime import timedelta

from yeondae.channels.base import ChannelError, Handed
from yeondae.mailings.models import Mail

State = Mail.State
# A code is good for an hour: soon, or not at all.
WAITS = {
    Mail.Kind.CODE: (timedelta(seconds=20), timedelta(minutes=2), timedelta(minutes=10)),
    Mail.Kind.RECEIPT: (timedelta(minutes=5), timedelta(hours=1), timedelta(hours=6)),
    Mail.Kind.NOTICE: (timedelta(minutes=5), timedelta(hours=1), timedelta(hours=6)),
}


def state_after(answer: Handed | ChannelError, kind: str, tries: int) -> tuple[str, timedelta]:
    """The mail's state after try number `tries` (from 1), and how long to wait where it is queued.

    >>> state_after(ChannelError("busy"), "code", 1)
    ('queued', datetime.timedelta(seconds=20))
    """
    if isinstance(answer, Handed):
        return str(State.SENT), timedelta(0)
    if answer.uncertain:
        return str(State.UNCERTAIN), timedelta(0)
    waits = WAITS[Mail.Kind(kind)]
    if answer.permanent or tries > len(waits):
        return str(State.FAILED), timedelta(0)
    return str(State.QUEUED), waits[tries - 1]
