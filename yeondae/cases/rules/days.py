"""Which days can be: a slip in the year is met before it is counted with."""

from datetime import date

# A case of law may have begun long ago; a long sentence ends far ahead.
EARLIEST, YEARS_AHEAD = 1850, 60


def can_be(day: date | None, today: date) -> bool:
    """Whether a day may stand in a case at all."""
    return day is None or EARLIEST <= day.year <= today.year + YEARS_AHEAD
