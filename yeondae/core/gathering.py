"""Several small lists in one question: a page that shows ten of them asks the database once.

Each row comes as JSON beside the name of its list (UNION ALL), and becomes an instance again. For
lists of a few dozen rows whose fields are plain: sealed and binary fields have no JSON.
"""

import json
from collections.abc import Mapping
from datetime import UTC
from typing import Any

from django.db import models
from django.db.models import F, QuerySet, Value
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive

Row = models.Model


def gather(lists: Mapping[str, "QuerySet[Any]"]) -> dict[str, list[Any]]:
    """The rows of every one of `lists` by its name, each in the order of its model.

    Needs no order of the querysets' own. Raises ValueError for a model with a field of no JSON.
    """
    asked = [_as_json(name, rows) for name, rows in lists.items()]
    first, *others = asked
    found: dict[str, list[Any]] = {name: [] for name in lists}
    for name, values in first.union(*others, all=True) if others else first:
        found[name].append(_instance(lists[name], values))
    return {name: _ordered(lists[name].model, rows) for name, rows in found.items()}


def remember(instance: Row, name: str, rows: list[Any]) -> None:
    """Let `instance.name.all()` give `rows`, as if they had been prefetched."""
    relation: Any = instance._meta.get_field(name)
    known = relation.related_model._default_manager.all()
    known._result_cache, known._prefetch_done = rows, True
    kept: dict[str, Any] = instance.__dict__.setdefault("_prefetched_objects_cache", {})
    kept[relation.get_accessor_name()] = known
    for row in rows:
        setattr(row, relation.field.name, instance)


def _as_json(name: str, rows: "QuerySet[Any]") -> "QuerySet[Any]":
    fields = rows.model._meta.concrete_fields
    if any(field.get_internal_type() == "BinaryField" for field in fields):
        raise ValueError(f"{rows.model.__name__} has a field that is no JSON.")
    values = JSONObject(**{field.attname: F(field.attname) for field in fields})
    return rows.order_by().values_list(Value(name), values)


def _instance(rows: "QuerySet[Any]", values: Any) -> Any:
    read = json.loads(values) if isinstance(values, str) else values
    model, fields = rows.model, rows.model._meta.concrete_fields
    names = [field.attname for field in fields]
    return model.from_db(rows.db, names, [_value(field, read[field.attname]) for field in fields])


def _value(field: "models.Field[Any, Any]", value: Any) -> Any:
    if value is None:
        return None
    if isinstance(field, models.JSONField):
        return json.loads(value) if isinstance(value, str) else value  # SQLite keeps it as text
    if isinstance(field, models.DateTimeField):
        moment = parse_datetime(value)
        # SQLite keeps moments in UTC and does not say so.
        return moment.replace(tzinfo=UTC) if moment and is_naive(moment) else moment
    return field.to_python(value)


def _ordered(model: type[Row], rows: list[Any]) -> list[Any]:
    for name in reversed([*map(str, model._meta.ordering or ()), "pk"]):
        rows.sort(key=lambda row: getattr(row, name.lstrip("-")), reverse=name.startswith("-"))
    return rows
