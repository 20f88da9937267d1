"""The reads of cases. `shown` is the only way by which a public page gets at a person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet

from yeondae.cases import rules
from yeondae.cases.finding import candidates
from yeondae.cases.models import Act, Case, Change, Event, Person
from yeondae.core import clock
from yeondae.core.languages import said


@dataclass(frozen=True)
class ShownPerson:
    """What everyone may see of a person. Empty name: the person is not shown at all."""

    name: str = ""
    post: str = ""
    place: str = ""
    face: bool = False
    held_since: date | None = None
    held_until: date | None = None
    days_held: int | None = None

    def __bool__(self) -> bool:
        return bool(self.name)


def shown(person: Person, language: str) -> ShownPerson:
    """The person as grade and consents allow today: name, initials (R3), or nothing (R4).

    Load people with `with_consents` first, or each call costs two queries.
    """
    today = clock.today_in(person.case.time_zone)
    may = rules.leave(person.risk, person.consents.all(), today)
    if not may.exists:
        return ShownPerson()
    return ShownPerson(
        name=said(person.names, language) if may.name else rules.initials(person.names),
        post=said(person.posts, language) if may.name else "",
        place=said({"en": person.held_at, **person.held_at_names}, language) if may.place else "",
        face=may.face,
        held_since=person.held_since,
        held_until=_past(person.held_until, today),
        days_held=rules.days_held(person.held_since, person.held_until, today),
    )


def _past(until: date | None, today: date) -> date | None:
    return until if until is not None and until <= today else None


def may_show_faces(people: Iterable[Person]) -> bool:
    """Whether everybody of `people` may be shown with their face; true where nobody is named."""
    return all(shown(person, "en").face for person in people)


def with_consents(people: QuerySet[Person]) -> QuerySet[Person]:
    """`people` with what `shown` and `rules.may_publish` need of them."""
    return people.select_related("case").prefetch_related("consents")


def shown_people(people: Iterable[Person], language: str) -> list[ShownPerson]:
    """Those of `people` who may be shown, in order."""
    return [each for person in people if (each := shown(person, language))]


def known_people(written: Sequence[str]) -> list[Person]:
    """People who may bear one of the names as `written`, in any spelling; for staff only."""
    found = candidates(written, also_sealed=True)
    return list(with_consents(Person.objects.filter(pk__in=found, merged_into=None)))


def cases() -> QuerySet[Case]:
    """Every case with its people, the youngest first."""
    return Case.objects.prefetch_related("people__consents").order_by("-opened_on", "-pk")


def timeline(case: Case) -> QuerySet[Event]:
    """The events of a case in order, with what each did to whom."""
    acts = Prefetch("acts", Act.objects.select_related("person"))
    return case.events.prefetch_related(acts)


def changes_waiting() -> QuerySet[Change]:
    """Reports that nobody has confirmed or rejected yet, the oldest first."""
    return (
        Change.objects.filter(confirmed_at__isnull=True, rejected_at__isnull=True)
        .select_related("person__case")
        .order_by("reported_at")
    )


def ungraded() -> QuerySet[Person]:
    """People whose risk grade nobody has set."""
    return Person.objects.filter(risk_set_at__isnull=True).select_related("case").order_by("pk")


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
