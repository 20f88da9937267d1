"""Statements that a crowd waits for: prepared once, and several in one round trip (PostgreSQL).

Values go to the server apart from the text, so that it plans each text once for a connection.
On SQLite, where nothing travels, every statement is an ordinary one.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from itertools import count
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.utils.module_loading import import_string

_waiting: ContextVar[list[tuple[str, Sequence[Any]]] | None] = ContextVar("waiting", default=None)


def fetch(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows that `sql` gives back; a %s stands for each of `values`."""
    return _rows(sql, values)


def run(sql: str, values: Sequence[Any]) -> None:
    """Run a statement that gives nothing back: now, or at the end of `together`."""
    waiting = _waiting.get()
    if waiting is None:
        _rows(sql, values)
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
    waiting: list[tuple[str, Sequence[Any]]] = []
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


def _rows(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """What `sql` gives back."""
    real: Any = connections[DEFAULT_DB_ALIAS]
    if real.vendor != "postgresql" or _is_logged(real):
        with real.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall() if cursor.description else []
    # As Django's own cursor begins, without making one.
    real.close_if_health_check_failed()
    real.ensure_connection()
    real.validate_no_broken_transaction()
    real.send_last()
    with real.wrap_database_errors:
        found: list[tuple[Any, ...]] = _prepared_rows()(real.connection, numbered(sql), values)
    return found


@lru_cache(maxsize=1)
def _prepared_rows() -> Any:
    """By its path: PostgreSQL's driver takes 8 MB, which nobody on SQLite needs."""
    return import_string("yeondae.core.prepared.rows")
