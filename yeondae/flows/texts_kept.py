"""Every text in which somebody may be named, read in a few questions however many tables there are.

What lies plainly is gathered from all its tables at once; versions of calls are sealed and opened
one after another.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Any

from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast

from yeondae.calls.models import Call, EditionVersion, Update
from yeondae.cases.models import Case, Event, Note
from yeondae.community.models import News
from yeondae.outcomes.models import Reply
from yeondae.petitions.models import Handover, HandoverPicture, PetitionText


class Kind(StrEnum):
    """What a text belongs to; `pk` is the key of that."""

    PETITION = "petition"
    HAND_OVER = "hand_over"
    CALL = "call"
    NEWS = "news"
    CASE = "case"
    PHOTO = "photo"
    SCAN = "scan"
    PICTURES = "pictures"
    NOTE = "note"


@dataclass(frozen=True)
class Text:
    """One text, with what its page at the desk is found by; `title` is that of a case, as JSON.

    `is_json`: `words` is JSON that holds texts.
    """

    kind: Kind
    pk: int
    case: int = 0
    year: int = 0
    number: int = 0
    language: str = ""
    state: str = ""
    title: str = ""
    words: str = ""
    is_json: bool = False

    @property
    def texts(self) -> list[str]:
        """The words, text by text."""
        return list(texts_in(json.loads(self.words))) if self.is_json else [self.words]


def texts_in(value: Any) -> Iterator[str]:
    """Every text of a value that is kept as JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(texts_in, value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(texts_in, value))


def plain(case: int, written: Collection[str]) -> Iterator[Text]:
    """Petitions; of other cases hand-overs, updates, and what the cases say; news. One question.

    Of other cases only what holds one of the names `written` as it is: the database looks first.
    """
    of_petition = {"pk": "petition", "call": "petition__call", "petition": "petition"}
    of_record = {"call": "petition__call"}
    of_picture = {"pk": "handover", "call": "handover__petition__call"}
    petitions = PetitionText.objects.all()
    records = Handover.objects.exclude(petition__call__case=case)
    pictures = HandoverPicture.objects.exclude(handover__petition__call__case=case)
    updates = Update.objects.exclude(call__case=case)
    cases = _saying(Case.objects.exclude(pk=case), "titles", written)
    events = _saying(Event.objects.exclude(case=case), "words", written)
    return _together(
        _rows(Kind.PETITION, petitions, plain="title", **of_petition),
        _rows(Kind.PETITION, petitions, plain="text", **of_petition),
        _rows(Kind.HAND_OVER, records, words="words", **of_record),
        _rows(Kind.HAND_OVER, records, plain="presented_by", **of_record),
        _rows(Kind.HAND_OVER, pictures, words="words", **of_picture),
        _rows(Kind.CALL, updates, pk="call", call="call", words="words"),
        _rows(Kind.NEWS, News.objects.all(), words="words"),
        _rows(Kind.CASE, cases, title="titles", words="titles"),
        _rows(Kind.CASE, events, pk="case", title="case__titles", words="words"),
    )


def versions(case: int) -> Iterator[Text]:
    """Every version of the words of every call that is of another case; one question."""
    names = ("edition__call", "edition__call__year", "edition__call__number", "words")
    rows = EditionVersion.objects.exclude(edition__call__case=case).values_list(*names)
    for call, year, number, words in rows.iterator(chunk_size=100):
        said = json.dumps(words)
        yield Text(Kind.CALL, call, year=year, number=number, words=said, is_json=True)


def for_eyes(case: int, people: Collection[int]) -> list[Text]:
    """Pictures and scans of the case, which no program reads; notes but those about `people`."""
    photos = Call.objects.filter(case=case).exclude(photo="")
    scans = Reply.objects.filter(call__case=case).exclude(scan="")
    shown = HandoverPicture.objects.filter(handover__petition__call__case=case)
    records = Handover.objects.filter(pk__in=shown.values("handover"))
    notes = Note.objects.filter(case=case).exclude(person__in=people)
    found = _together(
        _rows(Kind.PHOTO, photos, call="self"),
        _rows(Kind.SCAN, scans, call="call"),
        _rows(Kind.PICTURES, records, call="petition__call"),
        _rows(Kind.NOTE, notes),
    )
    order = list(Kind)
    return sorted(found, key=lambda text: (order.index(text.kind), text.pk))


def _saying(rows: "QuerySet[Any]", field: str, written: Iterable[str]) -> "QuerySet[Any]":
    """Rows whose JSON holds one of `written` as it is, or as JSON spells it in plain letters."""
    wanted = Q(pk__in=[])
    for name in written:
        for spelled in {name, json.dumps(name)[1:-1]}:
            wanted |= Q(kept__icontains=spelled)
    found: QuerySet[Any] = rows.annotate(kept=Cast(field, TextField())).filter(wanted)
    return found


def _rows(
    kind: Kind,
    rows: "QuerySet[Any]",
    *,
    pk: str = "pk",
    call: str = "",
    petition: str = "",
    title: str = "",
    words: str = "",
    plain: str = "",
) -> "QuerySet[Any]":
    """`rows` as the columns of a `Text`: by which ways they lead to their call and petition, and
    which fields hold the title, words as JSON, or words that are `plain`.
    """
    empty, none = Value("", output_field=TextField()), Value(0)
    way = "" if call == "self" else f"{call}__"
    field = words or plain
    return rows.order_by().values_list(
        Value(kind.value, output_field=TextField()),
        F(pk),
        F(f"{way}case") if call else none,
        F(f"{way}year") if call else none,
        F(f"{way}number") if call else none,
        F("language") if petition else empty,
        F(f"{petition}__state") if petition else empty,
        Cast(title, TextField()) if title else empty,
        Cast(field, TextField()) if field else empty,
        Value(bool(words)),
    )


def _together(*rows: "QuerySet[Any]") -> Iterator[Text]:
    first, *others = rows
    for kind, pk, case, *about in first.union(*others, all=True):
        yield Text(Kind(kind), pk, case or 0, *about)
