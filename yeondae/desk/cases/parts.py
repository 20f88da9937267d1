"""The parts of a case at the desk, each a page at a time: a case may have thousands of anything."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Prefetch, QuerySet
from django.http import QueryDict

from yeondae.cases.models import Case, Charge, Claim, Event, Figure, Person, Photo, Ruling
from yeondae.cases.queries import present
from yeondae.cases.rules.doubts import doubts
from yeondae.cases.services.rebuilding import facts_of, loaded
from yeondae.core import clock
from yeondae.core.languages import said
from yeondae.desk.cases.entries import FACTS
from yeondae.desk.paging import Page, page_of
from yeondae.desk.reader import reader

A_PAGE, A_FEW = 50, 24


@dataclass(frozen=True)
class Part:
    """One page of one kind of row: what the template prints, and the key that leads further."""

    key: str
    page: Page[Any]
    rows: list[Any]


def parts_of(case: Case, asked: QueryDict) -> dict[str, Part]:
    """Every part of the page; `asked` says which page of which part, by its key."""

    def part(
        key: str, rows: QuerySet[Any], show: Callable[[Any], Any], a_page: int = A_PAGE
    ) -> Part:
        page = page_of(rows, asked.get(key), a_page)
        return Part(key, page, [show(each) for each in page])

    today = clock.today_in(case.time_zone)
    people = present(case.people.all()).prefetch_related(loaded(), "intervals")
    latest = case.events.order_by(F("on").desc(nulls_last=True), "-pk")

    def person(each: Person) -> tuple[Person, str, list[str]]:
        return each, _name(each.names), doubts(facts_of(each), today)

    claims = Prefetch("claims", Claim.objects.select_related("source"))
    proceedings = part("c", case.proceedings.all(), lambda each: (each, _name(each.names)))
    # Without a proceeding nothing is asked of the courts.
    of_courts: dict[str, Any] = {"proceeding__case": case} if proceedings.rows else {"pk__in": []}
    return {
        "people": part(
            "p", people, lambda each: (each, _name(each.names), doubts(facts_of(each), today))
        ),
        "events": part("e", latest.prefetch_related(claims), _event),
        "figures": part("f", case.figures.prefetch_related(claims), _figure),
        "proceedings": proceedings,
        "charges": part("a", _courts(Charge.objects.filter(**of_courts)), _charge),
        "rulings": part("j", _courts(Ruling.objects.filter(**of_courts)), _ruling),
        "sources": part("s", case.sources.order_by("-pk"), lambda each: each),
        "photos": part("o", case.photos.all(), _photo, A_FEW),
    }


def _name(words: dict[str, str]) -> str:
    return said(words, reader())


def _courts(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related("proceeding", "person").order_by("proceeding", "pk")


def _event(event: Event) -> tuple[Event, str, list[tuple[Claim, str, str]]]:
    return event, _name(event.words), _claims(event)


def _figure(figure: Figure) -> tuple[Figure, str, list[tuple[Claim, str, str]]]:
    return figure, _name(figure.definition), _claims(figure)


def _charge(charge: Charge) -> tuple[Charge, str, str, str]:
    who = _name(charge.person.names) if charge.person else ""
    return charge, _name(charge.proceeding.names), who, _name(charge.penalties)


def _ruling(ruling: Ruling) -> tuple[Ruling, str, str]:
    return ruling, _name(ruling.proceeding.names), _name(ruling.person.names)


def _photo(photo: Photo) -> tuple[Photo, str]:
    return photo, _name(photo.captions)


def _claims(about: Event | Figure) -> list[tuple[Claim, str, str]]:
    """What sources say of it: the claim, of which fact, and its words for the reader."""
    names = dict(FACTS)
    return [
        (each, str(names.get(each.field, each.field)), said(each.words, reader()))
        for each in about.claims.all()
    ]
