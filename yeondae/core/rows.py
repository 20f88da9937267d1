"""Many rows in few round trips, for the few places where a crowd waits (the confirming POST).

`insert` is `bulk_create` without planning it anew each time: the statement for a model, its
columns and its number of rows is built once; values go through their fields, so sealed columns
are sealed. On PostgreSQL the ids are drawn beforehand, many at once, so that all rows of one
confirmation can go `together` (yeondae.core.statements). No signals, no parents, no defaults of
the database.
"""

import os
from collections import deque
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import (
    BinaryField,
    BooleanField,
    CharField,
    DateField,
    Field,
    ForeignKey,
    IntegerField,
    Model,
)
from django.db.models.base import ModelState

from yeondae.core.statements import fetch, run

M = TypeVar("M", bound=Model)
DRAWN_AT_ONCE = 200
# Fields whose values both drivers take as they are, and those that PostgreSQL's takes so (days and
# moments; SQLite keeps them as text).
AS_IT_IS = (CharField, IntegerField, BooleanField, ForeignKey)
AS_IT_IS_REMOTELY = (*AS_IT_IS, DateField, BinaryField)
# By process: what one process drew must not be used by those it forks.
_drawn: dict[tuple[int, type[Model]], deque[int]] = {}


def new(model: type[M], **values: Any) -> M:
    """A row of `model` to `insert`: what `model(**values)` makes, at a tenth of its cost.

    Foreign keys are given as their ids (`call_id`). Raises TypeError for what is no column.
    """
    fixed, drawn = _blanks(model)
    if unknown := values.keys() - fixed.keys():
        raise TypeError(f"{model.__name__} has no column {', '.join(sorted(unknown))}.")
    row = model.__new__(model)  # as unpickling makes it: no signals, no look at each field
    row._state = ModelState()
    row._state.db = DEFAULT_DB_ALIAS
    kept = row.__dict__
    kept |= fixed
    for name, draw in drawn:
        if name not in values:
            kept[name] = draw()
    kept |= values
    return row


def insert(rows: Sequence[Model]) -> None:
    """Insert new `rows` of one model in one statement and give them their ids.

    Raises IntegrityError as any insert does.
    """
    if not rows:
        return
    real = connections[DEFAULT_DB_ALIAS]
    draws = real.vendor == "postgresql"
    if draws:
        for row in rows:
            row.pk = _draw(type(row))
    plan = _plan(rows)
    if draws:
        run(_statement(plan, returns=False), _values(rows, plan, real))
    else:
        made = fetch(_statement(plan, returns=True), _values(rows, plan, real))
        for row, (pk,) in zip(rows, made, strict=True):
            row.pk = pk
    _are_kept(rows)


def insert_unless_known(row: Model, by: str) -> bool:
    """Insert `row`; nothing, and False, where its value of the unique field `by` is there."""
    plan = _plan([row])
    values = _values([row], plan, connections[DEFAULT_DB_ALIAS])
    made = fetch(_statement(plan, unless_known=by, returns=True), values)
    if not made:
        return False
    row.pk = made[0][0]
    _are_kept([row])
    return True


def insert_new(rows: Sequence[Model], by: str) -> int:
    """Insert those of `rows`, all of one model, whose value of the unique field `by` is not there
    yet; how many. Their ids stay unknown.
    """
    if not rows:
        return 0
    plan = _plan(rows)
    values = _values(rows, plan, connections[DEFAULT_DB_ALIAS])
    return len(fetch(_statement(plan, unless_known=by, returns=True), values))


def rewrite(row: Model, *names: str) -> None:
    """Write the named fields of a row that is there already."""
    real, fields = connections[DEFAULT_DB_ALIAS], _fields(type(row))
    values = [fields[name](row, real) for name in names]
    run(_rewriting(type(row), names), [*values, row.pk])


@lru_cache(maxsize=256)
def columns(model: type[Model], alias: str) -> str:
    """All columns of `model` under `alias`, in the order in which `read` takes them."""
    return ", ".join(f"{alias}.{_column(model, name)}" for name in _names(model))


def read(model: type[M], sql: str, values: Sequence[Any]) -> list[tuple[M, tuple[Any, ...]]]:
    """The rows of `model` that `sql` finds, each with whatever else it asks for.

    `sql` selects the `columns` of the model first. The planning of a query is all that this
    leaves out: sealed columns are opened and times get their zone.
    """
    width = len(_names(model))
    return [(_made(model, each[:width]), each[width:]) for each in fetch(sql, values)]


def read_joined(
    models: Sequence[type[Model]], sql: str, values: Sequence[Any]
) -> list[tuple[Any, ...]]:
    """As `read`, for rows of several models side by side: `sql` selects the columns of each."""
    ends = accumulate((len(_names(model)) for model in models), initial=0)
    parts = [(model, slice(*ends)) for model, ends in zip(models, pairwise(ends), strict=True)]
    return [tuple(_made(model, each[part]) for model, part in parts) for each in fetch(sql, values)]


def _made(model: type[M], values: Sequence[Any]) -> M:
    real = connections[DEFAULT_DB_ALIAS]
    row = list(values)
    for place, expression, converters in _opened(model, real.vendor):
        for convert in converters:
            row[place] = convert(row[place], expression, real)
    return model.from_db(DEFAULT_DB_ALIAS, _names(model), row)


@lru_cache(maxsize=64)
def _opened(model: type[Model], vendor: str) -> list[tuple[int, Any, list[Any]]]:
    """The columns whose values are not used as they come: place, expression and converters."""
    real: Any = connections[DEFAULT_DB_ALIAS]
    found = []
    for place, field in enumerate(model._meta.local_concrete_fields):
        column = field.get_col(model._meta.db_table)
        converters = real.ops.get_db_converters(column) + column.get_db_converters(real)
        if converters:
            found.append((place, column, converters))
    return found


