"""A weekday that does not fit its date: one of the two is wrong, and a person should look."""

import re
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

WEEKDAYS = (
    ("monday", "montag", "월요일"),
    ("tuesday", "dienstag", "화요일"),
    ("wednesday", "mittwoch", "수요일"),
    ("thursday", "donnerstag", "목요일"),
    ("friday", "freitag", "금요일"),
    ("saturday", "samstag", "토요일"),
    ("sunday", "sonntag", "일요일"),
)


def weekday_doubt(text: str, on: date | None) -> str:
    """The sentence for a text that names one weekday which `on` is not; else nothing."""
    plain = text.casefold()
    named = {
        index
        for index, names in enumerate(WEEKDAYS)
        if any(re.search(rf"(?<![a-z]){name}", plain) for name in names)
    }
    if on is None or len(named) != 1 or on.weekday() in named:
        return ""
    return _("The text names another weekday: %(day)s was a %(weekday)s.") % {
        "day": date_format(on, "DATE_FORMAT"),
        "weekday": date_format(on, "l"),
    }
