"""How fast letters go to one office: its working hours, so many an hour, so many a day.

A fax machine that is jammed for days helps nobody (domain 4.4, 4): letters wait, or many go in
one call. An organisation that gets copies is reached at any hour.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from yeondae.directory.models import ContactPoint, Office, Organisation

# What a person carries has no pace: it waits for that person.
PACED = frozenset({ContactPoint.Kind.FAX, ContactPoint.Kind.EMAIL})
BUNDLED = frozenset({ContactPoint.Kind.FAX})
HOUR = timedelta(hours=1)
# Copies come at any hour, but still not more than a machine prints.
COPIES_PER_HOUR, COPIES_PER_DAY = 60, 1000
# One call of twenty pages takes about twenty minutes.
LETTERS_A_CALL = 20
EVERY_DAY = "1234567"


@dataclass(frozen=True, slots=True)
class Pace:
    """Working hours (wall time in `time_zone`, an IANA name) and the most letters."""

    time_zone: str
    opens: time
    closes: time
    working_days: str
    per_hour: int
    per_day: int

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


def pace_of(owner: Office | Organisation) -> Pace:
    """The pace at which letters go to `owner`."""
    if isinstance(owner, Office):
        return Pace(
            owner.time_zone,
            owner.opens,
            owner.closes,
            owner.working_days,
            owner.letters_per_hour,
            owner.letters_per_day,
        )
    return Pace(owner.time_zone, time.min, time.max, EVERY_DAY, COPIES_PER_HOUR, COPIES_PER_DAY)


def is_open(pace: Pace, now: datetime) -> bool:
    """Whether somebody works there at `now` (aware)."""
    local = now.astimezone(pace.zone)
    return str(local.isoweekday()) in pace.working_days and pace.opens <= local.time() < pace.closes


def next_opening(pace: Pace, now: datetime) -> datetime | None:
    """The first moment from `now` on at which the office is open, in UTC.

    None where it has no working day. A wall time that a change of clocks skips is taken as the
    moment after the gap.
    """
    if is_open(pace, now):
        return now.astimezone(UTC)
    today = now.astimezone(pace.zone).date()
    for ahead in range(9):
        day = today + timedelta(days=ahead)
        opening = datetime.combine(day, pace.opens, pace.zone).astimezone(UTC)
        if opening >= now and str(day.isoweekday()) in pace.working_days:
            return opening
    return None


def day_began(pace: Pace, now: datetime) -> datetime:
    """The last midnight of the office's own zone, in UTC: the daily cap counts from there."""
    today = now.astimezone(pace.zone).date()
    return datetime.combine(today, time.min, pace.zone).astimezone(UTC)


def allowance(pace: Pace, now: datetime, *, last_hour: int, today: int) -> int:
    """How many more may go at `now`, after so many in the last hour and since midnight."""
    if not is_open(pace, now):
        return 0
    return max(0, min(pace.per_hour - last_hour, pace.per_day - today))


def letters_a_call(waiting: int, pace: Pace, *, today: int) -> int:
    """How many letters one call carries: one, until more wait than calls are left today."""
    calls_left = max(1, pace.per_day - today)
    needed = -(-waiting // calls_left)
    return max(1, min(needed, LETTERS_A_CALL))
