"""When changes go into the public number: together, never few, never at once."""

from collections.abc import Mapping
from datetime import datetime, timedelta

LEAST = 10  # changes that must wait, so that nobody sees one signature arrive
PAUSE = timedelta(minutes=1)
PAUSE_AT_RISK = timedelta(minutes=15)

# {kind: (changes that wait, by how much they move its number)}
Waiting = Mapping[str, tuple[int, int]]


def due_kinds(
    waiting: Waiting,
    published: Mapping[str, int],
    *,
    last: datetime | None,
    at_risk: bool,
    is_over: bool,
    now: datetime,
) -> set[str]:
    """The kinds whose waiting changes are published now.

    Each kind needs ten changes of its own, else the ledger would show the few. When the petition
    is over the remainder follows, but for a kind that never reached ten.

    >>> noon = datetime(2026, 11, 23, 12)
    >>> due_kinds({"online": (12, 12), "paper": (3, 3)}, {}, last=None, at_risk=False,
    ...           is_over=False, now=noon)
    {'online'}
    """
    pause = PAUSE_AT_RISK if at_risk else PAUSE
    if last is not None and now - last < pause and not is_over:
        return set()
    return {
        kind
        for kind, (changes, difference) in waiting.items()
        if changes >= LEAST
        or (is_over and changes and published.get(kind, 0) + difference >= LEAST)
    }
