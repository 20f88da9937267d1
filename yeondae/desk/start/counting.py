"""What waits, topic by topic, counted in one question to the database whatever the topics are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from yeondae.accounts.models import User
from yeondae.core.counting import count_together
from yeondae.desk.entry import Entry, Rows

MOST = 100  # nobody needs to know more precisely how much too much it is


@dataclass(frozen=True)
class Decision:
    """One line: how many, of what, where to decide. `is_more`: at least as many as said."""

    entry: Entry
    count: int

    @property
    def is_more(self) -> bool:
        return self.count >= MOST

    @property
    def words(self) -> str:
        """What waits, in the number that it is."""
        try:
            return str(self.entry.decision % self.count)
        except TypeError:  # words that are the same for one and for many
            return str(self.entry.decision)


def decisions(entries: Iterable[Entry], user: User, now: datetime) -> list[Decision]:
    """The topics where something waits for `user`, in the order of `entries`."""
    waiting = [(entry, entry.waiting(user, now)) for entry in entries if entry.waiting]
    counts: dict[int, int] = {}
    rows: list[tuple[int, Rows]] = []
    for place, (_entry, found) in enumerate(waiting):
        for each in [found] if isinstance(found, int | QuerySet) else found:
            if isinstance(each, int):
                counts[place] = counts.get(place, 0) + each
            else:
                rows.append((place, each))
    counted = count_together([queryset for _place, queryset in rows], most=MOST)
    for (place, _queryset), count in zip(rows, counted, strict=True):
        counts[place] = counts.get(place, 0) + count
    return [
        Decision(entry, counts[place])
        for place, (entry, _found) in enumerate(waiting)
        if counts.get(place)
    ]
