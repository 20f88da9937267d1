"""Marking many signatures as counted, each with its leaf, in one statement."""

import json
from collections.abc import Sequence
from typing import Any

from django.db import connection

from yeondae.petitions.models import Signature

TABLE = Signature._meta.db_table
# What was published is written, not what the row says now: it may have changed meanwhile, and is
# then found again.
SET = (
    f"UPDATE {TABLE} SET counted = v.counted, "  # noqa: S608  # a name of ours
    f"leaf = CASE WHEN v.counted THEN v.leaf ELSE {TABLE}.leaf END FROM "
)


def mark_counted(rows: Sequence[tuple[int, bool, int]]) -> None:
    """For each (id, counted, leaf): the mark, and the leaf where it adds to the number."""
    if not rows:
        return
    if connection.vendor == "postgresql":
        source = "unnest(%s::bigint[], %s::boolean[], %s::bigint[]) AS v(id, counted, leaf)"
        values: list[Any] = [list(column) for column in zip(*rows, strict=True)]
    else:
        source = (
            "(SELECT json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS counted, "
            "json_extract(value, '$[2]') AS leaf FROM json_each(%s)) AS v"
        )
        values = [json.dumps(rows)]
    with connection.cursor() as cursor:
        cursor.execute(f"{SET}{source} WHERE {TABLE}.id = v.id", values)
