"""Somebody stops a call: no letter of it leaves from now on, and it is said what is already out.

The call is marked first: every worker asks once a second which calls are stopped, so whatever it
has claimed is held too. Then the queue is held in one statement, and what a fax server or a tray
still has is taken back where that is possible.
"""

import time
from dataclasses import dataclass

from django.db.models import Q

from yeondae.accounts.models import User
from yeondae.calls import services as calls
from yeondae.calls.models import Call
from yeondae.core import clock
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.services import holding, recalling

State, Held = Delivery.State, Delivery.Held
PATIENCE = 3.0


@dataclass(frozen=True, slots=True)
class Stopped:
    """How many letters wait now, how many of them were taken back, and how many are out."""

    held: int
    recalled: int
    out: int


def stop_call(*, call: Call, why: str, by: User) -> Stopped:
    """Stop `call` at once. Raises Refused where it is not published."""
    calls.stop_call(call=call, why=why, by=by)
    holding.hold_call(call=call, why=Held.STOPPED)
    recalled = recalling.recall_call(call=call, why=Held.STOPPED)
    _wait_for_workers(call)
    held = Delivery.objects.filter(call=call, state=State.HELD, held_why=Held.STOPPED).count()
    return Stopped(held, recalled, already_out(call))


def _wait_for_workers(call: Call) -> None:
    """Until no worker has letters of `call` in hand, or a few seconds: then the count is true."""
    deadline = time.monotonic() + PATIENCE
    in_hand = Delivery.objects.filter(call=call, state=State.SENDING)
    while in_hand.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    holding.hold_call(call=call, why=Held.STOPPED)  # what a worker put back meanwhile


def already_out(call: Call) -> int:
    """Letters (and copies) that cannot be taken back: gone, or with whoever carries them."""
    gone = Q(state__in=(State.HANDED, State.DELIVERED, State.UNCERTAIN, State.SENDING))
    return Delivery.objects.filter(gone, call=call).count()


def resume_call(*, call: Call, by: User) -> int:
    """Let a stopped call go on; how many letters go with it. Raises Refused where it is not so."""
    calls.resume_call(call=call, by=by)
    return holding.release_call(call=call, now=clock.now())
