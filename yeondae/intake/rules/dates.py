"""Dates as people write them in six languages, with what follows and what is left open.

Values are ISO 8601, as far as known: "2007-11-27", "2017-03", "2016-01-20/2016-01-29".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from babel import Locale

from yeondae.intake.draft import How
from yeondae.intake.remarks import Remark, remark
from yeondae.intake.rules.small import small
from yeondae.intake.words import Vocabulary, cue

LANGUAGES = ("en", "de", "fr", "es", "nl", "ko")
SPOKEN = {"en": {"sept": 9}, "de": {"jänner": 1}, "es": {"setiembre": 9}, "nl": {}, "fr": {}}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in `text[start:end]`. Without an anchor an unnamed year leaves `value` None."""

    start: int
    end: int
    value: str | None
    how: How = "read"
    why: Remark | None = None

    @property
    def day(self) -> date | None:
        """The exact day, None where the text is less exact."""
        return date.fromisoformat(self.value) if self.value and len(self.value) == 10 else None


@dataclass(frozen=True, slots=True)
class _Parts:
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    relative: int | None = None
    words: str = ""
    unsure: bool = False


@cache
def months() -> dict[str, int]:
    """Every name and abbreviation of a month in the languages read, in small letters."""
    names: dict[str, int] = {}
    for language in LANGUAGES[:-1]:
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                table = Locale(language).months[form][width]
                names |= {name.lower().rstrip("."): number for number, name in table.items()}
        names |= SPOKEN[language]
    return {name: number for name, number in names.items() if len(name) >= 3}


@cache
def weekdays() -> dict[str, int]:
    """Names of weekdays in small letters, Monday 0, as date.weekday counts."""
    names: dict[str, int] = {}
    for language in LANGUAGES:
        for form in ("format", "stand-alone"):
            table = Locale(language).days[form]["wide"]
            names |= {name.lower(): number for number, name in table.items()}
    return names


