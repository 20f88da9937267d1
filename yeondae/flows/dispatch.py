"""What the worker does for letters at each tick: rescue, follow, hold, typeset, send.

The rows are the queue; nothing here remembers anything between two ticks, so it may be killed at
any moment and run on any number of machines at once.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.conf import settings

from yeondae.channels import registry
from yeondae.channels.base import Channel
from yeondae.core import clock
from yeondae.deliveries import carrying, fleet, following
from yeondae.deliveries.lanes import open_lanes
from yeondae.deliveries.services import holding, lines, readying, rescuing
from yeondae.deliveries.services.budgets import pass_over_used_up
from yeondae.directory.models import ContactPoint
from yeondae.jobs import standstill

# A tick puts the work down after this, so that other work of the same worker gets its turn.
SECONDS = 20.0
TYPESET_AT_ONCE = 100
FOLLOW_AT_ONCE = 200


@dataclass(slots=True)
class Done:
    """What one tick did, in letters."""

    rescued: int = 0
    followed: int = 0
    held: int = 0
    typeset: int = 0
    sent: int = 0


def dispatch(
    *,
    worker: str,
    seconds: float = SECONDS,
    lease: timedelta = carrying.LEASE,
    say_when: Callable[[], bool] = lambda: False,
) -> Done:
    """One tick. `worker` names who does it; `say_when` turns true when the worker must end."""
    if standstill.in_force():
        return Done()
    until = time.monotonic() + seconds
    channels = {name: registry.channel(name) for name in registry.names()}
    done = Done()
    done.rescued = _rescue(channels, lease)
    now = clock.now()
    waiting = following.with_carriers(now, most=FOLLOW_AT_ONCE)
    done.followed = following.follow(waiting, channels, now)
    done.held = _hold_braked()
    done.typeset = readying.typeset_waiting(limit=TYPESET_AT_ONCE, now=now)
    done.sent = _send(channels, worker, until, lease, say_when)
    return done


def _rescue(channels: dict[str, Channel], lease: timedelta) -> int:
    batches = rescuing.left_behind()
    for batch in batches:
        rescuing.rescue_batch(
            batch=batch, channel=channels[batch[0].channel], lease=lease, now=clock.now()
        )
    return sum(map(len, batches))


def _hold_braked() -> int:
    """The sweep behind every stop and pause: nothing of a braked call stays in the queue."""
    return sum(
        holding.hold_call_id(call_id=call_id, why=why)
        for call_id, why in holding.braked_calls().items()
    )


def _send(
    channels: dict[str, Channel],
    worker: str,
    until: float,
    lease: timedelta,
    say_when: Callable[[], bool],
) -> int:
    now = clock.now()
    overdrawn = pass_over_used_up(now=now)
    lanes = open_lanes(now, resting=lines.resting(now))
    sent, known = 0, carrying.Known(now)
    for name, channel in channels.items():
        own = [lane for lane in lanes if lane.channel == name]
        make = partial(
            carrying.Carrier,
            channel,
            worker,
            until,
            lease,
            say_when=say_when,
            skip=overdrawn.get(name, set()),
            known=known,
        )
        if own:
            most = settings.MAIL_CONNECTIONS if name == ContactPoint.Kind.EMAIL else 1
            sent += fleet.carry(make, own, most=most, now=now)
    return sent
