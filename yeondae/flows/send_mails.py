"""What the worker does for our own mails at each tick: codes first, then receipts and notices.

A notice that a person released gets its mails a batch at a time, one row a recipient; a kill at
any moment neither loses nor doubles one.
"""

import time
from collections.abc import Callable

from yeondae.channels import registry
from yeondae.core import clock
from yeondae.deliveries.services import lines
from yeondae.mailings import sending, services
from yeondae.mailings.models import Notice

SECONDS = 10.0


def send_mails(
    *, worker: str, seconds: float = SECONDS, say_when: Callable[[], bool] = lambda: False
) -> int:
    """One tick; how many mails were handed over."""
    now = clock.now()
    channel = registry.channel("email")
    if channel.name in lines.resting(now):
        return 0
    sending.rescue(channel=channel, now=now)
    for notice in Notice.objects.filter(state=Notice.State.SENDING):
        services.fill_notice(notice=notice, now=now)
    done = sending.send_due(
        channel=channel, worker=worker, until=time.monotonic() + seconds, say_when=say_when
    )
    if done.away:
        lines.away(channel=channel.name, said=done.away, now=clock.now())
    elif done.sent:
        lines.works(channel=channel.name)
    for notice in Notice.objects.filter(state=Notice.State.SENDING):
        services.settle_notice(notice=notice)
    return done.sent
