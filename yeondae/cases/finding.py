"""Finding one person by any script, spelling or order, and saying why they were found.

A name finds another where the folded whole of one is the whole or a longer part of the other, or
where at least two parts are shared. Sharing a family name alone finds nobody.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from yeondae.cases import rules
from yeondae.cases.models import Name, NameKey, Person
from yeondae.cases.name_index import index_keys, part_keys, whole_keys

MOST = 50
# Whoever asks from outside must not learn that a name in documents is this person's.
NEVER_PUBLIC = (Name.Kind.LEGAL,)


@dataclass(frozen=True)
class Found:
    """Somebody who may be the one that is looked for: under which of their names, and why."""

    person: Person
    name: str
    why: str
    is_whole: bool


@dataclass(frozen=True)
class _Asked:
    """The hashes of what was asked for."""

    whole: frozenset[bytes]
    parts: frozenset[bytes]

    def meets(self, keys: dict[bytes, bool]) -> bool:
        """Whether a person with these keys is a candidate."""
        if any(key in keys for key in self.whole):
            return True
        if any(keys.get(key) for key in self.parts):
            return True
        return len(self.parts) > 1 and len(self.parts.intersection(keys)) > 1


def _asked(written: Sequence[str]) -> list[_Asked]:
    return [
        _Asked(frozenset(whole_keys(each)), frozenset(part_keys(each)))
        for each in written
        if each.strip()
    ]


def candidates(written: Sequence[str], *, also_sealed: bool) -> set[int]:
    """The ids of people who may bear one of the names. `also_sealed` looks at R3 and R4 too."""
    wanted = _asked(written)
    found: set[int] = set()
    for asked in wanted:
        found |= _indexed(asked)
    if also_sealed and wanted:
        found |= {pk for pk, keys in _unindexed() if any(each.meets(keys) for each in wanted)}
    return found


def _indexed(asked: _Asked) -> set[int]:
    hits = NameKey.objects.filter(
        Q(key__in=asked.whole) | Q(key__in=asked.parts, is_whole=True)
    ).values_list("person", flat=True)[: MOST * 10]
    found = set(hits)
    if len(asked.parts) > 1:
        found |= _sharing_two(asked)
    return found


def _sharing_two(asked: _Asked) -> set[int]:
    """Those under two of the parts; the rarest part first, so that a common one costs nothing."""
    sets = []
    for key in asked.parts:
        people = NameKey.objects.filter(key=key).values_list("person", flat=True)[: MOST * 20]
        sets.append(set(people))
    return {pk for one in sets for pk in one if sum(pk in other for other in sets) > 1}


def _unindexed() -> Iterator[tuple[int, dict[bytes, bool]]]:
    """The hashes of those who are in no index (R3, R4): their names are opened one by one."""
    rows = Name.objects.exclude(person__risk__in=rules.NAMED).order_by("person_id")
    for name in rows.only("person_id", "text").iterator():
        yield name.person_id, index_keys([name.text])


def find(written: str, *, also_sealed: bool = False, most: int = MOST) -> list[Found]:
    """Who may be meant by `written`: whole names first, each with the reason.

    `also_sealed` is for a caseworker's own eyes: it finds people whom nobody else may know of.
    """
    return find_any([written], also_sealed=also_sealed, most=most)


def find_any(written: Sequence[str], *, also_sealed: bool = False, most: int = MOST) -> list[Found]:
    """Who may be meant by any of the names `written`, each person once; like `find`."""
    ids = candidates(written, also_sealed=also_sealed)
    people = (
        Person.objects.filter(pk__in=ids, merged_into=None)
        .select_related("case")
        .prefetch_related("consents", "all_names")
    )
    if not also_sealed:
        people = people.filter(risk__in=rules.NAMED)
    asked = _asked(written)
    hidden = () if also_sealed else NEVER_PUBLIC
    rows = [row for person in people if (row := _reason(person, asked, hidden))]
    return sorted(rows, key=lambda row: (not row.is_whole, row.person.pk))[:most]


def _reason(person: Person, asked: Iterable[_Asked], hidden: Collection[str]) -> Found | None:
    """Under which name somebody was found, and how near it is; by no name of a `hidden` kind."""
    partly: Found | None = None
    for each in asked:
        for name in person.all_names.all():
            if name.kind in hidden:
                continue
            if each.whole & whole_keys(name.text):
                why = _("the same name, however it is spelled: %(name)s") % {"name": name.text}
                return Found(person, name.text, why, True)
            if partly is None and each.meets(index_keys([name.text])):
                why = _("shares a part of the name: %(name)s") % {"name": name.text}
                partly = Found(person, name.text, why, False)
    return partly
