"""What may be shown of a person, and what stops a publication.

A risk grade says how far one may go at all, a consent what its giver agreed to; both must allow
a thing before it shows (domain 3 `risk_grade`, 4.6 row 8). Without them nothing shows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

from yeondae.cases.models import Person
from yeondae.core import clock
from yeondae.core.languages import said

NAMED = frozenset({Person.Risk.R0, Person.Risk.R1, Person.Risk.R2})
PLACED = frozenset({Person.Risk.R0, Person.Risk.R1})
UNNAMED = "N. N."


@dataclass(frozen=True)
class Leave:
    """What may be shown of one person. All false: nothing at all."""

    exists: bool = False
    name: bool = False
    face: bool = False
    place: bool = False
    workplace: bool = False

    def goes_beyond(self, other: "Leave") -> bool:
        """Whether anything may be shown that `other` does not let show."""
        return any(mine and not theirs for mine, theirs in zip(self, other, strict=True))

    def __iter__(self) -> Iterator[bool]:
        return iter((self.exists, self.name, self.face, self.place, self.workplace))


class Agreed(Protocol):
    """What a consent says: a row, or its values alone."""

    @property
    def given_on(self) -> date: ...
    @property
    def until(self) -> date | None: ...
    @property
    def ended_on(self) -> date | None: ...
    @property
    def waits(self) -> bool: ...
    @property
    def name(self) -> bool: ...
    @property
    def face(self) -> bool: ...
    @property
    def place(self) -> bool: ...
    @property
    def workplace(self) -> bool: ...


def in_force(consent: Agreed, today: date) -> bool:
    """Whether a consent holds on `today` (a date at the person's place)."""
    return not consent.waits and consent.given_on <= today and not is_over(consent, today)


def is_over(consent: Agreed, today: date) -> bool:
    """Whether a consent ran out or was withdrawn by `today`."""
    ran_out = consent.until is not None and consent.until < today
    return ran_out or (consent.ended_on is not None and consent.ended_on <= today)


def leave(risk: str, consents: Iterable[Agreed], today: date) -> Leave:
    """What grade and consents together allow on `today`."""
    return _allowed(risk, [consent for consent in consents if in_force(consent, today)])


def reach(
    risk: str, consents: Iterable[Agreed], today: date, *, with_waiting: bool = False
) -> Leave:
    """What grade and consents come to from `today` on, those that begin later too.

    `with_waiting`: also consents that a second person has not said yes to.
    """
    lasting = [each for each in consents if not is_over(each, today)]
    return _allowed(risk, [each for each in lasting if with_waiting or not each.waits])


def _allowed(risk: str, held: Sequence[Agreed]) -> Leave:
    if risk == Person.Risk.R4:
        return Leave()
    return Leave(
        exists=True,
        name=risk in NAMED and any(each.name for each in held),
        face=risk in PLACED and any(each.face for each in held),
        place=risk in PLACED and any(each.place for each in held),
        workplace=risk in PLACED and any(each.workplace for each in held),
    )


def initials(names: dict[str, str]) -> str:
    """The Latin initials of whichever name has them: "K.", "L. C."; never a whole name."""
    for name in names.values():
        parts = [part for part in name.replace("-", " ").split() if part[0].isascii()]
        if parts and all(part[0].isalpha() for part in parts):
            return " ".join(part[0].upper() + "." for part in parts)
    return UNNAMED


def may_publish(people: Sequence[Person]) -> list[str]:
    """The sentences that stop a publication because of `people`; empty: nothing stops it.

    A person shown by name needs a risk grade and a consent in force that covers the name; one
    shown by initials (R3) needs the grade; for R4 nothing goes out.
    """
    reasons = []
    for person in people:
        name = said(person.names, "en", default=str(person))
        today = clock.today_in(person.case.time_zone)
        may = leave(person.risk, person.consents.all(), today)
        if person.risk_set_at is None:
            reasons.append(
                _("%(name)s: nobody has set the risk grade. A caseworker sets it.") % {"name": name}
            )
        elif not may.exists:
            reasons.append(
                _("%(name)s is graded R4, hold: nothing that names this person goes out.")
                % {"name": name}
            )
        elif person.risk in NAMED and not may.name:
            reasons.append(
                _("%(name)s: no consent to the name is in force. Enter who agreed to what.")
                % {"name": name}
            )
    return reasons
