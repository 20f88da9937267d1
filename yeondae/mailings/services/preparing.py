"""A mail for each person that a notice is for, in one statement however many they are.

The rows hold neither address nor words: both are looked up at sending, so that preparing opens
nothing sealed, and whoever is erased meanwhile takes their mail along.
"""

from datetime import datetime
from typing import Any

from django.db import connection, transaction

from yeondae.mailings.models import Mail, Notice
from yeondae.mailings.readers import readers
from yeondae.mailings.rules import RANKS, language_else

# As unguessable as `core.ids`: both draw from the system's own source of chance.
TAG = {
    "postgresql": "replace(gen_random_uuid()::text, '-', '')",
    "sqlite": "lower(hex(randomblob(16)))",
}


@transaction.atomic
def fill_notice(*, notice: Notice, now: datetime) -> int:
    """Make the mails of a notice that is being sent; how many. A second time does nothing.

    One row a person and notice, held by the database.
    """
    unfilled = Notice.objects.filter(
        pk=notice.pk, state=Notice.State.SENDING, prepared_at__isnull=True
    )
    if unfilled.update(prepared_at=now) != 1:
        return 0
    notice.prepared_at = now
    people, chosen = readers(notice).values("pk", "language").query.sql_with_params()
    with connection.cursor() as cursor:
        shared = _shared(notice, now)
        cursor.execute(_statement(notice, people, list(shared)), [
            *shared.values(), *notice.words, language_else(notice.words), *chosen,
        ])  # fmt: skip
        return int(cursor.rowcount)


def _shared(notice: Notice, now: datetime) -> dict[str, Any]:
    """What is the same in every row, as the database takes it."""
    row = Mail(
        kind=Mail.Kind.NOTICE, rank=RANKS[Mail.Kind.NOTICE], notice=notice,
        queued_at=now, due_at=now, to="", text="",
    )  # fmt: skip
    own = {"id", "supporter", "language", "tag"}
    fields = [field for field in Mail._meta.local_concrete_fields if field.name not in own]
    values = {field.column: field.get_db_prep_save(field.pre_save(row, True), connection)
              for field in fields}  # fmt: skip
    return {column: value for column, value in values.items() if value is not None}


def _statement(notice: Notice, people: str, shared: list[str]) -> str:
    quoted = ", ".join(connection.ops.quote_name(column) for column in shared)
    known = ", ".join(["%s"] * len(notice.words))
    # Names come from models, values are bound.
    return (
        f"INSERT INTO {Mail._meta.db_table} ({quoted}, language, supporter_id, tag) "  # noqa: S608
        f"SELECT {', '.join(['%s'] * len(shared))}, "
        f"CASE WHEN person.language IN ({known}) THEN person.language ELSE %s END, "
        f"person.pk, {TAG[connection.vendor]} "
        f"FROM ({people}) AS person WHERE true ON CONFLICT DO NOTHING"
    )
