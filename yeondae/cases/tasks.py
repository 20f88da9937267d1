"""What the calendar changes by itself: a day that was entered ahead has come."""

from yeondae.cases.services import follow_the_calendar
from yeondae.jobs.periodic import every


@every(seconds=1800)
def derive_what_came_due() -> int:
    """A release entered for tomorrow holds tomorrow, by the calendar of the place."""
    return follow_the_calendar()
