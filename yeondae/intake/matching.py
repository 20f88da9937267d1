"""Who and what of a draft is known already, so that nobody is made twice.

Works on plain records; the one who calls brings them from the database. Every match is a proposal
with a reason, which a person confirms.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from yeondae.core.names import keys, part_keys
from yeondae.intake.draft import Draft, Target
from yeondae.intake.likeness import likeness
from yeondae.intake.remarks import Remark, remark
from yeondae.intake.rules.pieces import without_courtesy

Fold = Callable[[str], frozenset[str]]
ALIKE = 88  # per cent of `likeness` from which two names of offices or organisations are proposed


@dataclass(frozen=True, slots=True)
class KnownPerson:
    id: str
    name: str
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """`title` as "Minister of Justice"; `country` ISO 3166; `holders` the names in office by turns."""  # noqa: E501

    id: str
    title: str
    country: str | None = None
    holders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    id: str
    name: str
    short_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """`position` in the draft's list, the known `id`, and why; `sure` where nothing else fits."""

    position: int
    id: str
    reason: Remark
    sure: bool


def match_people(draft: Draft, known: Sequence[KnownPerson]) -> tuple[Match, ...]:
    """For everyone at risk the known people of that name, the likeliest first."""
    found = []
    for position, person in enumerate(draft.people):
        names = [person.name.value or "", *(each.value or "" for each in person.other_names)]
        whole = [each for each in known if _share(names, (each.name, *each.other_names), keys)]
        parts = [
            each
            for each in known
            if each not in whole and _share(names, (each.name, *each.other_names), part_keys)
        ]
        for each in whole:
            code = "match-same-name" if names[0] == each.name else "match-name"
            values = {} if names[0] == each.name else {"name": names[0], "known": each.name}
            reason = remark(code, **values)
            found.append(Match(position, each.id, reason, len(whole) == 1))
        for each in parts:
            reason = remark("match-part-of-name", name=names[0], known=each.name)
            found.append(Match(position, each.id, reason, sure=False))
    return tuple(found)


def _share(names: Iterable[str], others: Iterable[str], fold: Fold) -> bool:
    mine = {key for each in names for key in fold(each)}
    return any(key in mine for each in others for key in fold(each))


def match_offices(
    draft: Draft, known: Sequence[KnownOffice], country: str | None = None
) -> tuple[Match, ...]:
    """For every office to write to the known ones of that title or holder. `country` (ISO 3166) is
    the call's, for targets whose address names none."""
    found = []
    for position, target in enumerate(draft.targets):
        place = (target.address.country if target.address else None) or country
        near = [each for each in known if not (place and each.country and each.country != place)]
        rated = [(*_office_reason(target, each), each) for each in near]
        hits = [(reason, score, each) for reason, score, each in rated if reason is not None]
        for reason, score, each in sorted(hits, key=lambda hit: -hit[1]):
            found.append(Match(position, each.id, reason, len(hits) == 1 and score == 100))
    return tuple(found)


def _office_reason(target: Target, known: KnownOffice) -> tuple[Remark | None, int]:
    title = target.office.value if target.office else None
    holder = target.holder.value if target.holder else None
    if title and _plain(title) == _plain(known.title):
        return remark("match-office", office=title, known=known.title), 100
    if holder and _share([without_courtesy(holder)], known.holders, keys):
        return remark("match-holder", holder=holder, known=known.title), 95
    score = round(likeness(_plain(title), _plain(known.title))) if title else 0
    if score >= ALIKE:
        return remark("match-office-alike", office=title or "", known=known.title), score
    return None, 0


def match_organisation(name: str, known: Sequence[KnownOrganisation]) -> tuple[Match, ...]:
    """The known organisations of a name or short name; `position` is always 0."""
    found = []
    for each in known:
        names = (each.name, *each.short_names)
        if any(_plain(name) == _plain(other) for other in names):
            found.append(
                Match(0, each.id, remark("match-name", name=name, known=each.name), sure=True)
            )
        elif likeness(_plain(name), _plain(each.name)) >= ALIKE:
            reason = remark("match-organisation-alike", name=name, known=each.name)
            found.append(Match(0, each.id, reason, sure=False))
    return tuple(sorted(found, key=lambda match: not match.sure))


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.lower()).strip()
