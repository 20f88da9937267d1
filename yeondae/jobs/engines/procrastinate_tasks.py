"""The one job that Procrastinate knows: it runs a Django task by its path."""

import logging
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db import close_old_connections
from django.utils.module_loading import import_string
from django_tasks.base import Task
from procrastinate.contrib.django import app

from yeondae.jobs.engines.procrastinate_backend import RUN
from yeondae.jobs.failures import kind_and_place

logger = logging.getLogger(__name__)


@app.task(name=RUN)
def run(path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Call the task at `path`, which must be one: nothing else is run by name."""
    close_old_connections()
    task = import_string(path)
    if not isinstance(task, Task):
        raise SuspiciousOperation(f"{path} is not a task.")
    try:
        task.call(*args, **kwargs)
    except Exception as error:
        # Procrastinate's own log, which quotes arguments and messages, is off (settings.LOGGING).
        logger.error("The job %s failed: %s", path, kind_and_place(error))
        raise
    finally:
        close_old_connections()
