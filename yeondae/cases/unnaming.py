"""Taking somebody's names out of what a case says of others, before the names themselves go.

The words of an event, a note about a companion, a statement of a source: they hit others too and
stay, without the name. Sealed case notes open for members only and are theirs to look through.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import Model, Q

from yeondae.cases.models import (
    Act,
    Case,
    CaseTie,
    Change,
    Charge,
    Claim,
    Consent,
    Correction,
    Event,
    Figure,
    Label,
    Name,
    Override,
    Person,
    Photo,
    Proceeding,
    Relation,
    Source,
)
from yeondae.cases.naming_rules import without_names

Words = tuple[type[Model], str, tuple[str, ...]]
# Each table by its way to the case, with the fields that hold words.
WORDS: tuple[Words, ...] = (
    (Case, "pk", ("titles",)),
    (CaseTie, "case", ("words",)),
    (Source, "case", ("name", "names", "disclaimer")),
    (Event, "case", ("words", "quote", "source_name", "source_names")),
    (Figure, "case", ("definition",)),
    (Claim, "source__case", ("words", "quote")),
    (Correction, "case", ("before", "after", "why")),
    (Proceeding, "case", ("names",)),
    (Charge, "proceeding__case", ("alleged", "by_whom", "penalties")),
    (Photo, "case", ("captions", "rights")),
    (Person, "case", ("note", "posts")),
    (Act, "person__case", ("place", "private_note", "injury")),
    (Consent, "person__case", ("note",)),
    (Relation, "person__case", ("note",)),
    (Label, "person__case", ("why", "declared_by", "source_name")),
    (Override, "person__case", ("why", "source_name")),
    (Change, "person__case", ("source_name",)),
)


def everyone_of(person: Person) -> list[Person]:
    """The person, and the entries that were merged into them, with all their names."""
    rows = Person.objects.filter(Q(pk=person.pk) | Q(merged_into=person)).order_by("pk")
    return list(rows.select_related("case").prefetch_related("consents", "all_names"))


def joined_to(person: Person) -> list[Person]:
    """The entries that were merged into a person, with all their names."""
    rows = Person.objects.filter(merged_into=person).order_by("pk")
    return list(rows.select_related("case").prefetch_related("all_names"))


def without(everyone: list[Person]) -> Callable[[Any], Any]:
    """What takes their names out of any text; whole names of others in the case stay."""
    cases = {person.case_id for person in everyone}
    others = Name.objects.filter(person__case__in=cases).exclude(person__in=everyone)
    return without_names(everyone, [name.text for name in others.only("text").iterator()])


def take_out(people: list[Person]) -> None:
    """Take the names of `people`, all of one case, out of everything that the case says."""
    taken = without(people)
    for case in {person.case_id for person in people}:
        for row, changed in _changes(case, WORDS, taken):
            row.save(update_fields=changed)


def events_naming(case: int, taken: Callable[[Any], Any]) -> int:
    """How many events of the case hold a name that `taken`, made by `without`, takes out."""
    return sum(1 for _row in _changes(case, ((Event, "case", ("words",)),), taken))


def _changes(
    case: int, words: Iterable[Words], taken: Callable[[Any], Any]
) -> Iterator[tuple[Model, list[str]]]:
    """Each row of a case that names them, already without it, and which of its fields changed."""
    for model, way, fields in words:
        rows = model._default_manager.filter(**{way: case}).order_by("pk")
        for row in rows.iterator(chunk_size=500):
            if changed := [each for each in fields if _takes(row, each, taken)]:
                yield row, changed


def _takes(row: Model, field: str, taken: Callable[[Any], Any]) -> bool:
    """Put the words without the name in their place; whether they named anybody."""
    before = getattr(row, field)
    setattr(row, field, taken(before))
    return bool(getattr(row, field) != before)
