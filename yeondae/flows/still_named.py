"""Texts that go on naming somebody after they are erased: shown before, so that people see to them.

What the case says, and what its calls, answers and closed petitions say, loses the name with the
erasure. The words of an open petition do not, and nothing is changed unasked in what belongs to
other cases, in news and in received texts that became no call: another person may be meant there,
so only whole names are looked for. What only eyes can read (pictures, scans) is listed as well.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from yeondae.accounts.roles import Action
from yeondae.calls.models import Call, Incoming
from yeondae.cases.models import Case, Person
from yeondae.cases.naming_rules import named_whole, whole_names
from yeondae.cases.unnaming import without
from yeondae.core.languages import name_of, readers
from yeondae.flows import texts_kept
from yeondae.flows.texts_kept import Kind, Text, texts_in
from yeondae.petitions.models import Petition

Names = Callable[[Iterable[str]], bool]
MOST = 50  # places of one kind


@dataclass(frozen=True)
class Place:
    """A text that names them: what it is, its page at the desk and who may open that, and then?"""

    what: str
    url: str
    action: Action
    then: str = ""


@dataclass(frozen=True)
class Left:
    """What stays with the name in it, what nobody but a person can look through, and the notes."""

    texts: list[Place]
    to_look_at: list[Place]
    notes: int


def still_named(everyone: list[Person]) -> Left:
    """What would go on naming `everyone`, one person's entries, all of one case."""
    case = everyone[0].case_id
    whole = named_whole(everyone)
    written = {name for person in everyone for name in whole_names(person)}
    found = _naming(texts_kept.plain(case, written), case, whole, without(everyone))
    found[Kind.CALL] += [text for text in texts_kept.versions(case) if whole(text.texts)]
    for_eyes = texts_kept.for_eyes(case, {person.pk for person in everyone})
    return Left(
        texts=list(_places(found, case, _received(case, whole))),
        to_look_at=[_for_eyes(text) for text in for_eyes if text.kind != Kind.NOTE],
        notes=sum(text.kind == Kind.NOTE for text in for_eyes),
    )


def _naming(
    texts: Iterable[Text], case: int, names: Names, taken: Callable[[Any], Any]
) -> dict[Kind, list[Text]]:
    """Those that say a name, by kind; an open petition of the case by any part of a name."""
    found: dict[Kind, list[Text]] = {kind: [] for kind in Kind}
    for text in texts:
        if text.kind == Kind.PETITION and text.case == case:
            is_open = text.state == Petition.State.OPEN
            is_naming = is_open and taken(text.texts) != text.texts
        else:
            is_naming = names(text.texts)
        if is_naming:
            found[text.kind].append(text)
    return found


def _places(found: dict[Kind, list[Text]], case: int, received: Iterable[Place]) -> Iterator[Place]:
    """Each page once, in the order in which they are shown."""
    for petition in sorted(_once(found[Kind.PETITION]), key=lambda text: text.case != case):
        yield _petition(petition, is_own=petition.case == case)
    yield from map(_hand_over, _once(found[Kind.HAND_OVER]))
    yield from map(_call, _once(found[Kind.CALL])[:MOST])
    yield from received
    yield from map(_news, reversed(_once(found[Kind.NEWS])))
    yield from map(_case, _once(found[Kind.CASE])[:MOST])


def _once(texts: Iterable[Text]) -> list[Text]:
    one = {(text.pk, text.language): text for text in texts}
    return sorted(one.values(), key=lambda text: (text.year, text.number, text.pk, text.language))


def _petition(text: Text, *, is_own: bool) -> Place:
    words = {"code": _code(text), "language": name_of(text.language, readers())}
    then = "" if text.state == Petition.State.DRAFT else _("Its words are out and stay.")
    if is_own:
        then = _("It is open, so its words stay. Close it first: then the name goes from it too.")
    url = reverse("desk:petition_words", args=[text.pk, text.language])
    said = _("Petition of call %(code)s, %(language)s") % words
    return Place(said, url, Action.EDIT_PETITION, then)


def _hand_over(text: Text) -> Place:
    said = _("Hand-over of the petition of call %(code)s") % {"code": _code(text)}
    url = reverse("desk:handover", args=[text.pk])
    return Place(said, url, Action.CHECK_SIGNATURES, _("What is published stays."))


def _call(text: Text) -> Place:
    said = _("Call %(code)s, of another case") % {"code": _code(text)}
    return Place(said, reverse("desk:call", args=[_slug(text)]), Action.SEE_DESK)


def _received(case: int, names: Names) -> Iterator[Place]:
    """Received texts that the erasure does not change: no call of this case was made of them."""
    other = Incoming.objects.exclude(call__in=Call.objects.filter(case=case))
    for incoming in other.order_by("pk").iterator(chunk_size=100):
        if names(texts_in([incoming.text, incoming.draft, incoming.corrected])):
            said = _("Received text %(number)s") % {"number": incoming.pk}
            is_rejected = incoming.state == Incoming.State.REJECTED
            then = _("Rejected: it is destroyed after 30 days.") if is_rejected else ""
            url = reverse("desk:draft", args=[incoming.pk])
            yield Place(said, url, Action.RECEIVE_CALL, then)


def _news(text: Text) -> Place:
    said = _("News %(number)s") % {"number": text.pk}
    return Place(said, reverse("desk:write_news", args=[text.pk]), Action.KEEP_NEWS)


def _case(text: Text) -> Place:
    said = _("Case: %(title)s") % {"title": Case(pk=text.pk, titles=json.loads(text.title))}
    return Place(said, reverse("desk:case", args=[text.pk]), Action.SET_RISK)


def _for_eyes(text: Text) -> Place:
    """A picture or a scan of the case: no program says whether it shows or names somebody."""
    words = {"code": _code(text)}
    if text.kind == Kind.PHOTO:
        said = _("The picture of call %(code)s") % words
        return Place(said, reverse("desk:call_photo", args=[_slug(text)]), Action.EDIT_CALL)
    if text.kind == Kind.SCAN:
        said = _("The scan of an answer to call %(code)s") % words
        return Place(said, reverse("desk:reply", args=[text.pk]), Action.LOG_REPLY)
    said = _("Pictures of the hand-over for call %(code)s") % words
    return Place(said, reverse("desk:handover", args=[text.pk]), Action.CHECK_SIGNATURES)


def _code(text: Text) -> str:
    return Call(year=text.year, number=text.number).code


def _slug(text: Text) -> str:
    return Call(year=text.year, number=text.number).slug
