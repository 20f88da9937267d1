"""Published cases a piece at a time: no list, feed or file holds the whole record in memory."""

from collections.abc import Collection, Iterator
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import Exists, OuterRef

from yeondae.cases.models import Case, Correction, Event, Interval, Person
from yeondae.cases.public_corrections import public_corrections, readable_corrections
from yeondae.cases.public_loading import published
from yeondae.cases.public_record import public_case
from yeondae.cases.public_values import PublicCase, PublicCorrection, PublicEvent

A_PIECE, A_PAGE = 100, 50
# Beyond so many rows nobody looks further for what may be read among them.
FARTHEST = 2000


def public_cases(*, events: Collection[str] | None = None, size: int = A_PIECE) -> Iterator[Case]:
    """Every published case with everybody, the youngest first, loaded as `published` does."""
    rows = Case.objects.filter(published_at__isnull=False).order_by("-opened_on", "pk")
    pks = list(rows.values_list("pk", flat=True))
    for start in range(0, len(pks), size):
        yield from published(pks[start : start + size], events=events, whole=True)


def page_of_cases(number: int) -> "Page[int] | None":
    """The ids of one page of published cases: where somebody is held first, then the youngest.

    None where there is no such page.
    """
    held = (
        Interval.objects.filter(
            person__case=OuterRef("pk"), person__merged_into=None, kind=Interval.Kind.DETENTION,
            end=None,
        )
        .exclude(person__risk=Person.Risk.R4)
    )  # fmt: skip
    rows = Case.objects.filter(published_at__isnull=False).order_by(
        Exists(held).desc(), "-opened_on", "pk"
    )
    return _page(Paginator(rows.values_list("pk", flat=True), A_PAGE), number)


def page_of_corrections(number: int) -> "Page[Correction] | None":
    """One page of public corrections, the youngest first; None where there is no such page."""
    return _page(Paginator(public_corrections(), A_PAGE), number)


def _page(pages: "Paginator[Any]", number: int) -> "Page[Any] | None":
    try:
        return pages.page(number)
    except InvalidPage:
        return None


def newest_events(language: str, most: int) -> list[tuple[PublicCase, PublicEvent]]:
    """The newest events that everyone may read, at most so many, each with its case."""
    rows = Event.objects.filter(is_public=True, on__isnull=False).order_by("-on", "-pk")
    rows = rows.filter(case__published_at__isnull=False)
    found: list[tuple[PublicCase, PublicEvent]] = []
    for start in range(0, FARTHEST, A_PIECE):
        piece = list(rows.values_list("public_id", "case")[start : start + A_PIECE])
        cases = published(
            list(dict.fromkeys(case for _event, case in piece)),
            events=[event for event, _case in piece],
        )
        known = {
            event.public_id: (case, event)
            for case in (public_case(each, language) for each in cases)
            for event in case.events
        }
        found += [known[event] for event, _case in piece if event in known]
        if len(found) >= most or len(piece) < A_PIECE:
            break
    return found[:most]


def newest_corrections(language: str, most: int) -> list[tuple[int, PublicCorrection]]:
    """The newest public corrections with their number, at most so many."""
    rows = public_corrections()[: most * 2]
    return [(row.pk, each) for row, each in readable_corrections(rows, language)][:most]
