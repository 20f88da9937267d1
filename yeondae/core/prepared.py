"""Statements prepared once on a connection and run with a single call of libpq (PostgreSQL).

For what a crowd waits for: the driver's cursor costs more than most of these statements do. The
driver itself must prepare nothing (`prepare_threshold` None, as Django sets it): after each
rollback it would have the server forget what it prepared, and ours with it.
"""

import select
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from psycopg import Connection, pq
from psycopg.adapt import PyFormat, Transformer
from psycopg.types.numeric import Int8

Key = tuple[str, tuple[int, ...]]
Sent = tuple[bytes, list[Any], Any]  # name, values and how these are written
MOST = 200  # statements prepared on one connection; the longest unused goes first
FORGOTTEN = b"26000"  # invalid_sql_statement_name: no statement is prepared under this name
BEGIN: Key = ("BEGIN", ())
COMMIT: Key = ("COMMIT", ())
DONE = (pq.ExecStatus.COMMAND_OK, pq.ExecStatus.TUPLES_OK)
_numbers = count()
_prepared: WeakKeyDictionary["Connection[Any]", dict[Key, bytes]] = WeakKeyDictionary()


def rows(driver: "Connection[Any]", sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """What `sql` gives back; $1, $2 ... stand for `values`.

    Begins a transaction where the driver would, in the same round trip. Raises psycopg's errors.
    """
    server, adapted = driver.pgconn, Transformer(driver)
    key, written = _written(adapted, sql, values)
    is_idle = server.transaction_status == pq.TransactionStatus.IDLE
    if is_idle and not driver.autocommit:
        begin: Sent = (_name(driver, BEGIN), [], None)
        _, result = _in_one_go(driver, begin, (_name(driver, key), written, adapted.formats))
    else:
        result = server.exec_prepared(_name(driver, key), written, adapted.formats)
        if is_idle and _is_forgotten(result):
            _prepared.pop(driver, None)
            result = server.exec_prepared(_name(driver, key), written, adapted.formats)
    adapted.set_pgresult(_checked(driver, result))
    return adapted.load_rows(0, result.ntuples, tuple)


def commit_with(driver: "Connection[Any]", sql: str, values: Sequence[Any]) -> None:
    """Run `sql` and commit its transaction, in one round trip: both or neither.

    Raises psycopg's errors; the transaction is then to be rolled back.
    """
    adapted = Transformer(driver)
    key, written = _written(adapted, sql, values)
    last = (_name(driver, key), written, adapted.formats)
    _in_one_go(driver, last, (_name(driver, COMMIT), [], None))


def _written(adapted: Any, sql: str, values: Sequence[Any]) -> tuple[Key, list[Any]]:
    # Whole numbers of one width: the driver would choose another by size, and plan anew.
    sized = [Int8(value) if type(value) is int else value for value in values]
    written = [*adapted.dump_sequence(sized, [PyFormat.AUTO] * len(sized))]
    return (sql, adapted.types or ()), written


def _in_one_go(driver: "Connection[Any]", *sent: Sent) -> list[Any]:
    """The results of several prepared statements that travel together.

    Raises what the first that was refused was refused for; those after it did not run.
    """
    server: Any = driver.pgconn
    try:
        server.enter_pipeline_mode()
        for each in sent:
            server.send_query_prepared(*each)
        server.pipeline_sync()
        results = [*_received(server, len(sent))]
        server.exit_pipeline_mode()
    except BaseException:  # half of an answer: nobody may go on with this connection
        server.finish()
        raise
    return [_checked(driver, result) for result in results]


def _received(server: Any, count: int) -> Iterator[Any]:
    """The results of `count` statements and of what ends their round trip, which is no result."""
    ears = select.poll()
    ears.register(server.socket, select.POLLOUT | select.POLLIN)
    while server.flush():
        ears.poll()
        server.consume_input()
    ears.modify(server.socket, select.POLLIN)
    for place in range(count + 1):
        # The wait is here, where other threads may run, and not within the library.
        while server.is_busy():
            ears.poll()
            server.consume_input()
        result = server.get_result()
        if place < count:
            yield result
            server.get_result()  # nothing, at once: the end of this statement's results


def _name(driver: "Connection[Any]", key: Key) -> bytes:
    """The name under which a statement for values of these types is prepared, now or before."""
    names = _prepared.setdefault(driver, {})
    if name := names.pop(key, None):
        names[key] = name  # used last
        return name
    if len(names) >= MOST:
        _checked(driver, driver.pgconn.close_prepared(names.pop(next(iter(names)))))
    sql, types = key
    names[key] = name = b"yeondae_%d" % next(_numbers)
    try:
        _checked(driver, driver.pgconn.prepare(name, sql.encode(), types))
    except BaseException:
        del names[key]
        raise
    return name


def _is_forgotten(result: Any) -> bool:
    """Whether somebody else had the server forget what was prepared."""
    return bool(result.error_field(pq.DiagnosticField.SQLSTATE) == FORGOTTEN)


def _checked(driver: "Connection[Any]", result: Any) -> Any:
    if result.status not in DONE:
        if _is_forgotten(result):  # this transaction is lost; the next prepares anew
            _prepared.pop(driver, None)
        raise psycopg.errors.error_from_result(result)
    return result
