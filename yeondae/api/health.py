"""/healthz: whether web, database, migrations, worker and jobs are well. No secret, no data."""

from dataclasses import asdict
from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yeondae.jobs.health import measure

# A worker says that it lives every five seconds; a minute of silence is not a slow machine.
SILENT_WORKER_SECONDS = 60
LATE_JOB_SECONDS = 300

_up_to_date = False


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 where all is well, else 503; the body says what is not."""
    found = report()
    return JsonResponse(found, status=200 if found["ok"] else 503)


def report() -> dict[str, Any]:
    """What is well and what is not, with ages in seconds."""
    found: dict[str, Any] = {"web": True, "database": False, "migrations": None, "worker": False}
    found["jobs"] = False
    try:
        found["migrations"] = 0 if _is_up_to_date() else pending_migrations()
        found["database"] = True
        health = measure() if not found["migrations"] else None
    except DatabaseError:
        health = None
    if health is not None:
        found["worker"] = _younger(health.heartbeat, SILENT_WORKER_SECONDS, none=False)
        late = [health.oldest_due_job, health.overdue_sweep]
        found["jobs"] = all(_younger(age, LATE_JOB_SECONDS, none=True) for age in late)
        found["seconds"] = {name: _round(value) for name, value in asdict(health).items()}
    good = found["database"] and found["worker"] and found["jobs"] and found["migrations"] == 0
    return {"ok": bool(good), **found}


def pending_migrations() -> int:
    """How many migrations this code has that the database has not."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _is_up_to_date() -> bool:
    """Looked up until it is so; the code of a running process gets no new migrations."""
    global _up_to_date
    _up_to_date = _up_to_date or pending_migrations() == 0
    return _up_to_date


def _younger(age: float | None, limit: float, *, none: bool) -> bool:
    return none if age is None else age <= limit


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
