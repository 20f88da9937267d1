"""Counting uses: how often a network, a visitor or a solved challenge came, in one statement."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache

from django.db import connection

from yeondae.core.statements import fetch
from yeondae.petitions.models import Use

KEPT = timedelta(hours=24)
TABLE = Use._meta.db_table


def count_uses(keys: Iterable[bytes], *, now: datetime, within: timedelta) -> dict[bytes, int]:
    """Count one use more under each of `keys`; how many it makes in this window, with this one.

    Of two uses at the same time the second waits for the first to be committed and sees it. The
    caller commits for a refused form too: it has counted all the same.
    """
    ordered = sorted(set(keys))  # always in one order: two requests never wait for each other
    if not ordered:
        return {}
    until = Use._meta.get_field("until").get_db_prep_value(now + within, connection)
    values = [value for key in ordered for value in (key, until)]
    return {bytes(key): uses for key, uses in fetch(_statement(len(ordered)), values)}


@lru_cache(maxsize=16)
def _statement(rows: int) -> str:
    places = ", ".join(["(%s, 1, %s)"] * rows)
    return (
        f"INSERT INTO {TABLE} (key, uses, until) VALUES {places} ON CONFLICT (key) "  # noqa: S608
        f"DO UPDATE SET uses = {TABLE}.uses + 1 RETURNING key, uses"
    )


def forget_old_uses(*, now: datetime) -> int:
    """Remove counts whose window is over; how many."""
    return Use.objects.filter(until__lt=now).delete()[0]
