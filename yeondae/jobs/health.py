"""What can be said of the machine's health, in numbers."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Min

from yeondae.core import clock
from yeondae.jobs.engines import engine
from yeondae.jobs.models import Heartbeat, Schedule
from yeondae.jobs.periodic import SWEEPS


@dataclass(frozen=True)
class Health:
    """Ages in seconds; None where there is nothing to measure."""

    heartbeat: float | None
    oldest_due_job: float | None
    overdue_sweep: float | None
    failing_sweeps: int


def measure() -> Health:
    """How long ago a worker was heard of, and for how long the oldest due work waits."""
    sweeps = Schedule.objects.filter(name__in=SWEEPS)
    return Health(
        heartbeat=_age(Heartbeat.objects.aggregate(at=Max("at"))["at"]),
        oldest_due_job=_age(engine().oldest_due()),
        overdue_sweep=_age(sweeps.aggregate(at=Min("next_at"))["at"]),
        failing_sweeps=sweeps.filter(failures__gt=0).count(),
    )


@dataclass(frozen=True)
class WorkerHealth:
    """When a worker was last heard of (seconds ago), and how many sweeps fail."""

    heartbeat: float | None
    failing_sweeps: int


def worker() -> WorkerHealth:
    """The part of `measure` that the first page of the desk needs."""
    failing = Schedule.objects.filter(name__in=SWEEPS, failures__gt=0)
    heartbeat = _age(Heartbeat.objects.aggregate(at=Max("at"))["at"])
    return WorkerHealth(heartbeat, failing.count())


def _age(moment: datetime | None) -> float | None:
    return None if moment is None else max(0.0, (clock.now() - moment).total_seconds())
