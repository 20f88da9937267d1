"""The reads of cases: the one door. Nothing public gets at a person but through `shown` and
`public_case`, which obey grade and consents; everything else here is for staff."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.cases.crowds import crowded, page_of
from yeondae.cases.finding import Found, candidates, find, find_any
from yeondae.cases.models import Act, Case, Change, Event, Name, Person, Photo
from yeondae.cases.public_asked import latest
from yeondae.cases.public_corrections import public_correction, readable_corrections
from yeondae.cases.public_loading import (
    A_TIMELINE,
    case_as_it_would_show,
    published,
    published_case,
)
from yeondae.cases.public_pieces import (
    newest_corrections,
    newest_events,
    page_of_cases,
    page_of_corrections,
    public_cases,
)
from yeondae.cases.public_record import public_case
from yeondae.cases.public_values import PublicCase, PublicCorrection, PublicPerson
from yeondae.cases.shown import ShownPerson, may_show_faces, shown

__all__ = [
    "Found",
    "PublicCase",
    "PublicCorrection",
    "PublicPerson",
    "ShownPerson",
    "crowded",
    "find",
    "find_any",
    "may_show_faces",
    "newest_corrections",
    "newest_events",
    "page_of_cases",
    "page_of_corrections",
    "public_case",
    "public_cases",
    "public_correction",
    "published",
    "published_case",
    "readable_corrections",
    "shown",
]


def with_consents(people: QuerySet[Person]) -> QuerySet[Person]:
    """`people` with what `shown` and `rules.may_publish` need of them."""
    return people.select_related("case").prefetch_related("consents")


def open_person(pk: int, *, by: User) -> Person | None:
    """Somebody with everything that staff may see, private fields too; the reading is noted."""
    person = (
        with_consents(Person.objects.filter(pk=pk)).prefetch_related("all_names", "changes").first()
    )
    if person is not None:
        record(by_id=by.pk, verb="read_person", subject=person)
    return person


def open_names(pk: int, *, by: User) -> Person | None:
    """Somebody with every name, for pages that ask no more; the reading is noted."""
    rows = Person.objects.select_related("case").prefetch_related("all_names")
    person = rows.filter(pk=pk).first()
    if person is not None:
        record(by_id=by.pk, verb="read_person", subject=person)
    return person


def open_case(pk: int, *, by: User) -> Case | None:
    """A case with what its sources said in their own words; the reading is noted."""
    case = Case.objects.filter(pk=pk).first()
    if case is not None:
        record(by_id=by.pk, verb="read_case", subject=case)
    return case


def open_case_to_show(pk: int, *, by: User) -> Case | None:
    """A case loaded for its public page, published or not; the reading is noted."""
    case = case_as_it_would_show(pk)
    if case is not None:
        record(by_id=by.pk, verb="read_case", subject=case)
    return case


def open_event(pk: int, *, by: User) -> Event | None:
    """An event with whom it hit, private lines too; the reading is noted."""
    event = (
        Event.objects.select_related("case", "place").prefetch_related("acts__person").filter(pk=pk)
    ).first()
    if event is not None:
        record(by_id=by.pk, verb="read_event", subject=event)
    return event


def open_photo(pk: int, *, by: User) -> Photo | None:
    """A picture with who is on it, shown to everyone or not; the reading is noted."""
    loaded = Photo.objects.select_related("case").prefetch_related(
        "people__case", "people__consents"
    )
    photo = loaded.filter(pk=pk).first()
    if photo is not None:
        record(by_id=by.pk, verb="read_photo", subject=photo)
    return photo


def note_listed(people: Iterable[Person], *, by: User) -> None:
    """Names of `people` stand in a list that `by` opens: one row for the list."""
    record(by_id=by.pk, verb="list_people", subject=by, people=sorted({p.pk for p in people}))


def alike(pk: int, *, by: User) -> tuple[Person, list[Found]] | None:
    """Somebody, and others who may be the same by one of their names, sealed ones too; noted."""
    person = Person.objects.select_related("case").prefetch_related("all_names").filter(pk=pk)
    if not person:
        return None
    own = [name.text for name in person[0].all_names.all()]
    found = [each for each in find_any(own, also_sealed=True) if each.person.pk != pk]
    note_listed([person[0], *(each.person for each in found)], by=by)
    return person[0], found


def find_sealed(written: str, *, by: User) -> list[Found]:
    """Like `find`, with those who are in no index and by names in documents; each is noted."""
    found = find(written, also_sealed=True)
    for each in found:
        record(by_id=by.pk, verb="find_person", subject=each.person)
    return found


def shown_people(people: Iterable[Person], language: str) -> list[ShownPerson]:
    """Those of `people` who may be shown, in order."""
    return [each for person in people if (each := shown(person, language))]


def find_public(written: str, language: str) -> list[tuple[Person, ShownPerson]]:
    """Whom everyone may find under a name in any script, spelling or order, best first.

    Only people of published cases whose name may show; found by names that may show.
    """
    people = (each.person for each in find(written) if each.person.case.published_at)
    return [(person, row) for person in people if (row := shown(person, language)) and row.is_named]


def page_with(case_id: str, person_id: str) -> int | None:
    """On which page of a published case somebody stands; None where they have no page."""
    rows = Person.objects.filter(public_id=person_id, merged_into=None)
    person = rows.filter(case__public_id=case_id, case__published_at__isnull=False).first()
    return page_of(person.case, person) if person is not None else None


def known_people(written: Sequence[str]) -> list[Person]:
    """People who may bear one of the names as `written`, in any spelling; for staff only."""
    found = candidates(written, also_sealed=True)
    return list(with_consents(Person.objects.filter(pk__in=found, merged_into=None)))


def cases() -> QuerySet[Case]:
    """Every case with its people, the youngest first."""
    return Case.objects.prefetch_related("people__consents").order_by("-opened_on", "-pk")


def timeline(case: Case) -> list[Event]:
    """The latest public events of a case in order of time, with whom each hit."""
    acts = Prefetch("acts", Act.objects.order_by().only("event", "person"))
    return list(latest(case.pk).prefetch_related(acts)[:A_TIMELINE])[::-1]


def changes_waiting() -> QuerySet[Change]:
    """Reports that nobody has confirmed or rejected yet, the oldest first."""
    return (
        Change.objects.filter(confirmed_at__isnull=True, rejected_at__isnull=True)
        .select_related("person__case")
        .order_by("reported_at")
    )


def present(people: QuerySet[Person]) -> QuerySet[Person]:
    """Those of `people` who are an entry of their own: neither merged into another nor erased."""
    named = Name.objects.filter(person=OuterRef("pk"))
    return people.filter(Exists(named), merged_into=None)


def ungraded() -> QuerySet[Person]:
    """People whose risk grade nobody has set."""
    rows = Person.objects.filter(risk_set_at__isnull=True)
    return present(rows).select_related("case").order_by("pk")


@dataclass(frozen=True)
class Hearing:
    """A day in court that is still to come: what it is, whom it concerns, in how many days."""

    case: Case
    event: Event
    on: date
    days: int
    people: list[Person]


def next_hearings(now: datetime, *, within_days: int = 60) -> list[Hearing]:
    """The hearings that lie ahead, the nearest first; days by the calendar of the place."""
    coming = (
        Event.objects.filter(
            kind__in=(Event.Kind.TRIAL, Event.Kind.VERDICT, Event.Kind.APPEAL_RULING),
            on__gte=now.date() - timedelta(days=1),
            on__lte=now.date() + timedelta(days=within_days),
        )
        .select_related("case")
        .prefetch_related(Prefetch("acts", Act.objects.select_related("person__case")))
        .order_by("on", "pk")
    )
    found = []
    for event in coming:
        today = now.astimezone(ZoneInfo(event.time_zone or event.case.time_zone)).date()
        if event.on is not None and event.on >= today:
            people = [act.person for act in event.acts.all()]
            found.append(Hearing(event.case, event, event.on, (event.on - today).days, people))
    return found
