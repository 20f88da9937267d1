"""Which people and offices of a draft are known already: offered with a reason, never assumed."""

from dataclasses import dataclass

from django.utils.translation import gettext

from yeondae.calls.ended import End, ends
from yeondae.cases.models import Person
from yeondae.cases.queries import known_people
from yeondae.core.languages import said
from yeondae.directory.models import Office
from yeondae.directory.queries import offices
from yeondae.intake.draft import Draft
from yeondae.intake.matching import KnownOffice, KnownPerson, match_offices, match_people
from yeondae.intake.remarks import Remark


@dataclass(frozen=True)
class Offered:
    """A row of ours that a group of the draft may be: the group's key, the row, and why."""

    key: str
    pk: int
    label: str
    reason: Remark
    is_sure: bool

    @property
    def why(self) -> str:
        """The reason in the reader's language."""
        return self.reason.say(gettext)


def matches(draft: Draft) -> list[Offered]:
    """Everything that may be known, the likeliest first for each group."""
    return [*_people(draft), *_offices(draft)]


def _people(draft: Draft) -> list[Offered]:
    written = [each.name.value for each in draft.people if each.name.value]
    written += [name.value for each in draft.people for name in each.other_names if name.value]
    known: dict[str, Person] = {str(each.pk): each for each in known_people(written)}
    plain = [KnownPerson(pk, *_names(person)) for pk, person in known.items()]
    ended = ends(list(known.values()))
    return [
        Offered(
            f"people.{match.position}",
            int(match.id),
            _label(known[match.id], ended.get(int(match.id))),
            match.reason,
            match.sure,
        )
        for match in match_people(draft, plain)
    ]


def _label(person: Person, end: End | None) -> str:
    """Name, case, and what ended it by our records: nobody asks to free the freed unaware."""
    parts = [said(person.names, "en"), str(person.case)]
    if end is not None:
        parts.append(str(end))
    return " · ".join(parts)


def _names(person: Person) -> tuple[str, tuple[str, ...]]:
    names = [name for name in person.names.values() if name]
    return (names[0], tuple(names[1:])) if names else ("", ())


def _offices(draft: Draft) -> list[Offered]:
    known: dict[str, Office] = {str(each.pk): each for each in offices()}
    plain = [
        KnownOffice(
            pk,
            title,
            office.country or None,
            tuple(name for holder in office.holders.all() for name in holder.names.values()),
        )
        for pk, office in known.items()
        for title in office.titles.values()
    ]
    found: dict[tuple[int, str], Offered] = {}
    for match in match_offices(draft, plain):
        office = known[match.id]
        found.setdefault(
            (match.position, match.id),
            Offered(
                f"targets.{match.position}",
                office.pk,
                f"{office} · {office.organisation} · {office.country}",
                match.reason,
                match.sure,
            ),
        )
    return list(found.values())
