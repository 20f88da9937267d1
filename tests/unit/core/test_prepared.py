"""What a statement that a crowd waits for relies on: whole, refused aloud, never forgotten."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from yeondae.core import prepared
from yeondae.core.statements import fetch

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
MOMENT = datetime(2026, 11, 23, 4, 30, 0, 123456, tzinfo=UTC)
WRITE = "INSERT INTO kept_values VALUES (%s, %s, %s, %s) RETURNING id"
END = "UPDATE kept_values SET said = %s WHERE id = %s AND said = %s RETURNING id"


@pytest.fixture(autouse=True)
def table():
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE kept_values"
            "(id bigint PRIMARY KEY, said varchar(9), noted timestamptz, proof bytea)"
        )
        yield
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
