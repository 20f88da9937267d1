"""Labels such as "Fax:", "E-mail", "팩스" in any of the languages, and what stands behind them."""

import re
from dataclasses import dataclass
from functools import cache

from yeondae.intake.words import tables

INLINE = ("fax", "phone", "mobile", "telex", "email", "web", "address", "salutation")


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a text: `text[start:end]` is the label with its colon."""

    kind: str
    start: int
    end: int


@cache
def _pattern(kinds: tuple[str, ...]) -> re.Pattern[str]:
    """A kind's label as a whole word with a colon (or full stop, or only a number) behind it."""
    forms = tables("labels")
    alternatives = "|".join(f"(?P<{kind}>{forms[kind]})" for kind in kinds)
    return re.compile(
        rf"(?<![\w@.])(?:{alternatives})(?:\s?\((?![\d+])[^)\n]{{1,30}}\)|(?: (?:(?-i:[A-Z][\w.-]{{1,20}}))){{1,2}}(?=\s?:))?"  # noqa: E501
        r"(?:\s{0,2}[:：=]|\)|\.\s{0,2}:?(?=\s*[+\d(])|(?=\s{1,3}\(?[+\d]))\s*",
        re.IGNORECASE,
    )


@cache
def _pair(kinds: tuple[str, ...]) -> re.Pattern[str]:
    """Two labels for one number: "Tel/Fax:"."""
    forms = tables("labels")
    return re.compile(
        rf"(?<!\w)(?:{forms['phone']})\.?\s?(?:/|&|and|und|et|y|en)\s?(?P<fax>{forms['fax']})\.?\s?:?",
        re.IGNORECASE,
    )


def labels_in(text: str, kinds: tuple[str, ...] = INLINE) -> list[Label]:
    """Every label of these kinds, in order."""
    pairs = [Label("fax", m.start(), m.end()) for m in _pair(kinds).finditer(text)]
    found = [
        Label(str(match.lastgroup), match.start(), match.end())
        for match in _pattern(kinds).finditer(text)
    ]
    single = [each for each in found if not any(p.start <= each.start < p.end for p in pairs)]
    return sorted(pairs + single, key=lambda each: each.start)
