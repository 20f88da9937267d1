"""What a statement that a crowd waits for relies on: whole, refused aloud, never forgotten."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, OperationalError, ProgrammingError, connection, transaction

from yeondae.core import prepared
from yeondae.core.statements import fetch, run, together

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
MOMENT = datetime(2026, 11, 23, 4, 30, 0, 123456, tzinfo=UTC)
WRITE = "INSERT INTO kept_values VALUES (%s, %s, %s, %s) RETURNING id"
INSERT = "INSERT INTO kept_values (id, said) VALUES (%s, %s)"
END = "UPDATE kept_values SET said = %s WHERE id = %s AND said = %s RETURNING id"


@pytest.fixture(autouse=True)
def table():
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE kept_values"
            "(id bigint PRIMARY KEY, said varchar(9), noted timestamptz, proof bytea)"
        )
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE kept_values")


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, said, noted, proof FROM kept_values ORDER BY id")
        return [(*row[:3], row[3] and bytes(row[3])) for row in cursor.fetchall()]


def test_every_kind_of_value_arrives_as_it_was() -> None:
    assert fetch(WRITE, [2**40, "편지 ' \\", MOMENT, b"\x00\xff\\"])
    assert fetch(WRITE, [2**40 + 1, "", None, None])
    whole = [(2**40, "편지 ' \\", MOMENT, b"\x00\xff\\"), (2**40 + 1, "", None, None)]
    assert rows() == whole
    assert fetch("SELECT * FROM kept_values ORDER BY id", []) == whole


def test_a_write_that_finds_its_row_taken_says_so() -> None:
    fetch(WRITE, [1, "mine", None, None])
    assert not fetch(END, ["ended", 1, "another's"])
    assert fetch(END, ["ended", 1, "mine"])
    assert rows() == [(1, "ended", None, None)]


def test_what_the_database_refuses_is_raised_and_the_connection_goes_on() -> None:
    fetch(WRITE, [1, "first", None, None])
    with pytest.raises(IntegrityError):
        fetch(WRITE, [1, "second", None, None])
    assert fetch(WRITE, [2, "third", None, None])


def test_what_a_transaction_that_is_given_up_wrote_is_gone() -> None:
    fetch(WRITE, [1, "first", None, None])
    for _again in range(2):
        with pytest.raises(IntegrityError), transaction.atomic():
            fetch(WRITE, [2, "second", None, None])
            fetch(WRITE, [1, "again", None, None])
    with transaction.atomic():
        fetch(WRITE, [3, "third", None, None])
    assert [row[0] for row in rows()] == [1, 3]


def test_what_the_server_forgot_is_prepared_again() -> None:
    fetch(WRITE, [1, "first", None, None])
    fetch(END, ["ended", 1, "first"])
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    assert fetch(WRITE, [2, "second", None, None])
    assert fetch(END, ["ended", 2, "second"])


def test_after_a_transaction_whose_statements_were_forgotten_the_next_goes_on() -> None:
    def write(number: int) -> None:
        with transaction.atomic():
            fetch(WRITE, [number, "kept", None, None])
            with together(is_last=True):
                run(INSERT, [number + 10, "kept"])

    write(1)
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    with pytest.raises(ProgrammingError):
        write(2)
    write(3)
    assert [row[0] for row in rows()] == [1, 3, 11, 13]


def test_the_driver_has_the_server_forget_nothing_of_ours() -> None:
    fetch(WRITE, [1, "first", None, None])
    for number in range(8):  # often enough for a driver that prepares statements itself
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT said FROM kept_values WHERE id = %s", [number])
            cursor.execute("INSERT INTO kept_values (id) VALUES (1)")
    with transaction.atomic():
        assert fetch(WRITE, [2, "second", None, None])
    assert [row[0] for row in rows()] == [1, 2]


def test_more_statements_than_are_kept_still_run(monkeypatch) -> None:
    monkeypatch.setattr(prepared, "MOST", 2)
    for _round in range(2):
        assert [fetch(f"SELECT {number} + %s", [1]) for number in range(4)] == [
            [(number + 1,)] for number in range(4)
        ]


@pytest.fixture
def travels():
    """What went to the server together, by how many statements each time."""
    journeys, really = [], prepared._in_one_go

    def noted(driver, *sent):
        journeys.append(len(sent))
        return really(driver, *sent)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prepared, "_in_one_go", noted)
        yield journeys


def test_a_transaction_of_two_statements_makes_two_journeys(travels) -> None:
    with transaction.atomic():
        assert fetch("SELECT %s::bigint", [1]) == [(1,)]
        with together(is_last=True):
            run(INSERT, [1, "first"])
            run(INSERT, [2, "second"])
    assert travels == [2, 2]  # BEGIN with the question, the writes with COMMIT
    assert [row[0] for row in rows()] == [1, 2]


def test_a_last_write_that_is_refused_leaves_nothing_and_says_so() -> None:
    fetch(WRITE, [1, "first", None, None])
    for _again in range(2):
        with pytest.raises(IntegrityError), transaction.atomic():
            fetch(WRITE, [2, "second", None, None])
            with together(is_last=True):
                run(INSERT, [1, "again"])
    with transaction.atomic(), together(is_last=True):
        run(INSERT, [3, "third"])
    assert [row[0] for row in rows()] == [1, 3]


def test_what_is_refused_only_at_the_commit_leaves_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE kept_values ADD UNIQUE (said) DEFERRABLE INITIALLY DEFERRED")
    fetch(WRITE, [1, "mine", None, None])
    with pytest.raises(IntegrityError), transaction.atomic(), together(is_last=True):
        run(INSERT, [2, "mine"])
    assert [row[0] for row in rows()] == [1]


def test_what_comes_after_the_last_write_sees_it() -> None:
    with transaction.atomic():
        with together(is_last=True):
            run(INSERT, [1, "first"])
        assert [row[0] for row in rows()] == [1]  # by a cursor of Django's
        with together(is_last=True):
            run(INSERT, [2, "second"])
        assert fetch("SELECT count(*) FROM kept_values", []) == [(2,)]
    assert [row[0] for row in rows()] == [1, 2]


def test_a_transaction_given_up_after_the_last_write_writes_nothing() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        with together(is_last=True):
            run(INSERT, [1, "first"])
        raise RuntimeError
    with transaction.atomic(), together(is_last=True):
        run(INSERT, [2, "second"])
    assert [row[0] for row in rows()] == [2]


def test_a_last_write_within_another_transaction_waits_for_that_one() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        with transaction.atomic(), together(is_last=True):
            run(INSERT, [1, "first"])
        raise RuntimeError
    assert not rows()


def test_a_connection_that_the_server_closed_is_noticed_before_it_is_used() -> None:
    fetch("SELECT 1", [])
    mine = connection.connection.info.backend_pid
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [mine])
    finally:
        other.close()
    connection.close_if_unusable_or_obsolete()  # as before each request
    connection.health_check_enabled, connection.health_check_done = True, False
    assert fetch("SELECT 2", []) == [(2,)]
    assert connection.connection.info.backend_pid != mine


def test_a_connection_that_breaks_under_a_statement_is_not_used_again() -> None:
    with pytest.raises(OperationalError), transaction.atomic():
        fetch("SELECT pg_terminate_backend(pg_backend_pid())", [])
    connection.close_if_unusable_or_obsolete()
    assert fetch("SELECT 2", []) == [(2,)]