@cache
def weekday_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)({'|'.join(weekdays())}),? ?(?:the |den |dem |le |el )?\Z", re.IGNORECASE
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    month = rf"(?P<month>{names})\b\.?"
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
    day = r"(?<![\d.,:/-])(?P<day>\d{1,2})"
    nth = r"(?:st|nd|rd|th|er|[.ºª°])?"
    of = r"(?:of |de |del |d['’])?"
    forms = (
        r"(?P<year>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"{year}\s?년 ?(?P<m>\d{{1,2}}) ?월(?: ?(?P<day>\d{{1,2}}) ?일)?",
        r"(?<!\d)(?P<m>\d{1,2}) ?월 ?(?P<day>\d{1,2}) ?일",
        r"(?<![\d.])(?P<year>(?:19|20)\d\d)\. ?(?P<m>\d{1,2})\. ?(?P<day>\d{1,2})(?!\d)\.?",
        r"(?<![\d./-])(?P<day>\d{1,2})(?P<sep>[./-]) ?(?P<m>\d{1,2})(?P=sep) ?"
        r"(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<![\d.])(?P<day>\d{1,2})\.(?P<m>\d{1,2})\.(?P<year>\d\d)(?![\d.])",
        rf"{day}{nth} ?(?:-|–|to|bis|au|al?|and|und|et|y|en) ?(?P<last>\d{{1,2}}){nth} {of}{month}"
        rf"(?:,? (?:de |del )?{year})?",
        rf"{day}{nth} ?{of}{month}(?:,? ?(?:de |del )?{year})?",
        rf"{day}-{month}-{year}",
        rf"\b{month},? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?! ?[:.]\d)(?:(?:,| of)? ?{year})?",
        rf"\b{month},? {of}{year}",
        rf"\b(?:in|since|of|during|from|until|im|seit|ende|anfang|mitte|en|depuis|fin|début|desde|"
        rf"de|finales de|sinds|eind|begin|sedert) {month}(?! ?\d)",
        r"\b(?:morning|afternoon|evening|night|day)s? of the (?P<day>\d{1,2})(?:st|nd|rd|th)?\b",
        r"\bon the (?P<day>\d{1,2})(?:st|nd|rd|th)\b(?! [a-z]*(?:floor|anniversary|congress))",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def dates_in(
    text: str,
    anchor: date | None = None,
    words: Vocabulary | None = None,
    *,
    received: bool = False,
) -> list[DateMention]:
    """Every date of a flowing text, in order; `words` adds a language's "yesterday".

    `anchor` is the day that an unnamed year and "yesterday" are counted from: the date of the text,
    or (`received`) the day it came in.
    """
    found: list[DateMention] = []
    before = anchor
    for parts in _parts(text, words):
        mention = _resolve(parts, anchor, before, received=received)
        before = mention.day or before
        found.append(mention)
    return found


def _parts(text: str, words: Vocabulary | None) -> list[_Parts]:
    taken: list[_Parts] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            parts = _read(match)
            if parts and not any(
                parts.start < each.end and each.start < parts.end for each in taken
            ):
                taken.append(parts)
    if words is not None:
        taken += _relative(text, words)
    return sorted(taken, key=lambda each: each.start)


def _read(match: re.Match[str]) -> _Parts | None:
    groups = match.groupdict()
    name = small(groups.get("month") or "")
    month = months()[name] if name else int(groups["m"]) if groups.get("m") else None
    year, day = _figure(groups.get("year")), _figure(groups.get("day"))
    year = year if year is None or year > 99 else year + (2000 if year < 70 else 1900)
    unsure = groups.get("sep") is not None and month is not None and day is not None
    if unsure and month is not None and month > 12 and day is not None:
        month, day, unsure = day, month, False
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    start = match.start("month") if name and day is None else match.start()
    start = start if month else match.start("day")
    unsure = unsure and groups["sep"] == "/" and day != month and (day or 0) <= 12
    return _Parts(start, match.end(), year, month, day, _figure(groups.get("last")), unsure=unsure)


def _figure(text: str | None) -> int | None:
    return int(text) if text else None


def _relative(text: str, vocabulary: Vocabulary) -> Iterator[_Parts]:
    for words, days in vocabulary.relative_days.items():
        for match in cue(words).finditer(text):
            yield _Parts(match.start(), match.end(), relative=days, words=match[0])


def _resolve(
    parts: _Parts, anchor: date | None, before: date | None, *, received: bool
) -> DateMention:
    if parts.relative is not None:
        day = anchor + timedelta(parts.relative) if anchor else None
        why = remark("relative-day", words=parts.words)
        value = day.isoformat() if day else None
        return DateMention(parts.start, parts.end, value, "inferred", why)
    if parts.month is None:
        value = _written(before.year, before.month, parts) if before else None
        return DateMention(
            parts.start, parts.end, value, "inferred", remark("month-from-issue-date")
        )
    if parts.year is None:
        value = _nearest(parts, anchor) if anchor else None
        why = remark("year-from-receipt" if received else "year-from-issue-date")
        return DateMention(parts.start, parts.end, value, "inferred", why)
    value = _written(parts.year, parts.month, parts)
    if parts.unsure:
        return DateMention(parts.start, parts.end, value, "guessed", remark("day-or-month-first"))
    return DateMention(parts.start, parts.end, value)


def _nearest(parts: _Parts, anchor: date) -> str | None:
    """The year that brings the day nearest to the anchor; calls speak of the last months."""
    month, day = parts.month or 1, min(parts.day or 15, 28)
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    year = min(years, key=lambda each: abs((date(each, month, day) - anchor).days))
    return _written(year, month, parts)


def _written(year: int, month: int, parts: _Parts) -> str | None:
    if parts.day is None:
        return f"{year:04}-{month:02}"
    try:
        first = date(year, month, parts.day).isoformat()
        if parts.last_day is None or parts.last_day <= parts.day:
            return first
        return f"{first}/{date(year, month, parts.last_day).isoformat()}"
    except ValueError:
        return None
