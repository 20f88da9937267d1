"""Times of day: "roughly 9:20am", "between 9:00 and 9:30", "gegen 9 Uhr 20", "the morning"."""

import re
from dataclasses import dataclass
from functools import cache

from yeondae.intake.words import Vocabulary, any_language, cue

POINT = r"(?P<h{n}>\d{{1,2}})(?:(?P<sep{n}>[:.h]| Uhr ?| ?시 ?)(?P<m{n}>\d\d)?(?: ?분)?)?"
HALF = r"(?P<half>[ap])\.?m\b\.?"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """`value` is "HH:MM", "HH:MM/HH:MM" or a part of the day."""

    start: int
    end: int
    value: str
    approximate: bool

    @property
    def clock(self) -> bool:
        return self.value[0].isdigit()


@cache
def _pattern() -> re.Pattern[str]:
    to = r"(?:and|to|bis|und|et|à|y(?: las)?|a(?: las)?|en|tot|-|–|~|에서)"
    marks = any_language("clock")
    lead = r"(?:at|um|gegen|à|vers|a las?|hacia las?|om|rond|around|about|roughly|between|zwischen|entre(?: las)?|tussen|ca\.)"  # noqa: E501
    return re.compile(
        rf"(?<![\d.,:/-])(?:(?P<lead>\b{lead}) (?:about |around |roughly )?|(?P<noon>오전|오후) ?)?"
        + POINT.format(n=1)
        + rf"(?: ?{to} ?{POINT.format(n=2)})? ?(?:{HALF}|(?P<mark>(?:{marks})(?!\w)))?(?![\d%])",
        re.IGNORECASE,
    )


def times_in(text: str, words: Vocabulary) -> list[TimeMention]:
    """Every time of day, in order."""
    found = [time for match in _pattern().finditer(text) if (time := _clock(match, text))]
    for part, pattern in words.day_parts.items():
        for match in cue(pattern).finditer(text):
            if not any(a.start <= match.start() < a.end for a in found):
                found.append(TimeMention(match.start(), match.end(), part, approximate=True))
    return sorted(found, key=lambda each: each.start)


def _clock(match: re.Match[str], text: str) -> TimeMention | None:
    """A time only where a sign says so: a colon, "am", "Uhr", or "at" before hours and minutes."""
    groups = match.groupdict()
    minutes = groups["m1"] is not None
    colon = groups["sep1"] == ":" and minutes
    marked = groups["half"] or groups["mark"] or groups["noon"] or "시" in (groups["sep1"] or "")
    if not (colon or marked or (groups["lead"] and minutes) or (groups["sep1"] == "h" and minutes)):
        return None
    late = (groups["half"] or "").lower() == "p" or groups["noon"] == "오후"
    first = _written(groups["h1"], groups["m1"], late=late)
    if first is None:
        return None
    second = _written(groups["h2"], groups["m2"], late=late) if groups["h2"] else None
    before = text[max(0, match.start() - 20) : match.start()] + (groups["lead"] or "")
    about = re.search(rf"(?:{any_language('about')})\s*\Z", before, re.IGNORECASE)
    value = f"{first}/{second}" if second else first
    end = match.end() - (match[0].endswith(" ") and 1)
    return TimeMention(match.start("h1"), end, value, bool(about or second))


def _written(hours: str, minutes: str | None, *, late: bool) -> str | None:
    hour, minute = int(hours), int(minutes or 0)
    hour = hour + 12 if late and hour < 12 else hour
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
