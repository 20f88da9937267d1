"""Short lines about cases: on the list, and on the page of corrections."""

from collections.abc import Iterable
from dataclasses import dataclass

from yeondae.cases.models import Case
from yeondae.cases.queries import PublicCase, PublicCorrection, public_case
from yeondae.core.countries import country_name
from yeondae.website.cases.dates import long

NAMES = 12


@dataclass(frozen=True)
class Card:
    """One case in the list."""

    public_id: str
    title: str
    country: str
    since: str
    until: str
    names: list[str]
    more: int
    is_held: bool
    days: int | None


def cards(cases: Iterable[Case], language: str) -> list[Card]:
    """A line for each of `cases`, in their order."""
    return [_card(public_case(each, language), language) for each in cases]


def _card(case: PublicCase, language: str) -> Card:
    counts = [p.count.elapsed for p in case.people if p.count and p.count.is_exact]
    return Card(
        public_id=case.public_id,
        title=case.title,
        country=country_name(case.country, language),
        since=long(case.opened_on, language),
        until=long(case.closed_on, language),
        names=[person.shown.name for person in case.people[:NAMES]],
        more=max(case.size - NAMES, 0),
        is_held=case.is_held,
        days=max(counts, default=None) if case.crowd is None else None,
    )


def correction_line(each: PublicCorrection, language: str) -> tuple[str, PublicCorrection]:
    """The day of a correction in words, and the correction."""
    return long(each.on, language), each
