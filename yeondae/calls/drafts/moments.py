"""Typed dates and times, as exact as somebody knows them: "2017-03", "about 09:20", "morning"."""

import re
from datetime import date, time

from django.utils.translation import gettext as _

from yeondae.cases.models import Event

APPROXIMATE = re.compile(r"^(?:about|ca\.?|~)\s*", re.IGNORECASE)
# The hours that a part of the day stands for, as a range that says no more than the word does.
PARTS_OF_DAY = {"morning": (6, 12), "afternoon": (12, 18), "evening": (18, 22), "night": (22, 23)}
P = Event.Precision


class NotAMoment(ValueError):
    """The text is no date or time; the message says how to write one."""


def day(text: str) -> date | None:
    """A whole date (ISO 8601); None for no text. Raises NotAMoment."""
    text = APPROXIMATE.sub("", text)
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            said = _(
                "There is no such day: %(day)s. Write a year-month-day that the calendar has."
            ) % {"day": text}
            raise NotAMoment(said) from None
        raise NotAMoment(_("Write the date as year-month-day, such as 2026-11-28.")) from None


def vague_day(text: str) -> tuple[date | None, str]:
    """A date that may lack its day, or day and month, with how exact it is. Raises NotAMoment."""
    plain = APPROXIMATE.sub("", text)
    if re.fullmatch(r"\d{4}", plain) and plain != "0000":
        return date(int(plain), 1, 1), P.DAY_MONTH_UNKNOWN
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", plain) and not plain.startswith("0000"):
        return date.fromisoformat(f"{plain}-01"), P.DAY_UNKNOWN
    return day(plain), P.EXACT if plain == text else P.ABOUT


def times(text: str) -> tuple[time | None, time | None, bool]:
    """A time, a range "09:00/09:30" or a part of the day; whether it is approximate.

    Raises NotAMoment.
    """
    plain = APPROXIMATE.sub("", text)
    if plain in PARTS_OF_DAY:
        start, end = PARTS_OF_DAY[plain]
        return time(start), time(end), True
    try:
        parts = [time.fromisoformat(part.strip()) for part in plain.split("/") if part.strip()]
    except ValueError:
        raise NotAMoment(_("Write the time as 09:20, or as 09:00/09:30 for a range.")) from None
    if len(parts) > 2:
        raise NotAMoment(_("A range has a beginning and an end: 09:00/09:30."))
    begin, finish = [*parts, None, None][:2]
    return begin, finish, plain != text
