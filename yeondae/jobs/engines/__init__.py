"""What carries jobs: embedded in the database (SQLite), or Procrastinate (PostgreSQL)."""

from datetime import datetime
from importlib import import_module
from threading import Event
from typing import Protocol, cast

from django.conf import settings


class Engine(Protocol):
    """What the worker asks of an engine; a module with these functions (settings.JOBS_ENGINE)."""

    def run(self, *, worker: str, stop: Event) -> None:
        """Run jobs as they come until `stop` is set, then finish those in hand."""

    def rescue(self, *, alive: set[str]) -> int:
        """Queue again what dead workers left; how many."""

    def forget_finished(self, *, before: datetime) -> None:
        """Delete what ended before that moment."""

    def oldest_due(self) -> datetime | None:
        """Since when the oldest job that should run waits; None where none waits."""


def engine() -> Engine:
    """The engine that the settings name."""
    return cast(Engine, import_module(settings.JOBS_ENGINE))
