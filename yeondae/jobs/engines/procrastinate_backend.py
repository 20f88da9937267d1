"""Django tasks as jobs of Procrastinate: the row is written in the caller's transaction.

Django loads this module while models are still being defined, so it imports none; the job
that runs them is known to Procrastinate by its name (procrastinate_tasks.py).
"""

from typing import Any

from django.utils import timezone
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.utils import normalize_json
from procrastinate.contrib.django import app

RUN = "yeondae.jobs.run"


class ProcrastinateBackend(BaseTaskBackend):
    """TASKS backend for PostgreSQL; results are not kept."""

    supports_defer = True
    supports_priority = True

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """Write the job; it becomes visible when the transaction commits."""
        self.validate_task(task)
        arguments = normalize_json({"args": args, "kwargs": kwargs})
        job = app.configure_task(
            RUN,
            allow_unknown=True,  # only workers load the function behind the name
            queue=task.queue_name,
            priority=task.priority,
            schedule_at=task.run_after,
        ).defer(path=task.module_path, **arguments)
        return TaskResult(
            task=task,
            id=str(job),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            finished_at=None,
            last_attempted_at=None,
            args=arguments["args"],
            kwargs=arguments["kwargs"],
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
