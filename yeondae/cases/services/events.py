"""What happened to whom, on which day, and who says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.cases.models import Act, Case, Event, Person, Place
from yeondae.cases.services.days import take_days_that_can_be
from yeondae.cases.services.note import note
from yeondae.cases.services.rebuilding import rebuild
from yeondae.cases.services.sealing_off import take_no_hiding_place, take_no_sealed_words
from yeondae.cases.services.sourcing import HAPPENED, Said, add_claim, add_source, correct
from yeondae.core.refusal import Refused


@dataclass(frozen=True)
class Hit:
    """What an event did to one person: where, and what stays private of it.

    `officers` as claimed: {"operator": "more_than", "low": 10, "body": "..."}; `documents` shown
    or missing: {"warrant": "missing", "detention_order": "shown"}.
    """

    person: Person
    place: str = ""
    private_note: str = ""
    injury: str = ""
    officers: Mapping[str, Any] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class When:
    """A date at the place with its precision, and a time of day as far as anyone knows it.

    `until` is the last day of something that lasted; `time_zone` where it is not that of the case.
    """

    on: date | None = None
    precision: str = Event.Precision.EXACT
    time_from: time | None = None
    time_to: time | None = None
    time_is_about: bool = False
    until: date | None = None
    time_zone: str = ""


@dataclass(frozen=True)
class Source:
    """Who says so: without a name an event cannot be public. `names` are that name by language.

    `span` is where the quote stands in the text that it was read from.
    """

    name: str = ""
    url: str = ""
    on: date | None = None
    quote: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    span: tuple[int, int] | None = None
    level: str = "V0"
    facts: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def record_event(
    *,
    case: Case,
    kind: str,
    when: When,
    hits: Sequence[Hit],
    by: User | None,
    source: Source | None = None,
    words: Mapping[str, str] | None = None,
    is_public: bool = False,
    place: Place | None = None,
) -> Event:
    """Something that happened, with one act for each person it hit (domain 4.1 row 1).

    How it stands with each of them is derived anew. Raises Refused for a public event without
    words or without the name of who says so, for an end before its beginning, for the place where
    somebody hides, and for private words that belong in a sealed case note.
    """
    source = source or Source()
    take_no_hiding_place(kind, str(place or ""), *(hit.place for hit in hits))
    take_no_sealed_words(*(text for hit in hits for text in (hit.private_note, hit.injury)))
    if is_public:
        _may_be_read(source, words or {})
    event = Event(case=case, kind=kind, place=place, words=dict(words or {}), is_public=is_public)
    _set_when(event, when)
    _set_source(event, source)
    event.quote = source.quote
    event.save()
    for hit in hits:
        Act.objects.create(
            event=event,
            person=hit.person,
            place=hit.place,
            private_note=hit.private_note,
            injury=hit.injury,
            officers=dict(hit.officers),
            documents=dict(hit.documents),
        )
    _claim(event, source, by)
    note(by, "record_event", event, acts=len(hits))
    for hit in hits:
        rebuild(hit.person)
    return event


@transaction.atomic
def change_event(
    *,
    event: Event,
    kind: str,
    when: When,
    source: Source,
    words: Mapping[str, str],
    is_public: bool,
    by: User | None,
    why: Mapping[str, str] | None = None,
) -> None:
    """Correct an event, and say whether everyone may read it; Refused as in `record_event`.

    What everyone could read before is kept as a correction, with `why` where it is said.
    """
    if is_public:
        _may_be_read(source, words)
    before, was_public = _readable(event), event.is_public
    is_other = source.name != event.source_name
    event.kind, event.words, event.is_public = kind, dict(words), is_public
    _set_when(event, when)
    if is_other:  # another source: its old names are not its own
        event.source_names = dict(source.names)
    event.source_name, event.source_url, event.source_on = source.name, source.url, source.on
    event.save()
    if is_other:
        _claim(event, source, by)
    after = _readable(event)
    for name, old in before.items():
        correct(
            case=event.case,
            event=event,
            field=name,
            before=old,
            after=after[name],
            is_public=was_public,
            why=why,
            by=by,
        )
    note(by, "change_event", event, is_public=is_public)
    for act in event.acts.select_related("person"):
        rebuild(act.person)


@transaction.atomic
def describe_act(
    *,
    act: Act,
    by: User | None,
    injury: str = "",
    officers: Mapping[str, Any] | None = None,
    documents: Mapping[str, str] | None = None,
) -> None:
    """What was done to one person's body, by how many officers as claimed, which papers showed."""
    take_no_sealed_words(injury)
    act.injury, act.officers, act.documents = injury, dict(officers or {}), dict(documents or {})
    act.save(update_fields=["injury", "officers", "documents"])
    note(by, "describe_act", act)


@transaction.atomic
def place_event(*, event: Event, place: Place | None, by: User | None) -> None:
    """Where it happened, as one of the places that we know by all their names.

    Where everyone could read another place before, that is kept as a correction.
    """
    take_no_hiding_place(event.kind, str(place or ""))
    before, event.place = event.place, place
    event.save(update_fields=["place"])
    correct(
        case=event.case,
        event=event,
        field="place",
        before=before.names if before else {},
        after=place.names if place else {},
        is_public=event.is_public,
        by=by,
    )
    note(by, "place_event", event)


def _readable(event: Event) -> dict[str, dict[str, str]]:
    """What a reader sees of an event, by field."""
    times = [each.strftime("%H:%M") for each in (event.time_from, event.time_to) if each]
    return {
        "date": {"": event.on.isoformat() if event.on else ""},
        "time": {"": "–".join(times)},
        "words": dict(event.words),
    }


def _set_when(event: Event, when: When) -> None:
    if when.until and (when.on is None or when.until < when.on):
        raise Refused(_("It cannot end before it begins. Look at both dates."))
    take_days_that_can_be(when.on, when.until)
    event.on, event.until, event.precision = when.on, when.until, when.precision
    event.time_from, event.time_to = when.time_from, when.time_to
    event.time_is_about, event.time_zone = when.time_is_about, when.time_zone


def _set_source(event: Event, source: Source) -> None:
    event.source_name, event.source_names = source.name, dict(source.names)
    event.source_url, event.source_on = source.url, source.on


def _claim(event: Event, source: Source, by: User | None) -> None:
    """The source says that it happened; without a name nobody says so yet."""
    if not source.name.strip():
        return
    row = add_source(
        case=event.case,
        name=source.name,
        url=source.url,
        published_on=source.on,
        names=source.names,
        by=by,
        **source.facts,
    )
    said = Said(fact=HAPPENED, quote=source.quote, span=source.span, level=source.level)
    add_claim(about=event, source=row, said=said, by=by)


def _may_be_read(source: Source, words: Mapping[str, str]) -> None:
    if not source.name.strip():
        raise Refused(_("Say who says so before everyone may read it."))
    if not any(text.strip() for text in words.values()):
        raise Refused(_("Write what everyone may read, in one language at least."))
