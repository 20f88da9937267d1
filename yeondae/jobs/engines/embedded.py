"""Jobs as rows of django-tasks-db, run inside our worker. No service to install."""

from datetime import datetime
from threading import Event

from django.db import close_old_connections
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult, get_date_max

from yeondae.core import clock

LOOK_SECONDS = 0.5
# A job that takes its worker down with it is given up after so many workers.
MOST_WORKERS = 5


def run(*, worker: str, stop: Event) -> None:
    """Run jobs one after the other until `stop` is set."""
    while not stop.is_set():
        close_old_connections()
        if DBTaskResult.objects.ready().exists():
            _run_one(worker)
        else:
            stop.wait(LOOK_SECONDS)


def _run_one(worker: str) -> None:
    Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=worker,
    ).run()


def rescue(*, alive: set[str]) -> int:
    """Queue again the jobs whose worker is not among `alive`; how many."""
    rescued = 0
    for row in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
        if row.worker_ids and row.worker_ids[-1] in alive:
            continue
        given_up = len(row.worker_ids) >= MOST_WORKERS
        state = TaskResultStatus.FAILED if given_up else TaskResultStatus.READY
        # As seen: a worker may have finished it, or claimed it anew, meanwhile.
        seen = DBTaskResult.objects.filter(
            pk=row.pk, status=TaskResultStatus.RUNNING, started_at=row.started_at
        )
        rescued += seen.update(status=state, finished_at=clock.now() if given_up else None)
    return rescued


def forget_finished(*, before: datetime) -> None:
    """Delete the rows of jobs that ended before that moment."""
    DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()


def oldest_due() -> datetime | None:
    """Since when the oldest ready job waits."""
    ready = DBTaskResult.objects.ready()
    waiting = [
        row.enqueued_at if row.run_after == get_date_max() else row.run_after
        for row in (ready.order_by("run_after").first(), ready.order_by("enqueued_at").first())
        if row is not None
    ]
    return min(waiting, default=None)
