"""Which characters our fonts can draw, read from the fonts themselves.

Typst refuses a PDF/A with a missing glyph, but says so for a whole run of letters. Asking first
names the character and the place, and keeps one letter from stopping the other 299.
"""

import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from yeondae.typeset.errors import MissingGlyph

FONTS = Path(__file__).parent / "fonts"

# Control characters, half surrogates, what is no character at all, and direction overrides: those
# make a text look different from what it says, and a reviewer must be able to trust what they see.
# The plain marks U+200E and U+200F stay, Arabic needs them.
_UNTRUE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_BREAKS = str.maketrans({"\r": "\n", "\x0b": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "})
_INVISIBLE = "\n\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e"
_EXCERPT = 20


def printable(text: str) -> str:
    """`text` as it goes onto paper: composed (NFC), tabs as spaces, no control characters."""
    broken = text.replace("\r\n", "\n").translate(_BREAKS)
    return unicodedata.normalize("NFC", _UNTRUE.sub("", broken))


def require_glyphs(text: str, where: str) -> None:
    """Raise `MissingGlyph` for the first character of `text` that no font has."""
    lacking = {character for character in set(text) if not _is_drawn(ord(character))}
    if not lacking:
        return
    position, character = next((n, c) for n, c in enumerate(text) if c in lacking)
    start = max(0, position - _EXCERPT)
    raise MissingGlyph(character, where, text[start : position + _EXCERPT].strip())


def coverage() -> frozenset[str]:
    """What the fonts in `fonts/` can draw (about 18,000 characters), and what nobody draws."""
    return frozenset(chr(code) for code, mark in enumerate(_marks()) if mark)


def _is_drawn(code: int) -> bool:
    return code < len(_marks()) and _marks()[code] > 0


@lru_cache(maxsize=1)
def _marks() -> bytes:
    """A mark at each code point that is drawn: a set of its characters is thirty times as large."""
    fonts = (font.read_bytes() for font in sorted(FONTS.glob("*.[ot]tf")))
    codes = {code for font in fonts for code in _codes(font)}.union(map(ord, _INVISIBLE))
    marks = bytearray(max(codes) + 1)
    for code in codes:
        marks[code] = 1
    return bytes(marks)


def _codes(font: bytes) -> Iterable[int]:
    """The code points of an OpenType font's `cmap` (formats 4 and 12)."""
    cmap = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    for index in range(count):
        (offset,) = struct.unpack_from(">I", font, cmap + 4 + 8 * index + 4)
        (kind,) = struct.unpack_from(">H", font, cmap + offset)
        if kind == 4:
            yield from _format_4(font, cmap + offset)
        elif kind == 12:
            yield from _format_12(font, cmap + offset)


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for index in range(count):
        name, _checksum, offset, _length = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise ValueError(f"this font has no {tag.decode()} table")


def _format_4(font: bytes, at: int) -> Iterator[int]:
    (twice,) = struct.unpack_from(">H", font, at + 6)
    segments = twice // 2
    ends = struct.unpack_from(f">{segments}H", font, at + 14)
    starts = struct.unpack_from(f">{segments}H", font, at + 16 + twice)
    for start, end in zip(starts, ends, strict=True):
        yield from (code for code in range(start, end + 1) if code != 0xFFFF)


def _format_12(font: bytes, at: int) -> Iterator[int]:
    (groups,) = struct.unpack_from(">I", font, at + 12)
    for index in range(groups):
        start, end, _glyph = struct.unpack_from(">III", font, at + 16 + 12 * index)
        yield from range(start, end + 1)
