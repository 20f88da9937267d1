"""Counting uses: how often a network, a visitor or a solved challenge came, in one statement."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from yeondae.core.statements import Question, Row
from yeondae.petitions.models import Use

KEPT = timedelta(hours=24)
TABLE = Use._meta.db_table


def counting(
    keys: Iterable[bytes], *, now: datetime, within: timedelta
) -> Question[dict[bytes, int]]:
    """Count one use more under each of `keys`; how many it makes in this window, with this one.

    Of two uses at the same time the second waits for the first to be committed and sees it. The
    caller commits for a refused form too: it has counted all the same.
    """
    ordered = sorted(set(keys))  # always in one order: two requests never wait for each other
    if not ordered:
        return Question("", (), _counted)
    rows = ", ".join(["(%s, 1, %s)"] * len(ordered))
    values = [value for key in ordered for value in (key, _moment(now + within))]
    sql = (
        f"INSERT INTO {TABLE} (key, uses, until) VALUES {rows} ON CONFLICT (key) "  # noqa: S608
        f"DO UPDATE SET uses = {TABLE}.uses + 1 RETURNING key, uses"
    )
    return Question(sql, values, _counted)


def _counted(rows: list[Row]) -> dict[bytes, int]:
    return {bytes(key): uses for key, uses in rows}


def _moment(moment: datetime) -> Any:
    return Use._meta.get_field("until").get_db_prep_value(moment, connection)


def forget_old_uses(*, now: datetime) -> int:
    """Remove counts whose window is over; how many."""
    return Use.objects.filter(until__lt=now).delete()[0]
