"""The machine's own sweeps."""

from datetime import timedelta

from yeondae.core import clock
from yeondae.jobs import heartbeats, worked
from yeondae.jobs.engines import engine
from yeondae.jobs.models import Schedule
from yeondae.jobs.periodic import SWEEPS, every

KEEP_FINISHED = timedelta(days=1)
KEEP_UNKNOWN = timedelta(days=7)


@every(seconds=15)
def rescue_jobs() -> int:
    """Queue again the jobs of workers that died."""
    return engine().rescue(alive=heartbeats.alive())


@every(seconds=3600)
def forget_what_is_over() -> None:
    """Delete finished jobs, silent workers, and sweeps that no longer exist."""
    engine().forget_finished(before=clock.now() - KEEP_FINISHED)
    heartbeats.forget_dead()
    worked.forget_old(now=clock.now())
    stale = Schedule.objects.filter(next_at__lt=clock.now() - KEEP_UNKNOWN)
    stale.exclude(name__in=SWEEPS).delete()
