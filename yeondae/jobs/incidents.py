"""What happens to the ground under us: a database that is away, a full disk, a clock that jumps.

While it lasts nothing can be written down, so the worker remembers when it began and notes it
once it is over; the desk then says what happened and until when.
"""

import errno
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import Error

from yeondae.core import clock
from yeondae.jobs.models import Incident

Kind = Incident.Kind
TOLD_FOR = timedelta(days=7)
# Less is what a machine's time service corrects now and then.
JUMP = timedelta(minutes=2)
# Shorter than this is a restart that nobody need hear of.
WORTH_TELLING = timedelta(seconds=5)


class Watch:
    """One worker's eye on database, disk and clock. `monotonic` counts seconds and never jumps."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._broken: dict[str, datetime] = {}
        self._last: tuple[datetime, float] | None = None

    def broke(self, error: BaseException) -> None:
        """Something failed with `error`; remembered where it is one of these kinds."""
        kind = kind_of(error)
        if kind:
            self._broken.setdefault(kind, clock.now())

    def works(self) -> None:
        """The database was just written to: note what is over, and whether the clock jumped."""
        now = clock.now()
        for kind, began in list(self._broken.items()):
            if now - began >= WORTH_TELLING:
                note(kind, began=began, ended=now)
            del self._broken[kind]
        self._look_at_clock(now)

    def _look_at_clock(self, now: datetime) -> None:
        ticks, last = self._monotonic(), self._last
        self._last = (now, ticks)
        if last is None:
            return
        expected = last[0] + timedelta(seconds=ticks - last[1])
        if abs(now - expected) > JUMP:
            note(Kind.CLOCK, began=expected, ended=now)


def note(kind: str, *, began: datetime, ended: datetime) -> None:
    """Keep that something of `kind` lasted from `began` to `ended`; two workers note it once."""
    known = Incident.objects.filter(
        kind=kind, began_at__gte=began - JUMP, began_at__lte=began + JUMP
    )
    if not known.exists():
        Incident.objects.create(kind=kind, began_at=began, ended_at=ended)


def told(now: datetime) -> list[Incident]:
    """What the desk still tells: the last week's, the youngest first; five at most."""
    recent = Incident.objects.filter(ended_at__gt=now - TOLD_FOR, ended_at__lte=now + TOLD_FOR)
    return list(recent.order_by("-ended_at")[:5])


def forget_old(now: datetime) -> int:
    """Remove what is told no more; how many."""
    return Incident.objects.filter(ended_at__lt=now - TOLD_FOR).delete()[0]


def kind_of(error: BaseException) -> str:
    """Which kind of incident an error belongs to; empty where to none."""
    cause: BaseException | None = error
    while cause is not None:
        if _is_full_disk(cause):
            return Kind.DISK
        cause = cause.__cause__
    return Kind.DATABASE if isinstance(error, Error) else ""


def _is_full_disk(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    # SQLITE_FULL; 53100 is PostgreSQL's disk_full (Appendix A of its manual).
    named = getattr(error, "sqlite_errorname", "") or getattr(error, "sqlstate", "") or ""
    return named in ("SQLITE_FULL", "53100")
