"""Dates as exact as somebody knows them, in the reader's language."""

from datetime import date

from babel.dates import format_skeleton
from django.utils.translation import gettext as _

from yeondae.letters.typesetting import long_date


def vague(day: date | None, precision: str, language: str) -> str:
    """ "27 November 2007", "September 2013", "2016" or "about 20 January 2016"."""
    if day is None:
        return _("date unknown")
    if precision == "unknown_month_and_day":
        return str(day.year)
    if precision == "unknown_day":
        return format_skeleton("yMMMM", day, locale=language.replace("-", "_"))
    written = long_date(day, language)
    return _("about %(day)s") % {"day": written} if precision == "about" else written


def long(day: date | None, language: str) -> str:
    """The whole date, or nothing."""
    return long_date(day, language) if day else ""
