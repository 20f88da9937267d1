"""Counting days in detention: by the calendar of the place, with the convention said.

Elapsed days (the default) count the midnights: the day somebody was taken is day 0. Inclusive
days count both ends, as some unions print them: 893 and 894 for 10 December 2015 to 21 May 2018.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from yeondae.core import clock


def days_held(since: date | None, until: date | None, today: date) -> int | None:
    """Days in detention by `today`: elapsed days in the place's time zone (design rule 2)."""
    if since is None:
        return None
    end = min(until or today, today)
    return clock.days_elapsed(since, end) if end >= since else None


@dataclass(frozen=True)
class Span:
    """A time that somebody was not free; without `end` it lasts. Dates are those of the place."""

    kind: str
    start: date
    end: date | None = None
    is_exact: bool = True

    def holds_on(self, day: date) -> bool:
        """Whether it covers `day`. The day of release is free, the day of arrest is not."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True)
class Count:
    """Days of all spans of one kind up to a day, in both conventions; not exact is said."""

    elapsed: int
    inclusive: int
    is_exact: bool


def count(spans: Iterable[Span], today: date) -> Count | None:
    """Several times in detention add up; a day that ends one and begins another counts once.

    None where there is no span by `today`.
    """
    taken = sorted(
        (span.start, min(span.end or today, today)) for span in spans if span.start <= today
    )
    if not taken:
        return None
    elapsed = inclusive = 0
    last: date | None = None
    for start, end in taken:
        if last is not None and end <= last:
            continue
        begin = max(start, last) if last else start
        elapsed += clock.days_elapsed(begin, end)
        inclusive += clock.days_elapsed(begin, end) + (begin != last)
        last = end
    return Count(elapsed, inclusive, all(span.is_exact for span in spans))


def in_years(start: date, end: date) -> tuple[int, int, int]:
    """The elapsed time as years, months and days: 2, 5, 11 for 10 Dec 2015 to 21 May 2018.

    Inclusive counting is `in_years(start, end + one day)`.
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    if _shifted(start, months) > end:
        months -= 1
    return months // 12, months % 12, (end - _shifted(start, months)).days


def _shifted(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return first + timedelta(days=min(day.day, (following - first).days) - 1)
