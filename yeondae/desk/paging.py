"""Long lists page by page, and how long they are: neither counts a large table to its end."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

from yeondae.core.counting import count_together

MOST = 10_000  # exact up to here; beyond it nobody needs the very number
FARTHEST = 1_000  # pages; whoever looks for something older uses a filter
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows of a list, and whether there are more after them."""

    object_list: list[Row]
    number: int
    has_next: bool

    def __iter__(self) -> Iterator[Row]:
        return iter(self.object_list)

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_other_pages(self) -> bool:
        return self.has_previous or self.has_next

    @property
    def next_page_number(self) -> int:
        return self.number + 1

    @property
    def previous_page_number(self) -> int:
        return self.number - 1


@dataclass(frozen=True)
class Counted:
    """How many there are; `is_more`: more than that."""

    number: int
    is_more: bool


def page_of(rows: QuerySet[Row], asked: str | None, a_page: int) -> Page[Row]:
    """The page that an address asks for, the first one for anything that is no page.

    One row more than is shown is read, which says whether there is a next page.
    """
    written = asked or ""
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 6 else 1
    number = max(1, min(number, FARTHEST))
    begin = (number - 1) * a_page
    found = list(rows[begin : begin + a_page + 1])
    if not found and number > 1:
        return page_of(rows, None, a_page)
    return Page(found[:a_page], number, len(found) > a_page and number < FARTHEST)


def counted(rows: QuerySet[Any]) -> Counted:
    """The length of `rows`, up to `MOST`."""
    (number,) = count_together([rows.order_by()], most=MOST + 1)
    return Counted(min(number, MOST), number > MOST)
