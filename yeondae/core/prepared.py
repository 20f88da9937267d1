"""Statements prepared once on a connection and run with a single call of libpq (PostgreSQL).

For what a crowd waits for: the driver's cursor costs more than most of these statements do. The
driver itself must prepare nothing (`prepare_threshold` None, as Django sets it): after each
rollback it would have the server forget what it prepared, and ours with it.
"""

from collections.abc import Sequence
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from psycopg import Connection, pq
from psycopg.adapt import PyFormat, Transformer
from psycopg.types.numeric import Int8

Key = tuple[str, tuple[int, ...]]
MOST = 200  # statements prepared on one connection; the oldest goes first
FORGOTTEN = b"26000"  # invalid_sql_statement_name: no statement is prepared under this name
DONE = (pq.ExecStatus.COMMAND_OK, pq.ExecStatus.TUPLES_OK)
_numbers = count()
_prepared: WeakKeyDictionary["Connection[Any]", dict[Key, bytes]] = WeakKeyDictionary()


def rows(driver: "Connection[Any]", sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """What `sql` gives back; $1, $2 ... stand for `values`.

    Begins a transaction where the driver would. Raises psycopg's errors.
    """
    server = driver.pgconn
    if not driver.autocommit and server.transaction_status == pq.TransactionStatus.IDLE:
        _checked(server.exec_(b"BEGIN"))
    adapted = Transformer(driver)
    # Whole numbers of one width: the driver would choose another by size, and plan anew.
    sized = [Int8(value) if type(value) is int else value for value in values]
    written: list[Any] = [*adapted.dump_sequence(sized, [PyFormat.AUTO] * len(sized))]
    key = (sql, adapted.types or ())
    result = server.exec_prepared(_name(driver, key), written, adapted.formats)
    if _is_forgotten(result) and server.transaction_status == pq.TransactionStatus.IDLE:
        # Somebody else had the server forget what is prepared.
        _prepared.pop(driver, None)
        result = server.exec_prepared(_name(driver, key), written, adapted.formats)
    adapted.set_pgresult(_checked(result))
    return adapted.load_rows(0, result.ntuples, tuple)


def _name(driver: "Connection[Any]", key: Key) -> bytes:
    """The name under which a statement for values of these types is prepared, now or before."""
    names = _prepared.setdefault(driver, {})
    if key in names:
        return names[key]
    if len(names) >= MOST:
        _checked(driver.pgconn.exec_(b"DEALLOCATE " + names.pop(next(iter(names)))))
    sql, types = key
    names[key] = name = b"yeondae_%d" % next(_numbers)
    try:
        _checked(driver.pgconn.prepare(name, sql.encode(), types))
    except BaseException:
        del names[key]
        raise
    return name


def _is_forgotten(result: Any) -> bool:
    return bool(result.error_field(pq.DiagnosticField.SQLSTATE) == FORGOTTEN)


def _checked(result: Any) -> Any:
    if result.status not in DONE:
        raise psycopg.errors.error_from_result(result)
    return result
