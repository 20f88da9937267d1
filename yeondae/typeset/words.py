"""Text of people on its way to the press: cleaned, and every character known to be drawable."""

from collections.abc import Mapping, Sequence
from typing import Any

from yeondae.typeset.glyphs import printable, require_glyphs


def checked(content: Mapping[str, Any], *, where: str) -> dict[str, Any]:
    """`content` with every string in it cleaned; raises `MissingGlyph`, naming `where`."""
    return {key: _checked(value, where) for key, value in content.items()}


def _checked(value: Any, where: str) -> Any:
    if isinstance(value, str):
        text = printable(value)
        require_glyphs(text, where)
        return text
    if isinstance(value, Mapping):
        return checked(value, where=where)
    if isinstance(value, Sequence):
        return [_checked(item, where) for item in value]
    return value