@lru_cache(maxsize=64)
def _rewriting(model: type[Model], names: tuple[str, ...]) -> str:
    changes = ", ".join(f"{_column(model, name)} = %s" for name in names)
    key = _column(model, _key(model))
    return f"UPDATE {_quoted(model._meta.db_table)} SET {changes} WHERE {key} = %s"  # noqa: S608


def reserve(model: type[Model], count: int) -> None:
    """Have at least `count` ids of `model` drawn, so that `insert` asks for none itself."""
    drawn = _drawn.setdefault((os.getpid(), model), deque())
    if connection.vendor == "postgresql" and len(drawn) < count:
        ids = fetch(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [_quoted(model._meta.db_table), max(count, DRAWN_AT_ONCE)],
        )
        drawn.extend(pk for (pk,) in ids)


def _draw(model: type[Model]) -> int:
    while True:
        try:
            return _drawn[os.getpid(), model].popleft()
        except (KeyError, IndexError):
            reserve(model, 1)


class Plan(NamedTuple):
    """Which columns are sent once for all rows, and which for each; empty ones not at all."""

    model: type[Model]
    shared: tuple[str, ...]
    own: tuple[str, ...]
    rows: int


def _plan(rows: Sequence[Model]) -> Plan:
    """Many columns hold the same in all rows that are inserted together: those travel once."""
    model, first, others = type(rows[0]), rows[0].__dict__, [row.__dict__ for row in rows[1:]]
    if not others:
        *sent, last = (name for name in _names(model) if first[name] is not None)
        return Plan(model, tuple(sent), (last,), 1)
    shared, own = [], []
    for name in _names(model):
        value = first[name]
        for other in others:
            if other[name] is not value and other[name] != value:
                own.append(name)
                break
        else:
            if value is not None:
                shared.append(name)
    if not own:  # a VALUES list needs a column
        own.append(shared.pop())
    return Plan(model, tuple(shared), tuple(own), len(rows))


def _values(rows: Sequence[Model], plan: Plan, real: Any) -> list[Any]:
    fields = _fields(plan.model)
    values = [fields[name](rows[0], real) for name in plan.shared]
    own = [fields[name] for name in plan.own]
    return values + [write(row, real) for row in rows for write in own]


def _are_kept(rows: Sequence[Model]) -> None:
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


@lru_cache(maxsize=256)
def _statement(plan: Plan, *, unless_known: str = "", returns: bool) -> str:
    columns = ", ".join(_column(plan.model, name) for name in plan.shared + plan.own)
    row = f"({', '.join(['%s'] * len(plan.own))})"
    typed = [f"%s{_type(plan.model, name)}" for name in plan.shared]
    typed += [
        f"v.column{number}{_type(plan.model, name)}"
        for number, name in enumerate(plan.own, start=1)
    ]
    known = f" ON CONFLICT ({_quoted(unless_known)}) DO NOTHING" if unless_known else ""
    back = f" RETURNING {_column(plan.model, _key(plan.model))}" if returns else ""
    # Names come from models, values are bound.
    return (
        f"INSERT INTO {_quoted(plan.model._meta.db_table)} ({columns}) "  # noqa: S608
        f"SELECT {', '.join(typed)} FROM (VALUES {', '.join([row] * plan.rows)}) AS v "
        f"WHERE true{known}{back}"
    )


@lru_cache(maxsize=64)
def _names(model: type[Model]) -> tuple[str, ...]:
    return tuple(field.attname for field in model._meta.local_concrete_fields)


@lru_cache(maxsize=64)
def _blanks(model: type[Model]) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """What each column holds where nothing is given, and those for which it is made each time."""
    fields = model._meta.local_concrete_fields
    drawn = [(field.attname, field.get_default) for field in fields if callable(field.default)]
    return {field.attname: field.get_default() for field in fields}, drawn


@lru_cache(maxsize=64)
def _fields(model: type[Model]) -> dict[str, Callable[[Model, Any], Any]]:
    """How the value of each field is written: as it is where the driver takes it so."""
    simple = AS_IT_IS_REMOTELY if connection.vendor == "postgresql" else AS_IT_IS
    return {field.attname: _writer(field, simple) for field in model._meta.local_concrete_fields}


def _writer(
    field: "Field[Any, Any]", simple: tuple[type["Field[Any, Any]"], ...]
) -> Callable[[Model, Any], Any]:
    name = field.attname
    if isinstance(field, simple) and not getattr(field, "auto_now", False):
        return lambda row, _connection: row.__dict__[name]
    return lambda row, real: field.get_db_prep_save(field.pre_save(row, True), real)


def _type(model: type[Model], name: str) -> str:
    """The cast that a bound value needs in a SELECT (PostgreSQL)."""
    if connection.vendor != "postgresql":
        return ""
    field = next(each for each in model._meta.local_concrete_fields if each.attname == name)
    by_key = field.primary_key
    kind = field.rel_db_type if by_key else field.db_type  # type: ignore[attr-defined]
    # Without its length: a cast would cut a text that is too long, where the column refuses it.
    return f"::{str(kind(connection)).split('(')[0]}"


def _column(model: type[Model], name: str) -> str:
    field = next(each for each in model._meta.local_concrete_fields if each.attname == name)
    return _quoted(field.column)


def _key(model: type[Model]) -> str:
    if model._meta.pk is None:
        raise TypeError(f"{model.__name__} has no primary key.")
    return model._meta.pk.attname


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
