"""One statement, prepared once on a connection and run with a single call of libpq (PostgreSQL).

For what bounds how fast letters and mails leave: the driver's cursor, its choice of types and its
reading of rows cost several times what the statement itself does.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast
from weakref import WeakKeyDictionary

import psycopg
from django.db import connection
from psycopg import Connection, pq

from yeondae.core.statements import fetch, numbered

_names: WeakKeyDictionary["Connection[Any]", dict[str, bytes]] = WeakKeyDictionary()
FORGOTTEN = b"26000"  # invalid_sql_statement_name: no statement is prepared under this name
DONE = (pq.ExecStatus.COMMAND_OK, pq.ExecStatus.TUPLES_OK)


def gives_a_row(sql: str, values: Sequence[Any]) -> bool:
    """Whether `sql` gives back any row, which it wrote or found (PostgreSQL).

    A %s stands for each of `values`: text, bytes, whole numbers, times or None, whose types the
    statement itself tells. Committed on return where no transaction is open.
    """
    # In a transaction the driver has to begin it; a log of queries wants to hear of this one.
    if connection.in_atomic_block or connection.queries_logged or connection.execute_wrappers:
        return bool(fetch(sql, values))
    connection.ensure_connection()
    with connection.wrap_database_errors:
        return _run(cast(Any, connection).connection, sql, values)


def _run(driver: "Connection[Any]", sql: str, values: Sequence[Any]) -> bool:
    written: list[Any] = [_written(value) for value in values]  # None is NULL
    formats = [int(isinstance(value, bytes)) for value in values]
    result = driver.pgconn.exec_prepared(_name(driver, sql), written, formats)
    if result.error_field(pq.DiagnosticField.SQLSTATE) == FORGOTTEN:
        # After a rollback or a change of tables the driver has the server forget what is prepared.
        _names.pop(driver, None)
        result = driver.pgconn.exec_prepared(_name(driver, sql), written, formats)
    return bool(_checked(result).ntuples)


def _name(driver: "Connection[Any]", sql: str) -> bytes:
    """The name under which `sql` is prepared on this connection, now or before."""
    names = _names.setdefault(driver, {})
    if sql not in names:
        name = f"yeondae_{len(names)}".encode()
        _checked(driver.pgconn.prepare(name, numbered(sql).encode()))
        names[sql] = name
    return names[sql]


def _checked(result: Any) -> Any:
    if result.status not in DONE:
        raise psycopg.errors.error_from_result(result)
    return result


def _written(value: Any) -> bytes | None:
    """As PostgreSQL reads it: everything as text, but bytes as they are."""
    if value is None or isinstance(value, bytes):
        return value
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, int) and not isinstance(value, bool):
        return b"%d" % value
    if isinstance(value, datetime):
        return value.isoformat().encode()
    raise TypeError(f"A prepared statement takes no {type(value).__name__}.")
