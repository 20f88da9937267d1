"""Who was held on any day: counted by the stored times, as unique people, with its definition.

Whoever is graded R4 is not counted; a person of R3 counts without a name. By place only those
count whose place may show. Counting is one query a grouping, however many people there are.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from yeondae.cases.crowds import crowded
from yeondae.cases.laws import law_name
from yeondae.cases.models import Charge, Consent, Interval, Person
from yeondae.cases.rules.showing import PLACED
from yeondae.cases.shown import ShownPerson, shown
from yeondae.core.countries import country_name
from yeondae.core.languages import said
from yeondae.directory.models import Organisation

GROUPS = ("country", "union", "law", "place")


@dataclass(frozen=True)
class HeldPerson:
    """Somebody who was held on the day: as they may be shown, in which case, since when."""

    public_id: str
    case_id: str
    case_title: str
    shown: ShownPerson
    since: date
    days: int
    is_far: bool  # among so many that their case has pages of people


def on_day(day: date) -> QuerySet[Interval]:
    """The times in detention that cover `day`, of whoever counts in public."""
    return Interval.objects.filter(
        Q(end=None) | Q(end__gt=day),
        kind=Interval.Kind.DETENTION,
        start__lte=day,
        person__merged_into=None,
        person__case__published_at__isnull=False,
    ).exclude(person__risk=Person.Risk.R4)


def how_many(day: date) -> int:
    """How many people were held on `day`."""
    return on_day(day).values("person").distinct().count()


def by_country(day: date, language: str) -> list[tuple[str, int]]:
    """(country, people held on `day`), the largest first."""
    rows = on_day(day).values_list("country").annotate(n=Count("person", distinct=True))
    return _largest({country_name(code, language): number for code, number in rows.order_by()})


def by_union(day: date, language: str) -> list[tuple[str, int]]:
    """(organisation, people held on `day`)."""
    people = Person.objects.filter(pk__in=on_day(day).values("person"))
    rows = people.exclude(organisation=None).order_by().values_list("organisation")
    numbers = dict(rows.annotate(n=Count("pk")))
    found: Counter[str] = Counter()
    for organisation in Organisation.objects.filter(pk__in=numbers):
        found[organisation.name_in(language)] += numbers[organisation.pk]
    return _largest(_with_rest(found, people.count()))


def by_law(day: date, language: str) -> list[tuple[str, int]]:
    """(law, people held on `day` who are accused under it). Somebody may stand under several."""
    held = on_day(day).values("person")
    rows = (
        Charge.objects.filter(person__in=held, proceeding__is_public=True)
        .exclude(state__in=(Charge.State.DROPPED, Charge.State.ACQUITTED))
        .values_list("law")
        .annotate(n=Count("person", distinct=True))
    )
    return _largest({law_name(code, language): number for code, number in rows.order_by()})


def by_place(day: date, language: str) -> list[tuple[str, int]]:
    """(place of detention, people held there), for those whose place may show."""
    agreed = Consent.objects.filter(
        Q(until=None) | Q(until__gte=day), person=OuterRef("pk"), place=True, ended_on=None
    )
    people = Person.objects.filter(
        Exists(agreed), pk__in=on_day(day).values("person"), risk__in=PLACED
    )
    found = Counter(
        place
        for person in people.only("held_at", "held_at_names").iterator(chunk_size=1000)
        if (place := said({"en": person.held_at, **person.held_at_names}, language))
    )
    return _largest(_with_rest(found, how_many(day)))


def counted(group: str, day: date, language: str) -> list[tuple[str, int]]:
    """The people held on `day` by one of `GROUPS`."""
    ways = {"country": by_country, "union": by_union, "law": by_law, "place": by_place}
    return ways[group](day, language)


def people_held(day: date, language: str, *, most: int = 500) -> list[HeldPerson]:
    """Who was held on `day`, as each may be shown; the longest held first."""
    rows = (
        on_day(day)
        .select_related("person__case")
        .prefetch_related("person__consents")
        .order_by("start", "pk")[:most]
    )
    found: dict[int, HeldPerson] = {}
    large = crowded({row.person.case_id for row in rows})
    for row in rows:
        public = shown(row.person, language)
        if public:
            case = row.person.case
            found[row.person_id] = HeldPerson(
                row.person.public_id, case.public_id, said(case.titles, language), public,
                row.start, (day - row.start).days, case.pk in large,
            )  # fmt: skip
    return list(found.values())


def _with_rest(found: Mapping[str, int], everybody: int) -> dict[str, int]:
    rest = everybody - sum(found.values())
    return {**found, **({_("not stated"): rest} if rest > 0 else {})}


def _largest(found: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(found.items(), key=lambda row: (-row[1], row[0]))
