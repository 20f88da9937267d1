"""What happened to whom, on which day, and who says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.cases.models import Act, Case, Event, Person
from yeondae.cases.services.note import note
from yeondae.core.refusal import Refused


@dataclass(frozen=True)
class Hit:
    """What an event did to one person: where, and what stays private of it."""

    person: Person
    place: str = ""
    private_note: str = ""


@dataclass(frozen=True)
class When:
    """A date at the place with its precision, and a time of day as far as anyone knows it."""

    on: date | None = None
    precision: str = Event.Precision.EXACT
    time_from: time | None = None
    time_to: time | None = None
    time_is_about: bool = False


@dataclass(frozen=True)
class Source:
    """Who says so: without a name an event cannot be public. `names` are that name by language."""

    name: str = ""
    url: str = ""
    on: date | None = None
    quote: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


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
) -> Event:
    """Something that happened, with one act for each person it hit (domain 4.1 row 1).

    Raises Refused for a public event without words or without the name of who says so.
    """
    source = source or Source()
    if is_public:
        _may_be_read(source, words or {})
    event = Event.objects.create(
        case=case,
        kind=kind,
        on=when.on,
        precision=when.precision,
        time_from=when.time_from,
        time_to=when.time_to,
        time_is_about=when.time_is_about,
        words=dict(words or {}),
        source_name=source.name,
        source_names=dict(source.names),
        source_url=source.url,
        source_on=source.on,
        quote=source.quote,
        is_public=is_public,
    )
    for hit in hits:
        Act.objects.create(
            event=event, person=hit.person, place=hit.place, private_note=hit.private_note
        )
    note(by, "record_event", event, acts=len(hits))
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
) -> None:
    """Correct an event, and say whether everyone may read it; Refused as in `record_event`."""
    if is_public:
        _may_be_read(source, words)
    event.kind, event.on, event.precision = kind, when.on, when.precision
    event.time_from, event.time_to = when.time_from, when.time_to
    event.time_is_about = when.time_is_about
    event.words, event.is_public = dict(words), is_public
    if source.name != event.source_name:  # another source: its old names are not its own
        event.source_names = dict(source.names)
    event.source_name, event.source_url, event.source_on = source.name, source.url, source.on
    event.save()
    note(by, "change_event", event, is_public=is_public)


def _may_be_read(source: Source, words: Mapping[str, str]) -> None:
    if not source.name.strip():
        raise Refused(_("Say who says so before everyone may read it."))
    if not any(text.strip() for text in words.values()):
        raise Refused(_("Write what everyone may read, in one language at least."))
