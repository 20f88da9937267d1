"""Claim, lease, finish: how exactly one worker works on a row, and how a break shows.

A claim is committed before the work begins. Its fence is who holds it, until when, and the how
manieth try it is: whoever lost the lease cannot write an end over somebody else's.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import connections, transaction
from django.db.models import F, QuerySet

from yeondae.core import clock
from yeondae.jobs.models import Claimable

Row = TypeVar("Row", bound=Claimable)


def claim(queryset: QuerySet[Row], *, limit: int, lease_seconds: float, worker: str) -> list[Row]:
    """Take up to `limit` due rows of `queryset` for `worker`, in the queryset's order.

    Only rows that wait and whose `due_at` has come. Two workers never get the same row: on
    PostgreSQL rows that another one is taking are skipped, on SQLite one takes at a time.
    The claim is committed on return, so it must not be called inside a transaction.
    """
    model = queryset.model
    moment = clock.now()
    due = queryset.filter(state=model.WAITING, due_at__lte=moment)
    with transaction.atomic(using=due.db, durable=True):
        if connections[due.db].features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True, of=("self",))
        taken = list(due.values_list("pk", flat=True)[:limit])
        if not taken:
            return []
        model._default_manager.using(due.db).filter(pk__in=taken, state=model.WAITING).update(
            state=model.CLAIMED,
            claimed_until=moment + timedelta(seconds=lease_seconds),
            claimed_by=worker,
            tries=F("tries") + 1,
        )
    return _in_order(queryset, taken)


def _in_order(queryset: QuerySet[Row], keys: Sequence[Any]) -> list[Row]:
    """The rows of `keys` in that order, with the queryset's related rows loaded."""
    loaded = queryset.model._default_manager.using(queryset.db)
    if queryset.query.select_related:
        loaded = queryset.model._default_manager.using(queryset.db).all()
        loaded.query.select_related = queryset.query.select_related
    rows = {row.pk: row for row in loaded.filter(pk__in=keys)}
    return [rows[key] for key in keys]


def finish(row: Claimable, *, state: str, **changes: Any) -> bool:
    """End the claim on `row`: it gets `state` and `changes`, if the claim is still ours.

    False where the lease was lost meanwhile: nothing is written, and the row in hand says
    what is stored no more. Works inside a transaction, so an audit row can go with it.
    """
    return _write(row, state=state, claimed_until=None, claimed_by="", **changes)


def give_back(row: Claimable, *, due_at: datetime | None = None, **changes: Any) -> bool:
    """Let `row` wait again until `due_at` (default: now). False where the lease was lost."""
    return finish(row, state=row.WAITING, due_at=due_at or clock.now(), **changes)


def extend(row: Claimable, *, lease_seconds: float) -> bool:
    """Hold `row` for another `lease_seconds` from now. False where the lease was lost."""
    return _write(row, claimed_until=clock.now() + timedelta(seconds=lease_seconds))


def expired(queryset: QuerySet[Row]) -> QuerySet[Row]:
    """The rows whose lease ran out: their worker died or hangs. End each with `finish`.

    The caller knows whether the point of no return was passed: `uncertain` or back to waiting.
    """
    return queryset.filter(state=queryset.model.CLAIMED, claimed_until__lt=clock.now())


def _write(row: Claimable, **changes: Any) -> bool:
    held = type(row)._default_manager.filter(
        pk=row.pk,
        state=row.CLAIMED,
        claimed_by=row.claimed_by,
        claimed_until=row.claimed_until,
        tries=row.tries,
    )
    if held.update(**changes) != 1:
        return False
    for name, value in changes.items():
        setattr(row, name, value)
    return True
