"""Queries whose SQL is made once: for the few pages where making it costs more than its rows.

A queryset is written as ever, with a stand-in where a value is given later. What it selects, joins
and opens (sealed columns, JSON, times) is as Django does it; nothing is prefetched.
"""

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import QuerySet
from django.db.models import query as querying
from django.db.models.query import ModelIterable

from yeondae.core.statements import fetch

T = TypeVar("T")
populators: Any = querying.get_related_populators  # type: ignore[attr-defined]


class _Plan(Generic[T]):
    """One queryset as the compiler left it."""

    def __init__(self, rows: "QuerySet[Any, T]") -> None:
        self.compiler: Any = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, self.values = self.compiler.as_sql()
        columns = [each[0] for each in self.compiler.select[: self.compiler.col_count]]
        self.converters = self.compiler.get_converters(columns)
        self.is_models = issubclass(rows._iterable_class, ModelIterable)

    def found(self, rows: list[tuple[Any, ...]]) -> Iterator[Any]:
        """What stands in `rows`: instances with what was annotated, or tuples."""
        opened: Any = rows
        if self.converters:
            opened = self.compiler.apply_converters(rows, self.converters)
        return self._instances(opened) if self.is_models else map(tuple, opened)

    def _instances(self, rows: Any) -> Iterator[Any]:
        compiler = self.compiler
        about, select = compiler.klass_info, compiler.select
        first, last = about["select_fields"][0], about["select_fields"][-1] + 1
        names = [each[0].target.attname for each in select[first:last]]
        joined = populators(about, select, DEFAULT_DB_ALIAS)
        for row in rows:
            found = about["model"].from_db(DEFAULT_DB_ALIAS, names, row[first:last])
            for each in joined:
                each.populate(row, found)
            for name, place in compiler.annotation_col_map.items():
                setattr(found, name, row[place])
            yield found


def planned(
    make: Callable[[Any], "QuerySet[Any, T]"], *, stand_in: Any = -1
) -> Callable[[Any], list[T]]:
    """What asks `make(value)` for any value: instances, or tuples of a `values_list`.

    The queryset has its shape whatever the value; `stand_in` is a value of the right kind that
    nothing else in it equals.
    """
    plans: dict[str, _Plan[T]] = {}

    def ask(value: Any) -> list[T]:
        if connection.vendor not in plans:
            plans[connection.vendor] = _Plan(make(stand_in))
        plan = plans[connection.vendor]
        values = [value if each == stand_in else each for each in plan.values]
        return list(plan.found(fetch(plan.sql, values)))

    return ask
