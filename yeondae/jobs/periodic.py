"""Sweeps: functions that run again and again, on one worker at a time, found in tasks.py.

A sweep looks for rows that need something and does a limited amount. The row in the table
Schedule is moved on by compare-and-swap: of several workers one runs it. A sweep that lasts
longer than its period may run on two machines at once, so it claims what it works on.
"""

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F

from yeondae.core import clock
from yeondae.jobs import worked
from yeondae.jobs.failures import kind_and_place
from yeondae.jobs.models import Schedule

logger = logging.getLogger(__name__)

Work = Callable[[], int | None]
LONGEST_PAUSE = 60.0


@dataclass(frozen=True)
class Sweep:
    """A function, its full name, and the seconds from one start to the next."""

    name: str
    work: Work
    seconds: float


SWEEPS: dict[str, Sweep] = {}


def every(*, seconds: float) -> Callable[[Work], Work]:
    """Run the function every so many seconds. It may return how many rows it worked on."""

    def register(work: Work) -> Work:
        name = f"{work.__module__}.{work.__name__}"
        SWEEPS[name] = Sweep(name, work, seconds)
        return work

    return register


def prepare() -> None:
    """Give every sweep its row, due at once."""
    moment = clock.now()
    rows = [Schedule(name=name, next_at=moment) for name in SWEEPS]
    Schedule.objects.bulk_create(rows, ignore_conflicts=True)


def after_set_back() -> int:
    """Make due what only a clock that ran ahead and was set back could have put off; how many.

    Without this a clock that was a day ahead for a minute would stop every sweep for a day.
    """
    moment, late = clock.now(), 0
    for name, next_at in Schedule.objects.filter(name__in=SWEEPS).values_list("name", "next_at"):
        longest = timedelta(seconds=SWEEPS[name].seconds + LONGEST_PAUSE)
        if next_at - moment > longest:
            late += Schedule.objects.filter(name=name, next_at=next_at).update(next_at=moment)
    return late


def take_due(busy: Collection[str] = ()) -> list[Sweep]:
    """The sweeps that are due and that nobody else took; `busy` ones still run in this worker."""
    moment = clock.now()
    due = Schedule.objects.filter(next_at__lte=moment, name__in=SWEEPS).exclude(name__in=busy)
    return [SWEEPS[row.name] for row in due.order_by("next_at") if _take(row)]


def _take(row: Schedule) -> bool:
    moment = clock.now()
    pause = timedelta(seconds=SWEEPS[row.name].seconds)
    mine = Schedule.objects.filter(name=row.name, next_at=row.next_at)
    return mine.update(next_at=moment + pause, started_at=moment) == 1


def run(sweep: Sweep) -> int:
    """Run it and note a failure; how many rows it says it worked on.

    A failing sweep is tried at growing pauses up to a minute, never less often than planned.
    """
    row = Schedule.objects.filter(name=sweep.name)
    try:
        done = sweep.work() or 0
    except Exception as error:
        said = kind_and_place(error)
        logger.error("The sweep %s failed: %s", sweep.name, said)
        row.update(failures=F("failures") + 1, failed_at=clock.now(), failure=said[:200])
        failures = row.values_list("failures", flat=True).first() or 1
        pause = max(sweep.seconds, min(LONGEST_PAUSE, sweep.seconds * 2**failures))
        row.update(next_at=clock.now() + timedelta(seconds=pause))
        return 0
    row.filter(failures__gt=0).update(failures=0)
    worked.note(sweep.name, done, now=clock.now())
    return done


def run_all() -> int:
    """Run every sweep once, due or not: for tests and for commands that wait for the outcome."""
    prepare()
    return sum(run(sweep) for sweep in list(SWEEPS.values()))
