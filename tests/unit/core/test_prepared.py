"""What the one write of a sending relies on: told whether it wrote, whole, refused aloud."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from yeondae.core.prepared import gives_a_row

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
    assert gives_a_row(WRITE, [2**40, "편지 ' \\", MOMENT, b"\x00\xff\\"])
    assert gives_a_row(WRITE, [2**40 + 1, "", None, None])
    assert rows() == [
        (2**40, "편지 ' \\", MOMENT, b"\x00\xff\\"),
        (2**40 + 1, "", None, None),
    ]


def test_a_write_that_finds_its_row_taken_says_so() -> None:
    gives_a_row(WRITE, [1, "mine", None, None])
    assert not gives_a_row(END, ["ended", 1, "another's"])
    assert gives_a_row(END, ["ended", 1, "mine"])
    assert rows() == [(1, "ended", None, None)]


def test_what_the_database_refuses_is_raised_and_the_connection_goes_on() -> None:
    gives_a_row(WRITE, [1, "first", None, None])
    with pytest.raises(IntegrityError):
        gives_a_row(WRITE, [1, "second", None, None])
    assert gives_a_row(WRITE, [2, "third", None, None])


def test_what_the_driver_let_the_server_forget_is_prepared_again() -> None:
    gives_a_row(WRITE, [1, "first", None, None])
    gives_a_row(END, ["ended", 1, "first"])
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")  # as the driver does after each rollback
    assert gives_a_row(WRITE, [2, "second", None, None])
    assert gives_a_row(END, ["ended", 2, "second"])


def test_a_rollback_on_the_same_connection_changes_nothing_for_later_writes() -> None:
    gives_a_row(WRITE, [1, "first", None, None])
    for number in range(8):  # from the sixth time on the driver prepares a statement itself
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT said FROM kept_values WHERE id = %s", [number])
            cursor.execute("INSERT INTO kept_values (id) VALUES (1)")
    assert gives_a_row(WRITE, [2, "second", None, None])
