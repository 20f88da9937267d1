"""What everyone may see of one person: the only way by which anything public gets at them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from yeondae.cases.models import Person
from yeondae.cases.models.status import Status
from yeondae.cases.rules import days_held, initials, leave
from yeondae.cases.rules.status import for_everyone
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
    status: Status = Status.UNKNOWN
    is_named: bool = False
    may_place: bool = False

    def __bool__(self) -> bool:
        return bool(self.name)


def shown(person: Person, language: str) -> ShownPerson:
    """The person as grade and consents allow today: name, initials (R3), or nothing (R4).

    Load people with `with_consents` first, or each call costs two queries.
    """
    today = clock.today_in(person.case.time_zone)
    may = leave(person.risk, person.consents.all(), today)
    if not may.exists:
        return ShownPerson()
    return ShownPerson(
        name=said(person.names, language) if may.name else initials(person.names),
        post=said(person.posts, language) if may.name else "",
        place=said({"en": person.held_at, **person.held_at_names}, language) if may.place else "",
        face=may.face,
        held_since=person.held_since,
        held_until=_past(person.held_until, today),
        days_held=days_held(person.held_since, person.held_until, today),
        status=for_everyone(person.status),
        is_named=may.name,
        may_place=may.place,
    )


def _past(until: date | None, today: date) -> date | None:
    return until if until is not None and until <= today else None


def may_show_faces(people: Iterable[Person]) -> bool:
    """Whether everybody of `people` may be shown with their face; true where nobody is named."""
    return all(shown(person, "en").face for person in people)
