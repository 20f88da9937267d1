"""Jobs: a function that a worker runs, tried again with growing pauses.

A job takes ids and loads by id. It may run twice, so it looks at the row before it acts; what
must not happen twice goes through a claim (yeondae.jobs.claims).
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, ParamSpec, cast

from django_tasks import task
from django_tasks.base import Task

from yeondae.core import clock
from yeondae.jobs.failures import kind_and_place

P = ParamSpec("P")
logger = logging.getLogger(__name__)


class JobFailed(Exception):
    """A job failed as often as it may; the message names it and the last kind of error."""


def job(
    *, max_attempts: int = 6, base: float = 10, factor: float = 3, priority: int = 0
) -> Callable[[Callable[P, None]], Task[P, None]]:
    """Make a module-level function a job; queue it with `name.enqueue(...)`, ids only.

    Enqueueing inside a transaction is part of it on both engines. After a failure it runs again
    in `base` seconds, then `base * factor`, and so on, at most `max_attempts` times in all.
    A `priority` from -100 to 100; higher goes first.
    """

    def decorate(function: Callable[P, None]) -> Task[P, None]:
        name = f"{function.__module__}.{function.__name__}"

        @wraps(function)
        def run(*args: Any, attempt_number: int = 1, **kwargs: Any) -> None:
            try:
                function(*args, **kwargs)
            except Exception as error:
                said = f"{name} failed, attempt {attempt_number} of {max_attempts}"
                said = f"{said}: {kind_and_place(error)}"
            else:
                return
            if attempt_number >= max_attempts:
                raise JobFailed(said)
            logger.warning(said)
            pause = timedelta(seconds=base * factor ** (attempt_number - 1))
            later = cast(Any, made).using(run_after=clock.now() + pause)
            later.enqueue(*args, attempt_number=attempt_number + 1, **kwargs)

        made = cast(Task[P, None], task(priority=priority)(run))
        return made

    return decorate
