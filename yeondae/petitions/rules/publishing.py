"""When changes go into the public number: together, never few, never at once."""

from collections.abc import Mapping
from datetime import datetime, timedelta

LEAST = 10  # changes that must wait, so that nobody sees one signature arrive
PAUSE = timedelta(minutes=1)
PAUSE_AT_RISK = timedelta(minutes=15)
PAUSE_WHEN_OVER = timedelta(days=1)

# {kind: (changes that wait, by how much they move its number)}
Waiting = Mapping[str, tuple[int, int]]


def due_kinds(
    waiting: Waiting,
    published: Mapping[str, int],
    *,
    last: datetime | None,
    at_risk: bool,
    over_since: datetime | None,
    now: datetime,
) -> set[str]:
    """The kinds whose waiting changes are published now.

    Each kind needs ten changes of its own, else the ledger would show the few. When the petition
    is over the remainder follows, but for a kind that never reached ten; what comes later in tens,
    or once a day: nobody sees at what hour one person took their signature back.

    >>> noon = datetime(2026, 11, 23, 12)
    >>> due_kinds({"online": (12, 12), "paper": (3, 3)}, {}, last=None, at_risk=False,
    ...           over_since=None, now=noon)
    {'online'}
    """
    pause = PAUSE_AT_RISK if at_risk else PAUSE
    rest = over_since is not None and (
        last is None or last < over_since or now - last >= PAUSE_WHEN_OVER
    )
    if last is not None and now - last < pause and not rest:
        return set()
    return {
        kind
        for kind, (changes, difference) in waiting.items()
        if changes >= LEAST or (rest and changes and published.get(kind, 0) + difference >= LEAST)
    }
