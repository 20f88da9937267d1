"""Texts that go on naming somebody after they are erased: shown before, so that people see to them.

What the case says, and what its calls, answers and closed petitions say, loses the name with the
erasure. The words of an open petition do not, and nothing is changed unasked in what belongs to
other cases, in news and in received texts that became no call: another person may be meant there,
so only whole names are looked for. What only eyes can read (pictures, scans) is listed as well.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from yeondae.accounts.roles import Action
from yeondae.calls.models import Call, EditionVersion, Incoming, Update
from yeondae.cases.models import Case, Event, Note, Person
from yeondae.cases.naming_rules import named_whole, whole_names
from yeondae.cases.unnaming import without
from yeondae.community.models import News
from yeondae.core.languages import name_of, readers
from yeondae.outcomes.models import Reply
from yeondae.petitions.models import Handover, HandoverPicture, Petition, PetitionText

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
    found = chain(
        _petitions_open(case, without(everyone)),
        _petitions_elsewhere(case, whole),
        _calls_elsewhere(case, whole),
        _received(case, whole),
        _news(whole),
        _cases_elsewhere(everyone, whole),
    )
    notes = Note.objects.filter(case=case).exclude(person__in=everyone).count()
    return Left(list(found), list(_for_eyes(case)), notes)


def texts_in(value: Any) -> Iterator[str]:
    """Every text of a value that is kept as JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(texts_in, value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(texts_in, value))


def _petitions_open(case: int, taken: Callable[[Any], Any]) -> Iterator[Place]:
    opened = _texts_of_petitions().filter(petition__call__case=case, petition__state="open")
    for text in opened:
        words = [text.title, text.text]
        if taken(words) != words:
            yield _petition(text, _("It is open, so its words stay. Close it first: then the name "
                                    "goes from it too."))  # fmt: skip


def _petitions_elsewhere(case: int, names: Names) -> Iterator[Place]:
    for text in _texts_of_petitions().exclude(petition__call__case=case):
        if names([text.title, text.text]):
            is_draft = text.petition.state == Petition.State.DRAFT
            yield _petition(text, "" if is_draft else _("Its words are out and stay."))
    others = Handover.objects.exclude(petition__call__case=case).select_related("petition__call")
    for record in others.prefetch_related("pictures"):
        words = [record.words, record.presented_by, [each.words for each in record.pictures.all()]]
        if names(texts_in(words)):
            what = _("Hand-over of the petition of call %(code)s")
            url = reverse("desk:handover", args=[record.pk])
            said = what % {"code": record.petition.call.code}
            yield Place(said, url, Action.CHECK_SIGNATURES, _("What is published stays."))


def _texts_of_petitions() -> QuerySet[PetitionText]:
    return PetitionText.objects.select_related("petition__call").order_by("pk")


def _petition(text: PetitionText, then: str) -> Place:
    words = {"code": text.petition.call.code, "language": name_of(text.language, readers())}
    url = reverse("desk:petition_words", args=[text.petition_id, text.language])
    said = _("Petition of call %(code)s, %(language)s") % words
    return Place(said, url, Action.EDIT_PETITION, then)


def _calls_elsewhere(case: int, names: Names) -> Iterator[Place]:
    """Calls of other cases that name them in a version of their words or in an update."""
    versions = EditionVersion.objects.exclude(edition__call__case=case)
    rows = chain(
        versions.values_list("edition__call", "words").iterator(),
        Update.objects.exclude(call__case=case).values_list("call", "words").iterator(),
    )
    found = {call for call, words in rows if names(texts_in(words))}
    for call in Call.objects.filter(pk__in=found).order_by("year", "number")[:MOST]:
        said = _("Call %(code)s, of another case") % {"code": call.code}
        yield Place(said, reverse("desk:call", args=[call.slug]), Action.SEE_DESK)


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


def _news(names: Names) -> Iterator[Place]:
    for news in News.objects.order_by("-pk").iterator():
        if names(texts_in(news.words)):
            said = _("News %(number)s") % {"number": news.pk}
            yield Place(said, reverse("desk:write_news", args=[news.pk]), Action.KEEP_NEWS)


def _cases_elsewhere(everyone: list[Person], names: Names) -> Iterator[Place]:
    """Other cases whose title or whose events say a whole name; the database looks first."""
    written = {name for person in everyone for name in whole_names(person)}
    own = everyone[0].case_id
    rows = chain(
        _saying(Case.objects.exclude(pk=own), "pk", "titles", written),
        _saying(Event.objects.exclude(case=own), "case_id", "words", written),
    )
    found = {case for case, words in rows if names(texts_in(words))}
    for other in Case.objects.filter(pk__in=found).order_by("pk")[:MOST]:
        said = _("Case: %(title)s") % {"title": other}
        yield Place(said, reverse("desk:case", args=[other.pk]), Action.SET_RISK)


def _saying(
    rows: QuerySet[Any], case: str, field: str, written: Iterable[str]
) -> Iterator[tuple[int, Any]]:
    """Rows whose JSON holds one of `written` as it is, or as JSON spells it in plain letters."""
    wanted = Q(pk__in=[])
    for name in written:
        for spelled in {name, json.dumps(name)[1:-1]}:
            wanted |= Q(kept__icontains=spelled)
    kept = rows.annotate(kept=Cast(field, TextField())).filter(wanted)
    yield from kept.values_list(case, field)[:1000]


def _for_eyes(case: int) -> Iterator[Place]:
    """Pictures and scans of the case: no program says whether they show or name somebody."""
    for call in Call.objects.filter(case=case).exclude(photo="").order_by("pk"):
        said = _("The picture of call %(code)s") % {"code": call.code}
        yield Place(said, reverse("desk:call_photo", args=[call.slug]), Action.EDIT_CALL)
    replies = Reply.objects.filter(call__case=case).exclude(scan="").select_related("call")
    for reply in replies.order_by("pk"):
        said = _("The scan of an answer to call %(code)s") % {"code": reply.call.code}
        yield Place(said, reverse("desk:reply", args=[reply.pk]), Action.LOG_REPLY)
    pictures = HandoverPicture.objects.filter(handover__petition__call__case=case)
    records = Handover.objects.filter(pk__in=pictures.values("handover"))
    for record in records.select_related("petition__call").order_by("pk"):
        said = _("Pictures of the hand-over for call %(code)s") % {
            "code": record.petition.call.code
        }
        yield Place(said, reverse("desk:handover", args=[record.pk]), Action.CHECK_SIGNATURES)
