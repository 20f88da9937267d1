"""Whether a channel's server can be used now. Away, it costs time and no try of any letter."""

from datetime import datetime, timedelta

from django.db.models import F

from yeondae.deliveries.models import Line

# Doubling from the first to the last: back within minutes after an hour's absence.
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=10), timedelta(minutes=4)


def away(*, channel: str, said: str, now: datetime) -> None:
    """The server could not be used at `now`: leave it alone for a while, longer each time."""
    line, _made = Line.objects.get_or_create(channel=channel)
    if line.next_try_at is not None and line.next_try_at > now:
        return  # another worker noted the same moment
    wait = min(FIRST_WAIT * 2 ** min(line.tries, 10), LONGEST_WAIT)
    Line.objects.filter(pk=channel).update(
        away_since=line.away_since or now,
        next_try_at=now + wait,
        tries=F("tries") + 1,
        said=said[:500],
    )


def works(*, channel: str) -> None:
    """Something was handed over: the server is back. Writes only where it was away."""
    Line.objects.filter(pk=channel, away_since__isnull=False).update(
        away_since=None, next_try_at=None, tries=0, said=""
    )


def resting(now: datetime) -> set[str]:
    """The channels that are left alone at `now`."""
    return set(Line.objects.filter(next_try_at__gt=now).values_list("channel", flat=True))
