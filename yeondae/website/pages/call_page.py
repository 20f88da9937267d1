"""Everything that a call's page shows, read from the call once and then only printed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from yeondae.calls import queries
from yeondae.calls.models import Call, Demand, DemandState
from yeondae.calls.rules import accepts_letters
from yeondae.calls.words import EditionWords
from yeondae.cases.models import Person
from yeondae.cases.queries import ShownPerson, may_show_faces, shown
from yeondae.core.countries import country_name
from yeondae.core.languages import said
from yeondae.letters.typesetting import from_to, long_date
from yeondae.website.pages.happened import (
    Happening,
    ReplyLine,
    UpdateLine,
    may_say,
    replies,
    timeline,
    updates,
)
from yeondae.website.pages.words import Choice, choices, other_languages, words_for


@dataclass(frozen=True)
class PersonLine:
    """One person as everyone may see them, with the days in words.

    `held` is from when to when, of somebody who is held no more; else it is empty.
    """

    shown: ShownPerson
    since: str
    held: str


@dataclass(frozen=True)
class DemandLine:
    """One demand with how far it is met: "met" in general, or for whom."""

    text: str
    addressee: str
    states: list[tuple[str, str]]


@dataclass(frozen=True)
class OfficeLine:
    """An office to write to, with who holds it today."""

    title: str
    holder: str
    organisation: str
    for_country: str


@dataclass(frozen=True)
class CallPage:
    """A call in one language. `words_language` differs where there is no such edition yet."""

    slug: str
    code: str
    state: str
    takes_letters: bool
    asks_first: bool
    words: EditionWords
    words_language: str
    can_be_read_in: list[str]
    is_behind: bool
    issued_on: str
    send_by: str
    issuers: list[str]
    people: list[PersonLine]
    time_zone: str
    demands: list[DemandLine]
    offices: list[OfficeLine]
    timeline: list[Happening]
    updates: list[UpdateLine]
    replies: list[ReplyLine]
    planned: list[tuple[str, str]]
    has_photo: bool
    caption: str
    references: list[tuple[str, str]]
    relays: list[str]
    at_risk: list[str]
    offence: list[str]
    closing: str
    closed_on: str
    stopped_on: str
    is_first_report: bool
    languages: list[Choice]


def call_page(call: Call, language: str, now: datetime) -> CallPage | None:
    """The page of `call` for a reader of `language`; None where no edition is public."""
    chosen = words_for(call, language)
    if chosen is None:
        return None
    taken = accepts_letters(call, now)
    people = list(call.people.all())
    return CallPage(
        slug=call.slug,
        code=call.code,
        state=call.state,
        takes_letters=taken.accepted,
        asks_first=taken.reason == "ask_first",
        words=chosen.words,
        words_language=chosen.language,
        can_be_read_in=other_languages(call, language),
        is_behind=queries.public_stale(chosen.edition),
        issued_on=_day(call.issued_on, language),
        send_by=_day(call.send_by, language),
        issuers=[each.organisation.name_in(language) for each in call.issuers.all()],
        people=list(_people(people, language)),
        time_zone=call.time_zone,
        demands=list(_demands(call, chosen.words, language)),
        offices=list(_offices(call, language)),
        timeline=timeline(call, language),
        updates=updates(call, language),
        replies=replies(call, language),
        planned=[
            (long_date(each.on, language), said(each.words, language))
            for each in call.planned_events.all()
            if each.on >= now.date() and may_say(call, each.words)
        ],
        has_photo=bool(call.photo) and may_show_faces(people),
        caption=said(call.photo_captions, language),
        references=[(each.code, each.url) for each in call.references.all()],
        relays=[each.organisation.name_in(language) for each in call.relays.all()],
        at_risk=[country_name(code, language) for code in call.at_risk],
        offence=[country_name(code, language) for code in call.text_is_offence],
        closing=_closing(call, language),
        closed_on=_day(call.closed_at and call.closed_at.date(), language),
        stopped_on=_day(call.stopped_at and call.stopped_at.date(), language),
        is_first_report=call.is_first_report and call.approved_by_id is None,
        languages=choices("call", language=language, call=call, slug=call.slug),
    )


def _day(day: date | None, language: str) -> str:
    return long_date(day, language) if day else ""


def _closing(call: Call, language: str) -> str:
    is_said = call.state == Call.State.CLOSED and may_say(call, call.closing_words)
    return said(call.closing_words, language) if is_said else ""


def _people(people: Iterable[Person], language: str) -> Iterator[PersonLine]:
    for person in people:
        line = shown(person, language)
        if line:
            yield PersonLine(line, _day(line.held_since, language), _held(line, language))


def _held(line: ShownPerson, language: str) -> str:
    if line.held_since is None or line.held_until is None:
        return ""
    return from_to(line.held_since, line.held_until, language)


def _demands(call: Call, words: EditionWords, language: str) -> Iterator[DemandLine]:
    offices = {asked.office_id: asked.office for asked in call.offices.all()}
    people = {person.pk: shown(person, language).name for person in call.people.all()}
    for demand, text in zip(call.demands.all(), words["demands"], strict=False):
        office = offices.get(demand.addressee_id) if demand.addressee_id else None
        yield DemandLine(
            text=text,
            addressee=office.title_in(language) if office else "",
            states=list(_states(demand, people)),
        )


def _states(demand: Demand, people: dict[int, str]) -> Iterator[tuple[str, str]]:
    """(state, how it reads); of a person who is not shown nothing is said.

    "Open" goes without saying, but not of somebody left out of what is met in general.
    """
    rows = list(demand.states.all())
    goes_on = all(row.person_id or row.state == DemandState.State.OPEN for row in rows)
    for row in rows:
        if row.state == DemandState.State.OPEN and (goes_on or row.person_id is None):
            continue
        label = row.get_state_display()
        if row.person_id is None:
            yield row.state, label
        elif people.get(row.person_id):
            yield (
                row.state,
                _("%(name)s: %(state)s")
                % {
                    "name": people[row.person_id],
                    "state": label,
                },
            )


def _offices(call: Call, language: str) -> Iterator[OfficeLine]:
    for asked in call.offices.all():
        office = asked.office
        holder = next((each for each in office.holders.all() if each.until is None), None)
        yield OfficeLine(
            title=office.title_in(language),
            holder=holder.name_in(language) if holder else "",
            organisation=office.organisation_in(language),
            for_country=country_name(office.serves_country, language)
            if office.serves_country
            else "",
        )
