"""Loading published cases with all that their public page reads, in few queries.

What is asked stands in `public_asked`. Of a case of very many people one page of them is loaded
(`crowds`), of one with very many events one page of those, but for whoever takes it whole.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.db.models import (
    Model,
    Prefetch,
    Q,
    prefetch_related_objects,
)

from yeondae.cases.crowds import A_PAGE, Crowd, crowd
from yeondae.cases.models import (
    Act,
    Case,
    CaseTie,
    Claim,
    Event,
    Figure,
    Person,
)
from yeondae.cases.public_asked import (
    OF_COURTS,
    OF_PEOPLE,
    OWN,
    ClaimRow,
    SourceRow,
    acts_of_one,
    as_rows,
    asked,
    asked_one,
    claims_of_one,
    claims_with_figures_of_one,
    events_of_one,
    everybody_of_one,
    latest,
    readable,
    relations,
    tables_of_one,
    with_events,
)

A_TIMELINE = 100  # events on one page
FARTHEST = 10_000  # pages


@dataclass
class Timeline:
    """Which page of very many events is loaded, counted from the newest."""

    number: int
    has_earlier: bool = False


def published(
    pks: Sequence[int], *, events: Collection[str] | None = None, whole: bool = False
) -> list[Case]:
    """The published cases among `pks`, in that order, with all that `public_case` reads.

    `events`: the public ids of those to load, where not every one is asked for; a line of a list
    needs none. `whole`: everybody of a case, not the first page of them.
    """
    found = {case.pk: case for case in asked().filter(pk__in=pks)}
    return _load([found[pk] for pk in pks if pk in found], events=events, whole=whole)


def published_case(public_id: str, number: int = 1, *, timeline: int = 1) -> Case | None:
    """The case of this public id, loaded likewise with the page `number` of its people.

    What happened comes with the first page of people, of very many events the page `timeline`.
    None where it has no such page.
    """
    if not 0 < timeline <= FARTHEST:
        return None
    found, events = asked_one(public_id), None if number == 1 else ()
    loaded = _load(found, events=events, number=number, timeline=timeline)
    case = next(iter(loaded), None)
    if case is None or (timeline > 1 and not (timeline_of(case) and case.events.all())):
        return None
    if number == 1:
        return case
    all_of_it = crowd_of(case)
    return case if all_of_it is not None and all_of_it.here else None


def case_as_it_would_show(pk: int) -> Case | None:
    """A case loaded for its public page, published or not: for whoever decides about that."""
    found = _load(list(with_events(asked(Case.objects.filter(pk=pk)))))
    return found[0] if found else None


def timeline_of(case: Case) -> Timeline | None:
    """Which events of a loaded case are there, where it has more than one page of them."""
    found: Timeline | None = case.__dict__.get("_timeline")
    return found


def crowd_of(case: Case) -> Crowd | None:
    """Everybody of a loaded case, where only a page of them is loaded."""
    found: Crowd | None = case.__dict__.get("_crowd")
    return found


def _load(
    cases: list[Case],
    *,
    events: Collection[str] | None = None,
    whole: bool = False,
    number: int = 1,
    timeline: int = 1,
) -> list[Case]:
    if not cases:
        return []
    for case in cases:
        if not whole and (getattr(case, "happened", 0) or 0) > A_TIMELINE:
            case.__dict__["_timeline"] = Timeline(timeline)
        if not whole and (case.size or 0) > A_PAGE:  # type: ignore[attr-defined]
            case.__dict__["_crowd"] = crowd(case, number)
    if len(cases) == 1 and crowd_of(cases[0]) is None:
        _people_of_one(cases[0])
    prefetch_related_objects(cases, *_always(cases))
    if events is None or events:
        _events(cases, events)
        _hits(cases)
    else:
        _keep(cases, "events", {})
    _claims(cases)
    for name in OF_COURTS:
        _courts(cases, name)
    if not _filled(cases, "ties"):
        _keep(cases, "ties", {})
    people = [person for case in cases for person in case.people.all()]
    for case in cases:
        _others(case)
    for name in OF_PEOPLE:
        if not _filled(cases, name):
            _keep(people, name, {})
    return cases


def _others(case: Case) -> None:
    """Of a crowd: who stands on other pages and is tied to somebody on this one."""
    found: list[Person] = []
    if crowd_of(case) is not None and _filled([case], "relations"):
        here = {person.pk for person in case.people.all()}
        tied = {tie.other_id for person in case.people.all() for tie in person.relations.all()}
        rows = Person.objects.filter(pk__in=tied - here, case=case, merged_into=None)
        found = list(rows.prefetch_related("consents"))
    case.__dict__["_others"] = found


def others_of(case: Case) -> list[Person]:
    """People of a crowd who are not on the loaded page and are tied to somebody there."""
    found: list[Person] = case.__dict__["_others"]
    return found


def _filled(cases: Iterable[Case], name: str) -> bool:
    return any(getattr(case, f"has_{name}") for case in cases)


def _always(cases: Sequence[Case]) -> list[str | Prefetch[str]]:
    ties = relations()
    people: list[str | Prefetch[str]] = ["consents", "intervals", "all_names"]
    people += [
        Prefetch("relations", ties) if name == "relations" else name
        for name in OF_PEOPLE
        if _filled(cases, name)
    ]
    everybody = Person.objects.filter(merged_into=None).select_related("organisation").defer("note")
    crowds = {case.pk: found for case in cases if (found := crowd_of(case))}
    if crowds:
        here = [pk for found in crowds.values() for pk in found.here]
        everybody = everybody.filter(~Q(case__in=crowds) | Q(pk__in=here))
    wanted: list[str | Prefetch[str]] = []
    if len(cases) > 1 or crowds:
        wanted.append(Prefetch("people", everybody.prefetch_related(*people)))
    if _filled(cases, "ties"):
        wanted.append(Prefetch("ties", CaseTie.objects.select_related("other")))
    if _filled(cases, "figures"):
        wanted.append(Prefetch("figures", Figure.objects.filter(is_public=True)))
    else:
        _keep(cases, "figures", {})
    return wanted


def _events(cases: Sequence[Case], wanted: Collection[str] | None) -> None:
    """The events of `cases`, with their places."""
    if len(cases) == 1 and wanted is None:
        page = timeline_of(cases[0])
        found = _one_page(cases[0], page) if page else events_of_one(cases[0].pk)
        _keep(cases, "events", {cases[0].pk: found})
    else:
        _prefetch_events(cases, wanted)
    for case in cases:
        for each in case.events.all():
            each.__dict__["_place"] = each.place.names if each.place else None


def _one_page(case: Case, page: Timeline) -> list[Event]:
    """The events of one page in the order of time; one more is read to know of earlier ones."""
    begin = (page.number - 1) * A_TIMELINE
    found = list(latest(case.pk)[begin : begin + A_TIMELINE + 1])
    page.has_earlier = len(found) > A_TIMELINE
    return found[:A_TIMELINE][::-1]


def _is_one_whole(cases: Sequence[Case]) -> bool:
    """Whether all that happened in a single case is loaded: what is about it is asked at once."""
    return len(cases) == 1 and timeline_of(cases[0]) is None


def _prefetch_events(cases: Sequence[Case], wanted: Collection[str] | None) -> None:
    events = readable().select_related("place").defer("quote")
    if wanted is not None:
        events = events.filter(public_id__in=wanted)
    prefetch_related_objects(cases, Prefetch("events", events))


def place_names(event: Event) -> Mapping[str, str] | None:
    """The place of a loaded event, by language."""
    found: Mapping[str, str] | None = event.__dict__["_place"]
    return found


def _hits(cases: Sequence[Case]) -> None:
    """Whom each event hit, by id; of a crowd `crowds` knows what matters."""
    events = [e for case in cases if crowd_of(case) is None for e in case.events.all()]
    hit: dict[int, list[int]] = defaultdict(list)
    for event, person in _acts(cases, events):
        hit[event].append(person)
    for each in events:
        each.__dict__["_hit"] = hit.get(each.pk, ())


def _acts(cases: Sequence[Case], events: Sequence[Event]) -> Iterable[tuple[int, int]]:
    if not events:
        return ()
    if _is_one_whole(cases):
        return acts_of_one(cases[0].pk)
    rows = Act.objects.filter(event__in=[each.pk for each in events], person__merged_into=None)
    return rows.order_by().values_list("event_id", "person_id")


def hit_by(event: Event) -> Sequence[int]:
    """The ids of those whom a loaded event hit."""
    found: Sequence[int] = event.__dict__["_hit"]
    return found


def _claims(cases: Sequence[Case]) -> None:
    """What sources say of events and figures."""
    events = [event for case in cases for event in case.events.all()]
    figures = [figure for case in cases for figure in case.figures.all()]
    of_events: dict[int | None, list[ClaimRow]] = defaultdict(list)
    of_figures: dict[int | None, list[ClaimRow]] = defaultdict(list)
    if _is_one_whole(cases) and events:
        # Without figures not a look for theirs: SQLite would go through every source of the record.
        ask = claims_with_figures_of_one if figures else claims_of_one
        rows: list[Any] = ask(cases[0].pk)
    else:
        about = Q(event__in=[each.pk for each in events]) if events else Q(pk__in=[])
        if figures:
            about |= Q(figure__in=[each.pk for each in figures])
        rows = list(as_rows(Claim.objects.filter(about)))
    for row in sorted(rows, key=itemgetter(0)):
        claim = ClaimRow._make((*row[:OWN], SourceRow._make(row[OWN:])))
        of_events[claim.event_id].append(claim)
        of_figures[claim.figure_id].append(claim)
    for event in events:
        event.__dict__["_claims"] = of_events.get(event.pk, ())
    for figure in figures:
        figure.__dict__["_claims"] = of_figures.get(figure.pk, ())


def _people_of_one(case: Case) -> None:
    """Everybody of one case, with what is asked of each."""
    everybody = everybody_of_one(case.pk)
    _keep([case], "people", {case.pk: everybody})
    for name, ask in tables_of_one.items():
        found: dict[int | None, list[Any]] = defaultdict(list)
        if name not in OF_PEOPLE or _filled([case], name):
            for row in ask(case.pk):
                found[row.person_id].append(row)
        _keep(everybody, name, found)


def claims_of(row: Event | Figure) -> Sequence[ClaimRow]:
    """What sources say of a loaded event or figure."""
    found: Sequence[ClaimRow] = row.__dict__["_claims"]
    return found


def _courts(cases: Sequence[Case], name: str) -> None:
    """Charges or rulings of the public proceedings, kept on their case."""
    found: dict[int | None, list[Any]] = defaultdict(list)
    if _filled(cases, name):
        rows = (
            OF_COURTS[name]
            ._default_manager.select_related("proceeding")
            .filter(proceeding__case__in=cases, proceeding__is_public=True)
        )
        for found_crowd in filter(None, map(crowd_of, cases)):
            rows = rows.exclude(person__in=found_crowd.elsewhere)
        for row in rows.order_by("pk"):
            found[row.proceeding.case_id].append(row)  # type: ignore[attr-defined]
    _keep(cases, name, found)


def _keep(rows: Iterable[Model], name: str, found: dict[int | None, list[Any]]) -> None:
    """Lay what was found where Django looks before it asks the database."""
    for row in rows:
        row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = found.get(row.pk, [])


def kept(case: Case, name: str) -> list[Any]:
    """What `_courts` kept on a case."""
    return list(case.__dict__.get("_prefetched_objects_cache", {}).get(name, ()))
