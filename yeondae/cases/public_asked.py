"""What is asked of the database for the public record; for one case it is planned once.

Tables in which a case has nothing are not asked: one question beforehand says which those are.
Acts and claims are read as plain values: there are as many as events, and a page needs little of
them.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery

from yeondae.cases.models import (
    Act,
    Case,
    CaseTie,
    Change,
    Charge,
    Claim,
    Consent,
    Event,
    Figure,
    Interval,
    Label,
    Name,
    Override,
    Person,
    Post,
    Relation,
    Ruling,
)
from yeondae.core.planned import planned

OF_PEOPLE = {"labels": Label, "held_posts": Post, "overrides": Override, "relations": Relation}
OF_COURTS = {"charges": Charge, "rulings": Ruling}
OWN = 8  # fields of a claim that are its own
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

    pk: int
    event_id: int | None
    figure_id: int | None
    field: str
    words: Mapping[str, str]
    level: str
    standing: str
    is_shown: bool
    source: SourceRow


def asked(cases: QuerySet[Case] | None = None) -> QuerySet[Case]:
    """Published cases (or `cases`), each with which of the lesser tables hold anything about it."""
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
    if cases is None:
        cases = Case.objects.filter(published_at__isnull=False)
    return cases.annotate(size=size, **asked)


def with_events(cases: QuerySet[Case]) -> QuerySet[Case]:
    """`cases`, each with how many events it has that may be public: more than a page of them?"""
    public = Event.objects.filter(case=OuterRef("pk"), is_public=True).order_by()
    happened = Subquery(public.values("case").annotate(n=Count("pk")).values("n"))
    return cases.annotate(happened=happened)


def relations() -> QuerySet[Relation]:
    """What everyone may read of who belongs together."""
    return Relation.objects.filter(kind__in=SHOWN_RELATIONS)


def readable() -> QuerySet[Event]:
    """What everyone may read that happened."""
    waiting = Change.objects.filter(event=OuterRef("pk"), confirmed_at=None)
    return Event.objects.filter(is_public=True).exclude(Exists(waiting))


def latest(case: int) -> QuerySet[Event]:
    """What happened in a case with very many events, the newest first.

    What hit somebody who does not show at all is left out here, so that it fills no page.
    """
    hidden = Act.objects.filter(
        event=OuterRef("pk"), person__merged_into=None, person__risk=Person.Risk.R4
    )
    rows = readable().filter(case=case).exclude(Exists(hidden))
    rows = rows.select_related("place").defer("quote")
    return rows.order_by(F("on").desc(nulls_last=True), "-pk")


def as_rows(claims: QuerySet[Claim]) -> QuerySet[Claim, tuple[Any, ...]]:
    """`claims` as the values of a `ClaimRow`, then those of its `SourceRow`."""
    of_source = (f"source__{name}" for name in SourceRow._fields)
    return claims.values_list(*ClaimRow._fields[:OWN], *of_source)


def _both_claims(case: int) -> QuerySet[Claim, tuple[Any, ...]]:
    """Of events and of figures: apart, so that each goes along its index."""
    claims = Claim.objects.order_by()
    of_events, of_figures = claims.filter(event__case=case), claims.filter(figure__case=case)
    return as_rows(of_events).union(as_rows(of_figures), all=True)


# One case is what most readers ask for: its statements are made once.
asked_one = planned(
    lambda one: with_events(asked()).filter(public_id=one), stand_in="one public id"
)
events_of_one = planned(
    lambda one: readable().filter(case=one).select_related("place").defer("quote")
)
acts_of_one = planned(
    lambda one: (
        Act.objects.filter(event__case=one, person__merged_into=None)
        .order_by()
        .values_list("event_id", "person_id")
    )
)
claims_of_one = planned(lambda one: as_rows(Claim.objects.filter(event__case=one).order_by()))
claims_with_figures_of_one = planned(_both_claims)
everybody_of_one = planned(
    lambda one: (
        Person.objects.filter(case=one, merged_into=None)
        .select_related("organisation")
        .defer("note")
    )
)
tables_of_one: dict[str, Callable[[int], list[Any]]] = {
    "consents": planned(lambda one: Consent.objects.filter(person__case=one)),
    "intervals": planned(lambda one: Interval.objects.filter(person__case=one)),
    "all_names": planned(lambda one: Name.objects.filter(person__case=one)),
    "labels": planned(lambda one: Label.objects.filter(person__case=one)),
    "held_posts": planned(lambda one: Post.objects.filter(person__case=one)),
    "overrides": planned(lambda one: Override.objects.filter(person__case=one)),
    "relations": planned(lambda one: relations().filter(person__case=one)),
}
