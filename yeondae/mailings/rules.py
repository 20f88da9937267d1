"""When a mail of ours is tried again, when it must not go, in which language, what is shown."""

from collections.abc import Mapping
from datetime import timedelta

from yeondae.channels.base import ChannelError, Handed
from yeondae.mailings.models import Mail

State = Mail.State
# A code is waited for at the screen; a notice can wait until every code has gone.
RANKS = {
    Mail.Kind.CODE: 0,
    Mail.Kind.RECEIPT: 3,
    Mail.Kind.TRIAL: 3,
    Mail.Kind.STAFF: 3,
    Mail.Kind.ANSWER: 4,
    Mail.Kind.NOTICE: 6,
}
PATIENT = (timedelta(minutes=5), timedelta(hours=1), timedelta(hours=6))
# A code is good for an hour: soon, or not at all.
WAITS = dict.fromkeys(Mail.Kind, PATIENT) | {
    Mail.Kind.CODE: (timedelta(seconds=20), timedelta(minutes=2), timedelta(minutes=10))
}
FEWEST = 10

# A mailbox that is gone says so for good; one that is full, for now (points as Mailman's).
HARD, SOFT, STOP_AT = 2, 1, 4
FORGOTTEN_AFTER = timedelta(days=21)


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


def language_else(words: Mapping[str, object]) -> str:
    """Which language version they get whose own language there is none in."""
    return "en" if "en" in words else next(iter(words))


def cells(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """What may be shown of numbers that add up to a number that is shown; the largest first.

    Nothing below ten, and nothing from which the rest, where it is below ten, could be told.

    >>> cells({"de": 30, "ko": 12, "en": 3})
    [('de', 30)]
    """
    shown = sorted(
        (each for each in counts.items() if each[1] >= FEWEST), key=lambda each: -each[1]
    )
    rest = sum(counts.values()) - sum(number for _name, number in shown)
    if shown and 0 < rest < FEWEST:
        shown.pop()
    return shown
