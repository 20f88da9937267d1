"""What the worker does for our own mails at each tick: codes first, then receipts and notices.

A notice that was released gets all its mails at once, one row a person; a kill at any moment
neither loses nor doubles one.
"""

import time
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings

from yeondae.channels import registry
from yeondae.core import clock
from yeondae.deliveries.services import lines
from yeondae.jobs import standstill
from yeondae.mailings import queries, sending, services
from yeondae.mailings.models import Notice

SECONDS = 10.0
COUNTED_EVERY = timedelta(minutes=10)
UNDER_WAY = (Notice.State.SENDING, Notice.State.PAUSED)


def send_mails(
    *, worker: str, seconds: float = SECONDS, say_when: Callable[[], bool] = lambda: False
) -> int:
    """One tick; how many mails were handed over."""
    now = clock.now()
    channel = registry.channel("email")
    if channel.name in lines.resting(now) or standstill.in_force():
        return 0
    sending.rescue(channel=channel, now=now)
    for notice in Notice.objects.filter(state=Notice.State.SENDING, prepared_at=None):
        services.fill_notice(notice=notice, now=now)
    done = sending.send_due(
        channel=channel,
        worker=worker,
        until=time.monotonic() + seconds,
        connections=settings.MAIL_CONNECTIONS,
        say_when=say_when,
    )
    if done.away:
        lines.away(channel=channel.name, said=done.away, now=clock.now())
    elif done.sent:
        lines.works(channel=channel.name)
    for notice in Notice.objects.filter(state__in=UNDER_WAY):
        services.count_progress(notice=notice)
        services.settle_notice(notice=notice)
    return done.sent


def count_crowds() -> int:
    """Count anew whom unsent notices are for; how many notices."""
    now = clock.now()
    waiting = list(queries.uncounted(now - COUNTED_EVERY))
    for notice in waiting:
        services.count_crowd(notice=notice, now=now)
    return len(waiting)
