"""What a letter says of the people of a call: name to use, days, prison, charge, next hearing.

Read once for many letters, then said in each language; only what everyone may read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list

from yeondae.cases.laws import law_name
from yeondae.cases.models import Charge, Event, Person
from yeondae.cases.shown import shown

IN_COURT = (Event.Kind.TRIAL, Event.Kind.VERDICT, Event.Kind.APPEAL_RULING)
OVER = (Charge.State.ACQUITTED, Charge.State.DROPPED)


@dataclass(frozen=True)
class LetterFacts:
    """The people of one call with the laws they are accused under and their next day in court."""

    people: tuple[Person, ...]
    laws: dict[int, tuple[str, ...]]
    hearings: dict[int, date]

    def said(self, language: str) -> dict[str, str]:
        """The value of each field in `language`; empty where it is not known or may not show."""
        known = [(each, row) for each in self.people if (row := shown(each, language))]
        named = [(each, row) for each, row in known if row.is_named]
        days = max((row.days_held or 0 for _person, row in known), default=0)
        codes = dict.fromkeys(code for each, _row in named for code in self.laws.get(each.pk, ()))
        hearings = [self.hearings[each.pk] for each, _row in named if each.pk in self.hearings]
        return {
            "person": _listed([row.name for _person, row in known], language),
            "days_detained": str(days) if days else "",
            "prison": next((row.place for _person, row in known if row.place), ""),
            "charge": _listed([law_name(code, language) for code in codes], language),
            "next_hearing": _day(min(hearings), language) if hearings else "",
        }


def letter_facts(people: Sequence[Person], now: datetime) -> LetterFacts:
    """The facts of `people` (with consents), in two questions; none where there is nobody."""
    people = tuple(people)
    if not people:
        return LetterFacts((), {}, {})
    charges = Charge.objects.filter(person__in=people, proceeding__is_public=True)
    rows = charges.exclude(state__in=OVER).order_by("pk").values_list("person_id", "law")
    laws: dict[int, tuple[str, ...]] = {}
    for person, law in rows:
        if person is not None:
            laws[person] = (*laws.get(person, ()), law)
    return LetterFacts(people, laws, _hearings(people, now))


def _hearings(people: Sequence[Person], now: datetime) -> dict[int, date]:
    """The next public day in court of each, by the calendar of the place."""
    today = min(now.astimezone(ZoneInfo(each.case.time_zone)).date() for each in people)
    events = Event.objects.filter(
        kind__in=IN_COURT,
        is_public=True,
        precision=Event.Precision.EXACT,
        on__gte=today,
        acts__person__in=people,
    )
    found: dict[int, date] = {}
    for person, on in events.order_by("on").values_list("acts__person", "on"):
        if person is not None and on is not None:
            found.setdefault(person, on)
    return found


def _listed(words: Iterable[str], language: str) -> str:
    """ "Ann, Bo and Cy" as the language joins them."""
    return format_list([word for word in words if word], locale=_locale(language))


def _day(day: date, language: str) -> str:
    return format_date(day, "long", locale=_locale(language))


def _locale(language: str) -> Locale:
    try:
        return Locale.parse("en-GB" if language == "en" else language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")
