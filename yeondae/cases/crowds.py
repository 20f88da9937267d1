"""Cases of very many people: one page of people is loaded, of the others what decides who shows.

A list of a thousand people is read a page at a time. Whether an event or a number may be read
depends on everybody, so grade and consents of all are asked in one query, as plain values.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count

from yeondae.cases.models import Act, Case, Interval, Person
from yeondae.cases.models.status import Status
from yeondae.cases.naming_rules import naming
from yeondae.cases.rules.showing import Leave, leave
from yeondae.cases.rules.status import for_everyone
from yeondae.core import clock

A_PAGE = 50  # people
A_PIECE = 5000  # ids in one statement
AGREED = ("given_on", "until", "ended_on", "waits", "name", "face", "place", "workplace")


class Agreed(NamedTuple):
    """What a consent says, without its row."""

    given_on: date
    until: date | None
    ended_on: date | None
    waits: bool
    name: bool
    face: bool
    place: bool
    workplace: bool


@dataclass(frozen=True)
class Crowd:
    """Everybody of a case, one page of whom is loaded."""

    number: int
    pages: list[list[int]]  # who may be shown, by id, in order
    unnamed: list[int]
    closed: frozenset[int]  # events that hit somebody who does not show at all
    unplaced: frozenset[int]  # events that hit somebody whose place may not show
    statuses: list[tuple[Status, int]]  # known ones, as everyone may read them
    is_held: bool

    @property
    def here(self) -> list[int]:
        """The people of this page."""
        return self.pages[self.number - 1] if 0 < self.number <= len(self.pages) else []

    @property
    def elsewhere(self) -> list[int]:
        """The people of the other pages."""
        return [pk for page in self.pages for pk in page if page is not self.here]

    @property
    def size(self) -> int:
        """How many people may be shown."""
        return sum(map(len, self.pages))


def crowded(cases: Iterable[int]) -> set[int]:
    """Which of `cases` have more people than one page holds."""
    people = Person.objects.filter(case__in=cases, merged_into=None).order_by()
    rows = people.values("case").annotate(n=Count("pk")).filter(n__gt=A_PAGE)
    return {row["case"] for row in rows}


def crowd(case: Case, number: int) -> Crowd:
    """Everybody of `case`, seen from the page `number` (from 1) of its people."""
    may, statuses = _everybody(case)
    shown = [pk for pk, leave in may.items() if leave.exists]
    hidden = [pk for pk, leave in may.items() if not leave.exists]
    unplaced = [pk for pk, leave in may.items() if not leave.place]
    counted = Counter(for_everyone(statuses[pk]) for pk in shown)
    held = Interval.objects.filter(person__case=case, kind=Interval.Kind.DETENTION, end=None)
    return Crowd(
        number=number,
        pages=[shown[at : at + A_PAGE] for at in range(0, len(shown), A_PAGE)],
        unnamed=[pk for pk, leave in may.items() if not leave.name],
        closed=_events_of(case, hidden),
        unplaced=_events_of(case, unplaced),
        statuses=[row for row in counted.most_common() if row[0] != Status.UNKNOWN],
        is_held=not set(held.values_list("person", flat=True)).isdisjoint(shown),
    )


def page_of(case: Case, person: Person) -> int:
    """On which page of a case somebody stands; 1 where they are not shown."""
    may, _statuses = _everybody(case)
    shown = [pk for pk, leave in may.items() if leave.exists]
    return shown.index(person.pk) // A_PAGE + 1 if person.pk in shown else 1


def naming_hidden(case: Case) -> Callable[[Iterable[str]], bool]:
    """What tells whether one of some texts names who of a case may not be named.

    Grade and consents of everybody are read as plain values; names of those only who are hidden.
    """
    may, _statuses = _everybody(case)
    hidden = [pk for pk, leave in may.items() if not leave.name]
    return naming_people(hidden)


def leaves(case: Case) -> Mapping[int, Leave]:
    """What may be shown today of each entry of a case, by its id and in order."""
    return _everybody(case)[0]


def naming_people(pks: Collection[int]) -> Callable[[Iterable[str]], bool]:
    """The same for the people of these ids."""
    rows = Person.objects.filter(pk__in=pks).only("names")
    return naming(rows.prefetch_related("all_names") if pks else ())


def _everybody(case: Case) -> tuple[Mapping[int, Leave], Mapping[int, str]]:
    """What may be shown of each today, in order, and each one's status."""
    rows = (
        Person.objects.filter(case=case, merged_into=None)
        .order_by("position", "pk")
        .values_list("pk", "risk", "status", *(f"consents__{each}" for each in AGREED))
    )
    today = clock.today_in(case.time_zone)
    risks: dict[int, str] = {}
    statuses: dict[int, str] = {}
    consents: dict[int, tuple[Agreed, ...]] = {}
    for pk, risk, status, *agreed in rows:
        risks[pk], statuses[pk] = risk, status
        more = (Agreed(*agreed),) if agreed[0] is not None else ()
        consents[pk] = consents.get(pk, ()) + more
    known: dict[Any, Leave] = {}  # most of a crowd are graded alike
    may = {}
    for pk, risk in risks.items():
        key = (risk, consents[pk])
        if key not in known:
            known[key] = leave(risk, consents[pk], today)
        may[pk] = known[key]
    return may, statuses


def _events_of(case: Case, people: Collection[int]) -> frozenset[int]:
    """The events of `case` that hit one of `people`."""
    asked = list(people)
    found: set[int] = set()
    for at in range(0, len(asked), A_PIECE):
        acts = Act.objects.filter(event__case=case, person__in=asked[at : at + A_PIECE])
        found.update(acts.order_by().values_list("event", flat=True).distinct())
    return frozenset(found)
