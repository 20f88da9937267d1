"""Who was held on one day: the number, who may be shown, and charts with their tables."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from yeondae.cases.held import GROUPS, HeldPerson, counted, how_many, people_held
from yeondae.core import clock
from yeondae.website.cases.dates import long


@dataclass(frozen=True)
class Group:
    """One way of counting, as rows of (what, number, width of its bar in per cent)."""

    title: str
    rows: list[tuple[str, int, float]]
    note: str


@dataclass(frozen=True)
class HeldPage:
    """What the template prints."""

    day: date
    written: str
    is_today: bool
    number: int
    people: list[HeldPerson]
    groups: list[Group]


def held_page(day: date, language: str) -> HeldPage:
    """The page of `day` for readers of `language`."""
    titles = {
        "country": _("By country"),
        "union": _("By union"),
        "law": _("By law"),
        "place": _("By place of detention"),
    }
    notes = {"law": _("Somebody accused under several laws counts once under each.")}
    groups = [
        Group(titles[each], _bars(counted(each, day, language)), notes.get(each, ""))
        for each in GROUPS
    ]
    return HeldPage(
        day=day,
        written=long(day, language),
        is_today=day == clock.now().date(),
        number=how_many(day),
        people=people_held(day, language),
        groups=[each for each in groups if each.rows],
    )


def _bars(rows: list[tuple[str, int]]) -> list[tuple[str, int, float]]:
    most = max((number for _name, number in rows), default=1)
    return [(name, number, round(100 * number / most, 1)) for name, number in rows]
