"""What time it is. Everything that asks for "now" asks here, so that tests can move the clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def today_in(zone: str) -> date:
    """Today's date in `zone`, an IANA name such as "Asia/Seoul".

    Raises zoneinfo.ZoneInfoNotFoundError for a name that is no zone.
    """
    return now().astimezone(ZoneInfo(zone)).date()


def days_elapsed(start: date, end: date) -> int:
    """How many midnights lie between two dates: the day of arrest itself is day 0.

    Both are dates of the place where it happens (see `today_in`); 10 December 2015 to
    21 May 2018 is 893. Raises ValueError where `end` lies before `start`.
    """
    if isinstance(start, datetime) or isinstance(end, datetime):
        raise TypeError("days_elapsed counts dates of a place; take .date() in its zone first.")
    if end < start:
        raise ValueError(f"{end} lies before {start}.")
    return (end - start).days
