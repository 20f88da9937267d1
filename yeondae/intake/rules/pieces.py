"""What a line of an address block is: a name, an office, an organisation or part of an address."""

import re
from functools import cache
from typing import Literal

from yeondae.intake.rules.addresses import looks_like_address
from yeondae.intake.words import any_language

Piece = Literal["name", "office", "organisation", "address", "other"]
UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽ"
NAME_WORD = (
    rf"(?:[{UPPER}][\w’'.-]*|(?:de|del|la|van|der|den|von|bin|ben|al|el|da|dos|ul|d['’])[\w’'-]*)"
)
FIELD = re.compile(r",? (?:of|for|der|des|für|de|del|du|van|voor)\b")  # what a post is for
NAME_SHAPE = re.compile(rf"(?:{NAME_WORD} ){{1,5}}{NAME_WORD}|[가-힣]{{2,4}}")


@cache
def _pattern(attribute: str, *, start: bool) -> re.Pattern[str]:
    head = r"\A" if start else r"(?<!\w)"
    return re.compile(rf"{head}(?:{any_language(attribute)})(?!\w)", re.IGNORECASE)


@cache
def courtesy() -> re.Pattern[str]:
    """Courtesy titles at the start of a name, as many as stand there."""
    return re.compile(
        rf"\A(?:(?:{any_language('courtesy')})(?!\w)\.?,? ?(?:the )?)+", re.IGNORECASE
    )


def without_courtesy(text: str) -> str:
    match = courtesy().match(text)
    return text[match.end() :].strip(" ,") if match else text


def piece_of(line: str) -> Piece:
    """What the line is, by itself."""
    words = line.strip(" ,;.:")
    if not words:
        return "other"
    match = courtesy().match(words)
    rest = words[match.end() :].strip() if match else words
    office = _pattern("offices", start=True).match(rest)
    if match and rest and not (office and not _is_holder(rest[office.end() :].strip())):
        return "name"
    if office and len(rest) < 110:
        return "office"
    heads = _pattern("organisation_heads", start=False)
    if heads.search(words) and not _role_first(words) and not _role_last(words):
        figures = any(letter.isdigit() for letter in words)
        return "address" if figures and looks_like_address(words) else "organisation"
    if _pattern("roles", start=False).search(words) and len(words) < 90:
        return "office"
    if looks_like_address(words):
        return "address"
    return "name" if NAME_SHAPE.fullmatch(words) else "other"


def leading_post(words: str) -> int:
    """Where a post at the beginning of the words ends, with a name behind it; 0 without one."""
    match = _pattern("offices", start=True).match(words)
    named = match and NAME_SHAPE.fullmatch(words[match.end() :].strip(" ,"))
    return match.end() if match and named and not FIELD.match(words, match.end()) else 0


def _is_holder(words: str) -> bool:
    """Whether a name stands behind a post, and not what the post is for."""
    return NAME_SHAPE.match(words) is not None and not FIELD.match(f" {words}")


def is_post(line: str) -> bool:
    """Whether a line begins with a post of a state, a courtesy title before it left out."""
    return _pattern("offices", start=True).match(without_courtesy(line)) is not None


def _role_last(words: str) -> bool:
    return re.fullmatch(any_language("roles"), words.split()[-1], re.IGNORECASE) is not None


def _role_first(words: str) -> bool:
    return _pattern("roles", start=True).match(words) is not None
