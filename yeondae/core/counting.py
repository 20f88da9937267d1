"""Counting many questions in one: how many rows each has, up to a limit that is enough."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


def count_together(rows: Sequence["QuerySet[Any]"], *, most: int) -> list[int]:
    """How many rows each of `rows` has, none counted beyond `most`; one round trip."""
    parts: list[str] = []
    values: list[Any] = []
    for place, queryset in enumerate(rows):
        compiler = queryset.values("pk")[:most].query.get_compiler(connection=connection)
        try:
            sql, bound = compiler.as_sql()
        except EmptyResultSet:
            continue
        parts.append(f"SELECT {place}, COUNT(*) FROM ({sql}) AS rows{place}")  # noqa: S608
        values += bound
    if not parts:
        return [0] * len(rows)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        counted = dict(cursor.fetchall())
    return [counted.get(place, 0) for place in range(len(rows))]
