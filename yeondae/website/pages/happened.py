"""What happened since: the events of the case with their sources, and the updates of the call."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from yeondae.calls.models import Call, Update
from yeondae.cases.crowds import naming_hidden
from yeondae.cases.models import Event
from yeondae.cases.queries import shown
from yeondae.cases.queries import timeline as events_of
from yeondae.core.languages import DEFAULT, said
from yeondae.letters.typesetting import long_date
from yeondae.outcomes.queries import public_replies


@dataclass(frozen=True)
class Happening:
    """One event of the case with who says so."""

    on: str
    text: str
    source: str
    url: str


@dataclass(frozen=True)
class UpdateLine:
    """Further information: its number, its day as it is written, title and paragraphs."""

    number: int
    on: str
    title: str
    paragraphs: list[str]
    asks_again: bool


@dataclass(frozen=True)
class ReplyLine:
    """What an office answered, in the words that are published."""

    office: str
    on: str
    kind: str
    text: str


def replies(call: Call, language: str) -> list[ReplyLine]:
    """The offices' answers that everyone may see, the newest first."""
    return [
        ReplyLine(
            office=reply.office.title_in(language),
            on=long_date(reply.on, language),
            kind=reply.get_kind_display(),
            text=said(reply.public_words, language),
        )
        for reply in public_replies(call)
        if may_say(call, reply.public_words)
    ]


def may_say(call: Call, words: dict[str, str]) -> bool:
    """Whether words of a call that nobody changes any more name nobody who may not be named."""
    if not words or call.case is None:
        return True
    return not naming_hidden(call.case)(words.values())


def timeline(call: Call, language: str) -> list[Happening]:
    """The latest public events of the case, but none that says what is not shown of a person."""
    if call.case is None:
        return []
    events = events_of(call.case)
    if not events:
        return []
    shown_ids = {person.pk for person in call.people.all() if shown(person, language)}
    names_hidden = naming_hidden(call.case)
    return [
        Happening(_when(event, language), text, _source(event, language), event.source_url)
        for event in events
        if (text := said(event.words, language))
        and all(act.person_id in shown_ids for act in event.acts.all())
        and not names_hidden(event.words.values())
    ]


def _source(event: Event, language: str) -> str:
    """Who says so, in the reader's language where that is known."""
    return said({DEFAULT: event.source_name, **event.source_names}, language)


def _when(event: Event, language: str) -> str:
    if event.on is None:
        return _("date unknown")
    if event.precision == Event.Precision.DAY_MONTH_UNKNOWN:
        return str(event.on.year)
    day = long_date(event.on, language)
    if event.precision == Event.Precision.EXACT:
        return day
    return _("about %(day)s") % {"day": day}


def updates(call: Call, language: str) -> list[UpdateLine]:
    """The published updates of a call, the newest first."""
    return [update_line(update, language) for update in call.updates.all()]


def update_line(update: Update, language: str) -> UpdateLine:
    """An update in `language`, else in English, else in any."""
    words: dict[str, dict[str, Any]] = update.words
    chosen: dict[str, Any] = next(
        (words[code] for code in (language, language.split("-")[0], "en", *words) if code in words),
        {},
    )
    return UpdateLine(
        number=update.number,
        on=long_date(update.on, language),
        title=chosen.get("title", ""),
        paragraphs=chosen.get("paragraphs", []),
        asks_again=update.asks_again,
    )
