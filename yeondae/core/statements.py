"""Statements that a crowd waits for: prepared once, and several in one round trip (PostgreSQL).

Values go to the server apart from the text, so that it plans each text once for a connection.
On SQLite, where nothing travels, every statement is an ordinary one.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.utils.module_loading import import_string

A = TypeVar("A")
B = TypeVar("B")
Asked = tuple[str, Sequence[Any]]
Row = tuple[Any, ...]
_waiting: ContextVar[list[Asked] | None] = ContextVar("waiting", default=None)


def fetch(sql: str, values: Sequence[Any]) -> list[Row]:
    """The rows that `sql` gives back; a %s stands for each of `values`."""
    [found] = _rows((sql, values))
    return found


@dataclass(frozen=True)
class Question(Generic[A]):
    """A statement whose rows are wanted, and what they say; without `sql` that is known already."""

    sql: str
    values: Sequence[Any]
    read: Callable[[list[Row]], A]


def both(one: Question[A], other: Question[B]) -> tuple[A, B]:
    """The answers to two questions, asked in one round trip; the second sees what the first did."""
    asked = [(each.sql, each.values) for each in (one, other) if each.sql]
    found = iter(_rows(*asked) if asked else [])
    first = one.read(next(found) if one.sql else [])
    return first, other.read(next(found) if other.sql else [])


def run(sql: str, values: Sequence[Any]) -> None:
    """Run a statement that gives nothing back: now, or at the end of `together`."""
    waiting = _waiting.get()
    if waiting is None:
        _rows((sql, values))
    else:
        waiting.append((sql, values))


@contextmanager
def together(*, is_last: bool = False) -> Iterator[None]:
    """Send what is `run` inside as one statement at the end.

    Inside, nothing sees what the others write. Raises at the end what any of them raises; where
    it `is_last` of its transaction it travels with the COMMIT, which then raises it.
    """
    if not _is_remote():
        yield
        return
    waiting: list[Asked] = []
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    if waiting:
        sql = _joined(tuple(sql for sql, _ in waiting))
        values = [value for _, each in waiting for value in each]
        if is_last and _waiting.get() is None and _ends_transaction():
            real: Any = connections[DEFAULT_DB_ALIAS]
            real.last = numbered(sql), values
        else:
            run(sql, values)


@lru_cache(maxsize=256)
def _joined(statements: tuple[str, ...]) -> str:
    """One statement that does them all (PostgreSQL runs those of a WITH to their end)."""
    if len(statements) == 1:
        return statements[0]
    first = ", ".join(f"s{number} AS ({sql})" for number, sql in enumerate(statements[:-1]))
    return f"WITH {first} {statements[-1]}"


@lru_cache(maxsize=512)
def numbered(sql: str) -> str:
    """`sql` with $1, $2 ... as PostgreSQL itself writes the places of values."""
    places = count(1)
    return re.sub("%s", lambda _: f"${next(places)}", sql)


def _is_remote() -> bool:
    return connection.vendor == "postgresql"


def _ends_transaction() -> bool:
    """Whether the transaction ends with the block that runs now, and its statements are ours."""
    real: Any = connections[DEFAULT_DB_ALIAS]
    return real.in_atomic_block and not real.savepoint_ids and not _is_logged(real)


def _is_logged(real: Any) -> bool:
    """Django's log of queries knows no prepared statements."""
    return bool(real.queries_logged or real.execute_wrappers)


def _rows(*asked: Asked) -> list[list[Row]]:
    """What each of the statements gives back, in one round trip."""
    real: Any = connections[DEFAULT_DB_ALIAS]
    if real.vendor != "postgresql" or _is_logged(real):
        with real.cursor() as cursor:
            return [_fetched(cursor, *each) for each in asked]
    # As Django's own cursor begins, without making one.
    real.close_if_health_check_failed()
    real.ensure_connection()
    real.validate_no_broken_transaction()
    real.send_last()
    with real.wrap_database_errors:
        if len(asked) == 1:
            [(sql, values)] = asked
            return [_prepared("rows")(real.connection, numbered(sql), values)]
        every = ((numbered(sql), values) for sql, values in asked)
        found: list[list[Row]] = _prepared("rows_of_each")(real.connection, *every)
    return found


def _fetched(cursor: Any, sql: str, values: Sequence[Any]) -> list[Row]:
    cursor.execute(sql, values)
    return cursor.fetchall() if cursor.description else []


@lru_cache(maxsize=2)
def _prepared(name: str) -> Any:
    """By its path: PostgreSQL's driver takes 8 MB, which nobody on SQLite needs."""
    return import_string(f"yeondae.core.prepared.{name}")
