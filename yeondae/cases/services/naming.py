"""The names of a person: each one of its own, one of them for each language to show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.cases.models import Name, NameKey, Person
from yeondae.cases.name_index import index_keys
from yeondae.cases.rules import NAMED
from yeondae.cases.services.note import note
from yeondae.cases.written import only_text
from yeondae.core.refusal import Refused


@dataclass(frozen=True)
class Written:
    """One name as it is written: its family part, its order, for whose readers, shown or not."""

    text: str
    language: str = ""
    family: str = ""
    order: str = Name.Order.FAMILY_FIRST
    kind: str = Name.Kind.USED
    is_public: bool = False


@transaction.atomic
def set_names(*, person: Person, names: Sequence[Written], by: User | None) -> None:
    """Replace all names of a person. Raises Refused for a name that is none, or two to show.

    The family part must stand in the name as it is written; a single name has none.
    """
    checked = [_checked(name) for name in names]
    shown = [name.language for name in checked if name.is_public]
    if len(shown) != len(set(shown)):
        raise Refused(_("Choose one name to show for each language."))
    if not shown:
        raise Refused(_("Choose which name is used in public, for one language at least."))
    person.all_names.all().delete()
    for position, name in enumerate(checked):
        Name.objects.create(
            person=person,
            position=position,
            text=name.text,
            language=name.language,
            family=name.family,
            order=name.order,
            kind=name.kind,
            is_public=name.is_public,
        )
    person.names = {name.language: name.text for name in checked if name.is_public}
    person.save(update_fields=["names"])
    index(person)
    note(by, "set_names", person, names=len(checked))


def _checked(name: Written) -> Written:
    text, family = only_text(name.text), only_text(name.family) if name.family else ""
    if not text:
        raise Refused(_("A name has at least one letter."))
    if name.order == Name.Order.SINGLE:
        family = ""
    elif family and family.casefold() not in text.casefold():
        raise Refused(
            _("The family name “%(family)s” does not stand in “%(name)s”.")
            % {"family": family, "name": text}
        )
    return Written(text, name.language, family, name.order, name.kind, name.is_public)


def write_public_names(person: Person, names: Mapping[str, str]) -> None:
    """The names to show are these; what stood there before stays findable as another spelling."""
    new = {language: only_text(text) for language, text in names.items() if text.strip()}
    kept = {each.text for each in person.all_names.all() if not each.is_public}
    for name in person.all_names.filter(is_public=True):
        if new.get(name.language) == name.text:
            continue
        if name.text in {*new.values(), *kept}:
            name.delete()
            continue
        name.is_public, name.kind = False, Name.Kind.FORMER
        name.save(update_fields=["is_public", "kind"])
    there = set(person.all_names.filter(is_public=True).values_list("language", flat=True))
    first = person.all_names.count()
    for position, (language, text) in enumerate(new.items(), start=first):
        if language not in there:
            Name.objects.create(
                person=person,
                position=position,
                text=text,
                language=language,
                order=Name.Order.FAMILY_FIRST if " " in text else Name.Order.SINGLE,
                is_public=True,
            )
    index(person)


def index(person: Person) -> None:
    """Put a person into the search, or take them out: R3 and R4 are in no index."""
    person.keys.all().delete()
    if person.risk not in NAMED or person.merged_into_id:
        return
    written = [name.text for name in person.all_names.all()]
    NameKey.objects.bulk_create(
        NameKey(person=person, key=key, is_whole=is_whole)
        for key, is_whole in index_keys(written).items()
    )
