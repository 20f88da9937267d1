"""Queries whose SQL is made once: for the few pages where making it costs more than its rows.

A queryset is written as ever, with a stand-in where a value is given later.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

from yeondae.core.rows import read

M = TypeVar("M", bound=Model)


def planned(
    make: Callable[[Any], "QuerySet[M]"], *, stand_in: Any
) -> Callable[[Any], list[tuple[M, tuple[Any, ...]]]]:
    """What asks `make(value)` for any value: each row, with what was annotated as it comes.

    The queryset selects all columns of its model, joins none and has its shape whatever the
    value; `stand_in` is a value of the right kind that nothing else in it equals.
    """
    made: dict[str, tuple[type[M], str, Sequence[Any]]] = {}

    def ask(value: Any) -> list[tuple[M, tuple[Any, ...]]]:
        if connection.vendor not in made:
            rows = make(stand_in)
            sql, values = rows.query.sql_with_params()
            made[connection.vendor] = rows.model, sql, values
        model, text, given = made[connection.vendor]
        return read(model, text, [value if each == stand_in else each for each in given])

    return ask
