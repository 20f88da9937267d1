"""Jobs through Procrastinate: any number of workers on any number of machines, PostgreSQL only."""

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Event
from typing import Any, cast

from asgiref.sync import async_to_sync
from django.db.models import Min
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob

from yeondae.core import clock
from yeondae.jobs.heartbeats import SILENT_SECONDS

AT_ONCE = 4
GRACE_SECONDS = 8.0


def run(*, worker: str, stop: Event) -> None:
    """Run jobs as they come, `AT_ONCE` at a time, until `stop` is set."""
    asyncio.run(_serve(worker, stop))


async def _serve(worker: str, stop: Event) -> None:
    connector = cast(DjangoConnector, app.connector).get_worker_connector()
    # An app of its own for the loop: what a job queues still goes through Django's connection.
    cast(Any, app).perform_import_paths()
    ours = App(connector=connector)
    ours.tasks = app.tasks
    async with ours.open_async():
        serving = asyncio.create_task(
            ours.run_worker_async(
                name=worker,
                concurrency=AT_ONCE,
                fetch_job_polling_interval=1.0,
                shutdown_graceful_timeout=GRACE_SECONDS,
                stalled_worker_timeout=SILENT_SECONDS,
                install_signal_handlers=False,
            )
        )
        while not stop.is_set() and not serving.done():
            await asyncio.sleep(0.2)
        serving.cancel()  # it finishes the jobs in hand; what it still says is raised here
        with suppress(asyncio.CancelledError):
            await serving


def rescue(*, alive: set[str]) -> int:
    """Queue again the jobs of workers whose heartbeat stopped; Procrastinate keeps its own."""
    return async_to_sync(_rescue)()


async def _rescue() -> int:
    manager = app.job_manager
    stalled = await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_SECONDS)
    count = 0
    for job in stalled:
        await manager.retry_job(job)
        count += 1
    return count


def forget_finished(*, before: datetime) -> None:
    """Delete the rows of jobs that ended before that moment."""
    hours = max(1, round((clock.now() - before) / timedelta(hours=1)))
    async_to_sync(app.job_manager.delete_old_jobs)(
        nb_hours=hours, include_failed=True, include_cancelled=True, include_aborted=True
    )


def oldest_due() -> datetime | None:
    """Since when the oldest job that should run waits."""
    waiting = ProcrastinateJob.objects.filter(status="todo")
    planned = waiting.filter(scheduled_at__lte=clock.now()).aggregate(at=Min("scheduled_at"))
    # Without a planned time the moment of queueing is in the job's first event.
    unplanned = waiting.filter(scheduled_at=None, procrastinateevent__type="deferred")
    queued = unplanned.aggregate(at=Min("procrastinateevent__at"))
    moments: list[datetime | None] = [planned["at"], queued["at"]]
    return min((moment for moment in moments if moment is not None), default=None)
