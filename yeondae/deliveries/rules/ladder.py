"""What follows a try: again later, the next rung, or a person's decision."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import timedelta

from yeondae.channels.base import ChannelError, Handed
from yeondae.deliveries.models import Attempt, Delivery
from yeondae.directory.models import ContactPoint

Result, State = Attempt.Result, Delivery.State

# After the n-th failed try at one contact point; after the last the ladder moves on.
WAITS = (timedelta(minutes=5), timedelta(minutes=20), timedelta(hours=1), timedelta(hours=4))
# People carry these: they stay with the carrier until a person says what became of them.
BY_PEOPLE = frozenset({ContactPoint.Kind.POST, ContactPoint.Kind.RELAY, ContactPoint.Kind.BY_HAND})
SENDABLE = BY_PEOPLE | {ContactPoint.Kind.FAX, ContactPoint.Kind.EMAIL}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a try comes to.

    wait       until the next try, where it is queued again
    is_over    nothing more will be heard of it
    moves_on   the next rung of the ladder is queued
    """

    state: str
    result: str
    wait: timedelta | None = None
    is_over: bool = False
    moves_on: bool = False


def after_handed(handed: Handed, channel: str) -> Outcome:
    """What the channel's answer comes to."""
    if handed.state == "delivered":
        return Outcome(State.DELIVERED, Result.DELIVERED, is_over=True)
    # Mail is over once the server took it: no machine will confirm it. What people carry is not.
    over = handed.state == "accepted" and channel not in BY_PEOPLE
    return Outcome(State.HANDED, Result.ACCEPTED, is_over=over)


def after_error(error: ChannelError, failures: int) -> Outcome:
    """What an error comes to, after `failures` failed tries before it at this contact point."""
    if error.uncertain:
        return Outcome(State.UNCERTAIN, Result.UNCERTAIN)
    if error.permanent:
        return Outcome(State.FAILED, Result.REFUSED, is_over=True, moves_on=True)
    if failures >= len(WAITS):
        return Outcome(State.FAILED, Result.FAILED, is_over=True, moves_on=True)
    return Outcome(State.QUEUED, Result.FAILED, wait=WAITS[failures])


def next_rung(
    ladder: Sequence[ContactPoint], after: int, used_up: Container[str] = ()
) -> tuple[int, ContactPoint] | None:
    """The first rung behind position `after` that letters can go to, with its position.

    Rungs without a supplied address, or on a channel whose budget is used up, are passed over.
    -1 starts at the foot. Whether somebody verified the address is not asked here: letters wait
    for that.
    """
    for step, point in enumerate(ladder):
        can_go = point.is_supplied and point.kind in SENDABLE and point.kind not in used_up
        if step > after and can_go:
            return step, point
    return None
