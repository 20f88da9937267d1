"""Dataclasses to plain JSON data and back, strict on the way in.

A remark is written out as its English sentence beside its code and values, so that the object can
be read without us; on the way back the code and values win, and a bare sentence is taken as said.
"""

import dataclasses
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, cast

from yeondae.intake.remarks import Remark, said
from yeondae.intake.sentences import SENTENCES

T = TypeVar("T")


class NotADraft(ValueError):
    """The data is not of the documented form; the message says where."""


def encode(value: object) -> Any:
    """Plain dicts, lists, strings, numbers, booleans and None from a dataclass."""
    if isinstance(value, tuple):
        return [encode(each) for each in value]
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    plain: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        inner = getattr(value, field.name)
        if field.name == "why":
            plain |= _encode_why(inner)
        elif isinstance(inner, Remark):
            plain |= {"code": inner.code, "sentence": inner.sentence, "values": dict(inner.values)}
        else:
            plain[field.name] = encode(inner)
    return plain


def _encode_why(why: Remark | None) -> dict[str, Any]:
    if why is None:
        return {"why": None}
    return {"why": why.sentence, "why_code": why.code, "why_values": dict(why.values)}


def decode(cls: type[T], data: object, where: str = "draft") -> T:
    """The dataclass `cls` from plain data; raises NotADraft naming the first wrong place."""
    if not isinstance(data, Mapping):
        raise NotADraft(f"{where}: an object is expected here")
    values: dict[str, Any] = {}
    hints = _hints(cast(Any, cls))
    for field in dataclasses.fields(cast(Any, cls)):
        hint = hints[field.name]
        if field.name == "why":
            values["why"] = _decode_remark(data, "why", f"{where}.why")
        elif hint is Remark:
            values[field.name] = _decode_remark(data, "sentence", where) or said("")
        elif field.name in data:
            values[field.name] = _decode(hint, data[field.name], f"{where}.{field.name}")
        elif not _has_default(field):
            raise NotADraft(f"{where}.{field.name} is missing")
    return cls(**values)


def _has_default(field: "dataclasses.Field[Any]") -> bool:
    return field.default is not dataclasses.MISSING


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _decode_remark(data: Mapping[str, object], sentence_key: str, where: str) -> Remark | None:
    prefix = "why_" if sentence_key == "why" else ""
    code, values = data.get(f"{prefix}code"), data.get(f"{prefix}values", {})
    if isinstance(code, str) and code in SENTENCES and isinstance(values, Mapping):
        return Remark(code, tuple(sorted((str(key), str(each)) for key, each in values.items())))
    sentence = data.get(sentence_key)
    if sentence is None:
        return None
    if not isinstance(sentence, str):
        raise NotADraft(f"{where}: a sentence is expected here")
    return said(sentence)


def _decode(hint: Any, data: object, where: str) -> Any:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        if data is None and type(None) in inner:
            return None
        return _decode(next(each for each in inner if each is not type(None)), data, where)
    if origin is tuple:
        return _decode_tuple(inner, data, where)
    if origin is typing.Literal:
        if data not in inner:
            raise NotADraft(f"{where} is none of {', '.join(map(str, inner))}")
        return data
    if dataclasses.is_dataclass(hint):
        return decode(cast(type, hint), data, where)
    if type(data) is not hint:
        raise NotADraft(f"{where}: {hint.__name__} is expected here")
    return data


def _decode_tuple(inner: tuple[Any, ...], data: object, where: str) -> tuple[Any, ...]:
    if not isinstance(data, list | tuple):
        raise NotADraft(f"{where}: a list is expected here")
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(_decode(inner[0], each, f"{where}[{i}]") for i, each in enumerate(data))
    if len(data) != len(inner):
        raise NotADraft(f"{where}: {len(inner)} values are expected here")
    return tuple(_decode(hint, each, where) for hint, each in zip(inner, data, strict=True))
