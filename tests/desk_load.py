"""A campaign of a million letters, laid into PostgreSQL with a few statements, for measuring."""

from datetime import time

from django.db import connection

from tests.letters import a_supporter, use_ways, write
from tests.worlds import a_published_call, an_office, staff
from yeondae.calls.models import Call, CallOffice
from yeondae.directory.models import Office
from yeondae.flows.dispatch import dispatch
from yeondae.letters.models import Letter

OFFICES = 10
# In thousands, how many letters stand where; most have gone.
STATE = (
    "CASE WHEN n %% 1000 < 940 THEN 'handed' WHEN n %% 1000 < 982 THEN 'delivered' "
    "WHEN n %% 1000 < 987 THEN 'failed' WHEN n %% 1000 < 997 THEN 'queued' "
    "WHEN n %% 1000 < 999 THEN 'held' ELSE 'uncertain' END"
)
WAITS = "n %% 1000 BETWEEN 987 AND 998"


def a_large_campaign(*, letters: int, supporters: int) -> Call:
    """`letters` letters of `supporters` people to ten offices, each with a delivery and a try.

    Every row is like one real letter that went: what is measured does not open them all.
    """
    call = a_published_call(offices=1, copies=0)
    offices = [call.offices.get().office_id]
    for number in range(1, OFFICES):
        office = an_office(staff().organiser, title=f"Office {number}")
        CallOffice.objects.create(call=call, office=office, position=number)
        offices.append(office.pk)
    use_ways(call, ("email", "minister@example.org"))
    Office.objects.update(opens=time(0), closes=time(23, 59, 59), working_days="1234567")
    first = write(call, by=a_supporter(1, call=call))[0]
    dispatch(worker="load")
    keys = _lay(first, offices, letters, supporters)
    with connection.cursor() as cursor:
        for table in keys:
            sequence = (
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"
            )
            cursor.execute(sequence)
        cursor.execute("ANALYZE")
    return call


def _lay(first: Letter, offices: list[int], letters: int, supporters: int) -> list[str]:
    """Rows 1,000,000 and up of each table, each pointing to its own; the tables."""
    office = f"(ARRAY{offices})[1 + (n / {supporters}) %% {len(offices)}]"
    base, delivery = 1_000_000, first.deliveries.order_by("pk")[0]
    attempt = delivery.attempts.order_by("pk")[0]
    rows = {
        "supporters_supporter": (
            first.appeal.supporter_id, supporters,
            {"email_index": "sha256(n::text::bytea)"},
        ),
        "appeals_appeal": (
            first.appeal_id, letters,
            {"supporter_id": f"{base} + n %% {supporters}", "office_id": office},
        ),
        "letters_letter": (
            first.pk, letters,
            {"appeal_id": f"{base} + n", "office_id": office, "reference": "'L' || n",
             "look": "CASE WHEN n %% 2000 = 0 THEN 'waiting' ELSE look END"},
        ),
        "deliveries_delivery": (
            delivery.pk, letters,
            {"letter_id": f"{base} + n", "office_id": office, "tag": "'T' || n", "state": STATE,
             "held_why": "CASE WHEN n %% 1000 IN (997, 998) THEN 'unverified' ELSE '' END",
             "finished_at": f"CASE WHEN {WAITS} THEN NULL ELSE finished_at END"},
        ),
        "deliveries_attempt": (attempt.pk, letters, {"delivery_id": f"{base} + n"}),
    }  # fmt: skip
    for table, (key, count, changed) in rows.items():
        _copy(table, key, count, {"id": f"{base} + n", **changed})
    return list(rows)


def _copy(table: str, key: int | None, count: int, changed: dict[str, str]) -> None:
    """`count` rows like row `key`, but for the columns in `changed` (SQL with n from 0)."""
    with connection.cursor() as cursor:
        columns = [
            each.name for each in connection.introspection.get_table_description(cursor, table)
        ]
        values = [changed.get(name, f'"{name}"') for name in columns]
        named = ", ".join(f'"{name}"' for name in columns)
        cursor.execute(
            f"INSERT INTO {table} ({named}) SELECT {', '.join(values)} "
            f"FROM {table}, generate_series(0, %s) AS n WHERE id = %s",
            [count - 1, key],
        )
