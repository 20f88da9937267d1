"""Loading published cases with all that their public page reads, in few queries.

Tables in which a case has nothing are not asked: one question beforehand says which those are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import (
    Exists,
    Model,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    prefetch_related_objects,
)

from yeondae.cases.models import (
    Act,
    Case,
    CaseTie,
    Change,
    Charge,
    Claim,
    Correction,
    Event,
    Figure,
    Label,
    Override,
    Person,
    Post,
    Relation,
    Ruling,
)

OF_PEOPLE = {"labels": Label, "held_posts": Post, "overrides": Override, "relations": Relation}
OF_COURTS = {"charges": Charge, "rulings": Ruling}
SHOWN_RELATIONS = (Relation.Kind.CO_DEFENDANT, Relation.Kind.SUCCESSOR, Relation.Kind.COLLEAGUE)


def published(pks: Sequence[int], *, events: Collection[str] | None = None) -> list[Case]:
    """The published cases among `pks`, in that order, with all that `public_case` reads.

    `events`: the public ids of those to load, where not every one is asked for; a line of a list
    needs none.
    """
    found = {case.pk: case for case in _asked().filter(pk__in=pks)}
    return _load([found[pk] for pk in pks if pk in found], events=events)


def published_case(public_id: str) -> Case | None:
    """The case of this public id, loaded likewise; None where it has no page."""
    return next(iter(_load(list(_asked().filter(public_id=public_id)))), None)


def public_corrections() -> QuerySet[Correction]:
    """What was corrected after everyone could read it, the youngest first."""
    return (
        Correction.objects.filter(is_public=True, case__published_at__isnull=False)
        .select_related("case", "person__case")
        .prefetch_related("person__consents", "case__people__consents", "case__people__all_names")
    )


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
    return Case.objects.filter(published_at__isnull=False).annotate(**asked)


def _load(cases: list[Case], *, events: Collection[str] | None = None) -> list[Case]:
    if not cases:
        return []
    prefetch_related_objects(cases, *_always(cases))
    if events is None or events:
        prefetch_related_objects(cases, _events(events))
    else:
        _keep(cases, "events", {})
    _figures_and_claims(cases)
    for name in OF_COURTS:
        _courts(cases, name)
    if not _filled(cases, "ties"):
        _keep(cases, "ties", {})
    people = [person for case in cases for person in case.people.all()]
    for name in OF_PEOPLE:
        if not _filled(cases, name):
            _keep(people, name, {})
    return cases


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
    wanted: list[str | Prefetch[str]] = [Prefetch("people", everybody.prefetch_related(*people))]
    if _filled(cases, "ties"):
        wanted.append(Prefetch("ties", CaseTie.objects.select_related("other")))
    if _filled(cases, "figures"):
        wanted.append(Prefetch("figures", Figure.objects.filter(is_public=True)))
    else:
        _keep(cases, "figures", {})
    return wanted


def _events(wanted: Collection[str] | None) -> "Prefetch[str]":
    """What everyone may read that happened, with whom it hit."""
    waiting = Change.objects.filter(event=OuterRef("pk"), confirmed_at=None)
    events = Event.objects.filter(is_public=True).exclude(Exists(waiting))
    if wanted is not None:
        events = events.filter(public_id__in=wanted)
    acts = Prefetch("acts", Act.objects.only("person_id", "event_id"))
    return Prefetch("events", events.select_related("place").defer("quote").prefetch_related(acts))


def _figures_and_claims(cases: Sequence[Case]) -> None:
    """What sources say of events and figures, in one query."""
    events = [event for case in cases for event in case.events.all()]
    figures = [figure for case in cases for figure in case.figures.all()]
    claims = (
        Claim.objects.select_related("source")
        .defer("quote")
        .filter(
            Q(event__in=[each.pk for each in events]) | Q(figure__in=[each.pk for each in figures])
        )
    )
    of_events: dict[int | None, list[Claim]] = defaultdict(list)
    of_figures: dict[int | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        of_events[claim.event_id].append(claim)
        of_figures[claim.figure_id].append(claim)
    _keep(events, "claims", of_events)
    _keep(figures, "claims", of_figures)


def _courts(cases: Sequence[Case], name: str) -> None:
    """Charges or rulings of the public proceedings, kept on their case."""
    found: dict[int | None, list[Any]] = defaultdict(list)
    if _filled(cases, name):
        rows = (
            OF_COURTS[name]
            ._default_manager.select_related("proceeding")
            .filter(proceeding__case__in=cases, proceeding__is_public=True)
        )
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
