"""Text of people on its way to the press: cleaned, cut where lines may break, and drawable.

A text becomes a list of lines; a line is a string, or a list of words where it holds Hangul.
Typst breaks Korean between any two syllables, so the templates put each of those words in a box.
(An invisible joiner between syllables would do the same, but stays in the text and breaks search.)
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from yeondae.typeset.glyphs import printable, require_glyphs

Line = str | list[str]

_HANGUL = re.compile("[가-힣ㄱ-ㆎ]")
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_ISOLATE, _END = "\u2066", "\u2069"


def is_right_to_left(language: str) -> bool:
    """Whether text in `language` (a BCP 47 tag) runs from right to left."""
    return _primary(language) in _RIGHT_TO_LEFT


def voice(language: str) -> dict[str, object]:
    """What the templates need to know of a language: typst's name for it, and its direction."""
    return {"lang": _primary(language), "rtl": is_right_to_left(language)}


def for_press(content: Any, *, language: str, where: str) -> Any:
    """`content` with every string in it (in lists, tuples, dicts) as lines for the templates.

    Raises `MissingGlyph`, naming `where` the character stands.
    """
    if isinstance(content, str):
        return _lines(content, language, where)
    if isinstance(content, Mapping):
        return {
            key: for_press(value, language=language, where=where) for key, value in content.items()
        }
    if isinstance(content, Sequence):
        return [for_press(value, language=language, where=where) for value in content]
    return content


def _primary(language: str) -> str:
    """The language of a tag without script or country: "ko" of "ko-KR"; "en" where it is none."""
    found = re.match("[a-z]{2,3}(?![a-z])", language.lower())
    return found[0] if found else "en"


def _lines(text: str, language: str, where: str) -> list[Line]:
    text = printable(text).strip("\n")
    require_glyphs(text, where)
    if not text.strip():
        return []
    turned = is_right_to_left(language)
    return [_line(line, turned=turned) for line in text.split("\n")]


def _line(line: str, *, turned: bool) -> Line:
    if _HANGUL.search(line):
        return line.split(" ")
    if turned and _starts_left_to_right(line):
        return f"{_ISOLATE}{line}{_END}"  # "1 Example Road" must not become "Example Road 1"
    return line


def _starts_left_to_right(line: str) -> bool:
    kinds = (unicodedata.bidirectional(character) for character in line)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "R") == "L"
