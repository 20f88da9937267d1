"""Whether anything may leave. A restored installation stands still until a person lets it go.

A backup brings back letters and mails as waiting that have left since it was made.
"""

from datetime import datetime

from yeondae.jobs.models import Standstill


def begin(*, backup_from: datetime, now: datetime) -> None:
    """Let nothing leave from now on."""
    Standstill.objects.create(since=now, backup_from=backup_from)


def in_force() -> Standstill | None:
    """The standstill that holds, if one does."""
    return Standstill.objects.filter(ended_at__isnull=True).order_by("-since").first()


def newest() -> Standstill | None:
    """The newest standstill, over or not; None where nothing was ever restored."""
    return Standstill.objects.order_by("-since").first()


def end(*, by_id: int | None, now: datetime) -> int:
    """A person lets things leave again; how many standstills this ended."""
    return Standstill.objects.filter(ended_at__isnull=True).update(ended_at=now, ended_by=by_id)
