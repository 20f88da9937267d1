"""The short form as a draft: there was no text, so what was typed becomes one, value by value.

So a call made from the form alone is looked through, corrected and confirmed like any other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from yeondae.calls.phrases import Ask, Story, compose
from yeondae.calls.words import EditionWords
from yeondae.intake.draft import (
    Address,
    Demand,
    Draft,
    Event,
    Number,
    Organisation,
    Person,
    SampleLetter,
    Section,
    Span,
    Target,
    Value,
)
from yeondae.intake.remarks import said

# These are asked for each person, so that they can be met for one and open for another.
FOR_EACH = frozenset({"release", "charges", "lawyer", "doctor", "deportation"})


@dataclass(frozen=True)
class Named:
    """Someone as the form names them: in Latin letters, perhaps in Korean ones, and their part."""

    name: str
    name_ko: str = ""
    post: str = ""


@dataclass(frozen=True)
class Filled:
    """The filled-in form. `language` is that of what was typed; `asks` in order."""

    language: str
    issuer: str
    people: Sequence[Named]
    asks: Sequence[Ask]
    country: str
    organisation: str = ""
    on: date | None = None
    time: str = ""
    where: str = ""
    authority: str = ""
    held_at: str = ""
    office: str = ""
    office_of: str = ""
    holder: str = ""
    fax: str = ""
    fax_e164: str = ""
    email: str = ""
    address: Sequence[str] = field(default_factory=tuple)
    issued_on: date | None = None

    def story(self) -> Story:
        """The same for the standard phrases."""
        return Story(
            own_language=self.language,
            names=[_names(each) for each in self.people],
            asks=self.asks,
            on=self.on,
            authority=self.authority,
            place=self.held_at,
            organisation=self.organisation,
        )


def _names(person: Named) -> dict[str, str]:
    return {"en": person.name} | ({"ko": person.name_ko} if person.name_ko else {})


class _Sheet:
    """A text that grows by labelled lines and remembers where each value stands."""

    def __init__(self) -> None:
        self.text = ""

    def line(self, label: str, text: str) -> Value | None:
        """A line "label: text"; None where nothing was typed."""
        if not text:
            return None
        return Value(text, (self._add(f"{label}: ", text, "\n"),))

    def words(self, text: str) -> Value:
        """A paragraph of our own standard phrases."""
        span = self._add("", text, "\n")
        return Value(text, (span,), "inferred", said(_("Made from standard phrases.")))

    def _add(self, before: str, text: str, after: str) -> Span:
        start = len(self.text) + len(before)
        self.text += before + text + after
        return start, start + len(text)


def draft_of(form: Filled) -> Draft:
    """The draft of a filled-in form, its letter from standard phrases in the form's language."""
    sheet = _Sheet()
    words = compose(form.story(), form.language)
    issuer = sheet.line(_("Issued by"), form.issuer)
    people = [_person(sheet, each, form) for each in form.people]
    events = _events(sheet, form)
    target = _target(sheet, form)
    demands = [
        Demand(
            sheet.line(_("Demand"), text) or Value(text),
            ask.code or "other",
            tuple(each.name for each in form.people) if ask.code in FOR_EACH else (),
        )
        for ask, text in zip(form.asks, words["demands"], strict=True)
    ]
    title = sheet.words(words["title"])
    sections = [_section(sheet, each["heading"], each["paragraphs"]) for each in words["sections"]]
    letter = _letter(sheet, words)
    return Draft(
        text=sheet.text,
        kind=Value("urgent_call", (), "inferred", said(_("The short form was filled in."))),
        language=Value(form.language),
        title=title,
        issued_on=Value(form.issued_on.isoformat()) if form.issued_on else None,
        issuers=(issuer,) if issuer else (),
        people=tuple(people),
        events=tuple(events),
        targets=(target,) if target else (),
        demands=tuple(demands),
        slogans=(title,),
        sections=tuple(sections),
        sample_letters=(letter,),
        organisations=tuple(
            Organisation(Value(name)) for name in (form.issuer, form.organisation) if name
        ),
    )


def _person(sheet: _Sheet, person: Named, form: Filled) -> Person:
    name = sheet.line(_("Who"), person.name) or Value(person.name)
    other = sheet.line(_("In Korean letters"), person.name_ko)
    post = sheet.line(_("What they are"), person.post)
    return Person(
        name=name,
        other_names=(other,) if other else (),
        roles=(post,) if post else (),
        organisation=Value(form.organisation) if form.organisation else None,
    )


def _events(sheet: _Sheet, form: Filled) -> list[Event]:
    on = sheet.line(_("When"), form.on.isoformat() if form.on else "")
    time = sheet.line(_("At about"), form.time)
    where = sheet.line(_("Where"), form.where)
    held = sheet.line(_("Held at"), form.held_at)
    events = []
    for person in form.people:
        if on or time or where:
            arrest_at = Value(where.value, where.spans, private=True) if where else None
            clock = Value(time.value, time.spans, approximate=True) if time else None
            events.append(Event("arrest", person.name, on, clock, arrest_at))
        if held:
            events.append(Event("detention", person.name, on, place=held))
    return events


def _target(sheet: _Sheet, form: Filled) -> Target | None:
    office = sheet.line(_("To whom"), form.office)
    if office is None:
        return None
    numbers: tuple[Number, ...] = ()
    if fax := sheet.line(_("Fax"), form.fax):
        numbers = (Number("fax", form.fax_e164 or None, form.fax, spans=fax.spans),)
    email = sheet.line(_("E-mail"), form.email)
    address = None
    if form.address:
        written = sheet.line(_("Address"), "\n".join(form.address))
        spans = written.spans if written else ()
        address = Address(tuple(form.address), form.country, None, True, spans=spans)
    elif form.country:
        address = None
    return Target(
        office=office,
        holder=sheet.line(_("Who holds it"), form.holder),
        organisation=sheet.line(_("Part of"), form.office_of),
        address=address,
        numbers=numbers,
        emails=(email,) if email else (),
    )


def _section(sheet: _Sheet, heading: str, paragraphs: Sequence[str]) -> Section:
    value = sheet.words(heading)
    start = value.spans[0][0]
    for paragraph in paragraphs:
        sheet.words(paragraph)
    return Section(value, None, (start, len(sheet.text)))


def _letter(sheet: _Sheet, words: EditionWords) -> SampleLetter:
    letter = words["letter"]
    start = len(sheet.text)
    body = tuple(sheet.words(each) for each in letter["paragraphs"])
    demands = tuple(sheet.words(each) for each in letter["demands"] if each)
    after = [sheet.words(each) for each in letter["after"]]
    return SampleLetter(
        addressee=None,
        salutation=None,
        body=body,
        demands=demands,
        closing=after[0] if after else None,
        spans=((start, len(sheet.text)),),
    )
