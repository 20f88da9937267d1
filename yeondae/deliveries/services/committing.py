"""The one write of every sending: its end and its attempt, together or not at all.

This is what bounds how fast letters leave, so it is SQL: on PostgreSQL one statement and one
commit, on SQLite two statements in a transaction. Who lost the lease writes nothing.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.db import connection, models, transaction

from yeondae.core.statements import fetch
from yeondae.deliveries.models import Attempt, Delivery
from yeondae.sealing.fields import SealedField

# What ending a claim may change; the rest of a delivery never changes here.
CHANGED = ("state", "handle", "finished_at", "due_at", "bundle_id")
# The name of a claim is its own (see carrying): whoever still has it, has the row.
FENCE = ("id", "state", "claimed_by")
OF_DELIVERY = ("office_id", "channel", "contact_point_id")
NOTED = ("bundle_id", "started_at", "ended_at", "result", "said", "proof")
DELIVERY, ATTEMPT = Delivery._meta.db_table, Attempt._meta.db_table
UPDATE = (
    f"UPDATE {DELIVERY} SET {', '.join(f'{name} = %s' for name in CHANGED)}, "  # noqa: S608
    "claimed_until = NULL, claimed_by = '' "
    f"WHERE {' AND '.join(f'{name} = %s' for name in FENCE)}"
)
SAME = ", ".join(OF_DELIVERY)
INSERT = f"INSERT INTO {ATTEMPT} (delivery_id, {SAME}, {', '.join(NOTED)}) "
# Types are named because PostgreSQL cannot tell them from a bare SELECT.
CASTS = ("%s::bigint", "%s::timestamptz", "%s::timestamptz", "%s", "%s", "%s::bytea")
AT_ONCE = (
    f"WITH mine AS ({UPDATE} RETURNING id, {SAME}) "  # noqa: S608
    f"{INSERT}SELECT id, {SAME}, {', '.join(CASTS)} FROM mine RETURNING delivery_id"
)
AFTER = (
    f"{INSERT}SELECT id, {SAME}, {', '.join(['%s'] * len(NOTED))} "  # noqa: S608
    f"FROM {DELIVERY} WHERE id = %s"
)


def commit(delivery: Delivery, changes: Mapping[str, Any], noted: Mapping[str, Any]) -> bool:
    """End the claim on `delivery` with `changes` and add its attempt. False: the lease was lost.

    `changes` may name the fields of CHANGED, and what it does not name stays; `noted` holds all
    of NOTED.
    """
    wanted = [changes.get(name, getattr(delivery, name)) for name in CHANGED]
    ending = _values(Delivery, zip(CHANGED, wanted, strict=True))
    ending += [getattr(delivery, name) for name in FENCE]
    noting = _values(Attempt, ((name, noted[name]) for name in NOTED))
    if not _write(ending, noting, delivery.pk):
        return False
    for name, value in zip(CHANGED, wanted, strict=True):
        setattr(delivery, name, value)
    delivery.claimed_until, delivery.claimed_by = None, ""
    return True


def _write(ending: list[Any], noting: list[Any], key: int) -> bool:
    if connection.vendor == "postgresql":
        return bool(fetch(AT_ONCE, ending + noting))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(UPDATE, ending)
        if cursor.rowcount != 1:
            return False
        cursor.execute(AFTER, [*noting, key])
        return True


def _values(model: type[models.Model], named: Iterable[tuple[str, Any]]) -> list[Any]:
    """Field values as this database takes them; sealed fields are sealed here."""
    special = _special(model, connection.vendor)
    return [
        special[name].get_db_prep_save(value, connection) if name in special else value
        for name, value in named
    ]


@lru_cache(maxsize=4)
def _special(model: type[models.Model], vendor: str) -> "dict[str, models.Field[Any, Any]]":
    """By column: the fields whose values a database driver cannot take as they are."""
    kinds: tuple[type[Any], ...] = (SealedField,)
    if vendor != "postgresql":
        kinds += (models.DateTimeField,)
    fields = model._meta.concrete_fields
    return {str(field.column): field for field in fields if isinstance(field, kinds)}
