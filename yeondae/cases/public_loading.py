"""Loading published cases with all that their public page reads, in few queries.

Tables in which a case has nothing are not asked: one question beforehand says which those are.
Acts and claims are read as plain values: there are as many as events, and a page needs little of
them. Of a case of very many people one page is loaded (`crowds`), but for whoever takes it whole.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import (
    Count,
    Exists,
    F,
    Model,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)

from yeondae.cases.crowds import A_PAGE, Crowd, crowd
from yeondae.cases.models import (
    Act,
    Case,
    CaseTie,
    Change,
    Charge,
    Claim,
    Event,
    Figure,
    Label,
    Override,
    Person,
    Post,
    Relation,
    Ruling,
)
from yeondae.core.planned import planned

OF_PEOPLE = {"labels": Label, "held_posts": Post, "overrides": Override, "relations": Relation}
OF_COURTS = {"charges": Charge, "rulings": Ruling}
SHOWN_RELATIONS = (Relation.Kind.CO_DEFENDANT, Relation.Kind.SUCCESSOR, Relation.Kind.COLLEAGUE)


class SourceRow(NamedTuple):
    """Who says something."""

    pk: int
    public_id: str
    name: str
    names: Mapping[str, str]
    url: str
    published_on: date | None
    kind: str
    disclaimer: Mapping[str, str]
    is_public: bool


class ClaimRow(NamedTuple):
    """What one source says of one fact of an event or a figure."""

    event_id: int | None
    figure_id: int | None
    field: str
    words: Mapping[str, str]
    level: str
    standing: str
    is_shown: bool
    source: SourceRow


def published(
    pks: Sequence[int], *, events: Collection[str] | None = None, whole: bool = False
) -> list[Case]:
    """The published cases among `pks`, in that order, with all that `public_case` reads.

    `events`: the public ids of those to load, where not every one is asked for; a line of a list
    needs none. `whole`: everybody of a case, not the first page of them.
    """
    found = {case.pk: case for case in _asked().filter(pk__in=pks)}
    return _load([found[pk] for pk in pks if pk in found], events=events, whole=whole)


def published_case(public_id: str, number: int = 1) -> Case | None:
    """The case of this public id, loaded likewise with the page `number` of its people.

    What happened comes with the first page. None where it has no such page.
    """
    found, events = _one_asked(public_id), None if number == 1 else ()
    case = next(iter(_load(found, events=events, number=number)), None)
    if case is None or number == 1:
        return case
    all_of_it = crowd_of(case)
    return case if all_of_it is not None and all_of_it.here else None


def crowd_of(case: Case) -> Crowd | None:
    """Everybody of a loaded case, where only a page of them is loaded."""
    found: Crowd | None = case.__dict__.get("_crowd")
    return found


def _asked() -> QuerySet[Case]:
    """Published cases, each with which of the lesser tables hold anything about it."""
    tables: dict[str, QuerySet[Any]] = {
        name: model._default_manager.filter(person__case=OuterRef("pk"))
        for name, model in OF_PEOPLE.items()
    }
    for name, model in OF_COURTS.items():
        tables[name] = model._default_manager.filter(
            proceeding__case=OuterRef("pk"), proceeding__is_public=True
        )
    tables["figures"] = Figure.objects.filter(case=OuterRef("pk"), is_public=True)
    tables["ties"] = CaseTie.objects.filter(case=OuterRef("pk"))
    asked = {f"has_{name}": Exists(rows) for name, rows in tables.items()}
    people = Person.objects.filter(case=OuterRef("pk"), merged_into=None).order_by()
    size = Subquery(people.values("case").annotate(n=Count("pk")).values("n"))
    return Case.objects.filter(published_at__isnull=False).annotate(size=size, **asked)


_planned_case = planned(lambda one: _asked().filter(public_id=one), stand_in="one public id")
_planned_events = planned(
    lambda one: _readable().filter(case=one).annotate(there=F("place__names")), stand_in=-1
)


def _one_asked(public_id: str) -> list[Case]:
    """As `_asked`, for one case."""
    names = ["size", *(f"has_{name}" for name in (*OF_PEOPLE, *OF_COURTS, "figures", "ties"))]
    found = _planned_case(public_id)
    for case, asked in found:
        case.__dict__.update(zip(names, asked, strict=True))
    return [case for case, _asked in found]


def _load(
    cases: list[Case],
    *,
    events: Collection[str] | None = None,
    whole: bool = False,
    number: int = 1,
) -> list[Case]:
    if not cases:
        return []
    for case in cases:
        if not whole and (case.size or 0) > A_PAGE:  # type: ignore[attr-defined]
            case.__dict__["_crowd"] = crowd(case, number)
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
    relations = Relation.objects.filter(kind__in=SHOWN_RELATIONS)
    people: list[str | Prefetch[str]] = ["consents", "intervals", "all_names"]
    people += [
        Prefetch("relations", relations) if name == "relations" else name
        for name in OF_PEOPLE
        if _filled(cases, name)
    ]
    everybody = Person.objects.filter(merged_into=None).select_related("organisation").defer("note")
    crowds = {case.pk: found for case in cases if (found := crowd_of(case))}
    if crowds:
        here = [pk for found in crowds.values() for pk in found.here]
        everybody = everybody.filter(~Q(case__in=crowds) | Q(pk__in=here))
    wanted: list[str | Prefetch[str]] = [Prefetch("people", everybody.prefetch_related(*people))]
    if _filled(cases, "ties"):
        wanted.append(Prefetch("ties", CaseTie.objects.select_related("other")))
    if _filled(cases, "figures"):
        wanted.append(Prefetch("figures", Figure.objects.filter(is_public=True)))
    else:
        _keep(cases, "figures", {})
    return wanted


def _readable() -> QuerySet[Event]:
    """What everyone may read that happened."""
    waiting = Change.objects.filter(event=OuterRef("pk"), confirmed_at=None)
    return Event.objects.filter(is_public=True).exclude(Exists(waiting))


def _events(cases: Sequence[Case], wanted: Collection[str] | None) -> None:
    """The events of `cases`, with their places."""
    if len(cases) == 1 and wanted is None:
        found = _planned_events(cases[0].pk)
        for event, (there,) in found:  # JSON as the database has it
            event.__dict__["_place"] = json.loads(there) if isinstance(there, str) else there
        _keep(cases, "events", {cases[0].pk: [event for event, _place in found]})
        return
    events = _readable().select_related("place").defer("quote")
    if wanted is not None:
        events = events.filter(public_id__in=wanted)
    prefetch_related_objects(cases, Prefetch("events", events))
    for case in cases:
        for each in case.events.all():
            each.__dict__["_place"] = each.place.names if each.place else None


def place_names(event: Event) -> Mapping[str, str] | None:
    """The place of a loaded event, by language."""
    found: Mapping[str, str] | None = event.__dict__["_place"]
    return found


def _hits(cases: Sequence[Case]) -> None:
    """Whom each event hit, by id; of a crowd `crowds` knows what matters."""
    events = [e for case in cases if crowd_of(case) is None for e in case.events.all()]
    acts = Act.objects.filter(event__in=[each.pk for each in events], person__merged_into=None)
    hit: dict[int, list[int]] = defaultdict(list)
    for event, person in acts.order_by().values_list("event_id", "person_id") if events else ():
        hit[event].append(person)
    for each in events:
        each.__dict__["_hit"] = hit.get(each.pk, ())


def hit_by(event: Event) -> Sequence[int]:
    """The ids of those whom a loaded event hit."""
    found: Sequence[int] = event.__dict__["_hit"]
    return found


def _claims(cases: Sequence[Case]) -> None:
    """What sources say of events and figures."""
    events = [event for case in cases for event in case.events.all()]
    figures = [figure for case in cases for figure in case.figures.all()]
    about = Q(event__in=[each.pk for each in events]) if events else Q(pk__in=[])
    if figures:
        about |= Q(figure__in=[each.pk for each in figures])
    own, of_source = ClaimRow._fields[:-1], (f"source__{name}" for name in SourceRow._fields)
    of_events: dict[int | None, list[ClaimRow]] = defaultdict(list)
    of_figures: dict[int | None, list[ClaimRow]] = defaultdict(list)
    for row in Claim.objects.filter(about).values_list(*own, *of_source):
        claim = ClaimRow(*row[: len(own)], SourceRow(*row[len(own) :]))  # type: ignore[call-arg]
        of_events[claim.event_id].append(claim)
        of_figures[claim.figure_id].append(claim)
    for event in events:
        event.__dict__["_claims"] = of_events.get(event.pk, ())
    for figure in figures:
        figure.__dict__["_claims"] = of_figures.get(figure.pk, ())


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
