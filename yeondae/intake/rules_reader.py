"""The default reader: rules over words in six languages, each in a file of its own under rules/.

No rule knows a document. The order matters: first what is no part of the text, then letters and
address lists, then the running text with its people, then what follows from all of it.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from yeondae.intake.budget import Budget, OutOfTime, Watched, watched
from yeondae.intake.draft import (
    Caution,
    Claim,
    Contact,
    Demand,
    Detail,
    Draft,
    Event,
    Organisation,
    Outside,
    Person,
    Reference,
    Span,
    Standard,
    Target,
    UpdateOf,
    Value,
)
from yeondae.intake.page import Page, Paragraph
from yeondae.intake.remarks import remark
from yeondae.intake.rules import checks, claims, headings, organisation_list, people, standards
from yeondae.intake.rules.chronicle import Chronicle, chronicle
from yeondae.intake.rules.contacts import contacts_of, diplomats_in
from yeondae.intake.rules.countries import count_countries
from yeondae.intake.rules.crowds import crowd_events
from yeondae.intake.rules.dates import dates_in
from yeondae.intake.rules.deadlines import deadline_in
from yeondae.intake.rules.demands import demands_in, headline_demands
from yeondae.intake.rules.details import details_in
from yeondae.intake.rules.dialling import Dialling
from yeondae.intake.rules.events import Teller
from yeondae.intake.rules.footers import outside_of, without
from yeondae.intake.rules.issued import issued_on
from yeondae.intake.rules.issuers import by_number, issuers_in
from yeondae.intake.rules.kinds import Found, kind_of
from yeondae.intake.rules.korean_names import korean_mentions
from yeondae.intake.rules.language import language_of, words_of
from yeondae.intake.rules.letter import LetterPart, letters_in, read_letter
from yeondae.intake.rules.mentions import ordinary_words
from yeondae.intake.rules.numbers import likely_region
from yeondae.intake.rules.organisations import organisations_in
from yeondae.intake.rules.parties import read_party
from yeondae.intake.rules.payments import payments_in
from yeondae.intake.rules.people import Known, Told
from yeondae.intake.rules.planned import planned_in
from yeondae.intake.rules.references import references_in, update_in
from yeondae.intake.rules.referring import Referring
from yeondae.intake.rules.spoken import Spoken, spoken_in
from yeondae.intake.rules.targets import Asked, targets_in
from yeondae.intake.rules.zones import Zone, prose, zones_in
from yeondae.intake.words import VOCABULARIES, Vocabulary, any_language, cue

ONE_COUNTRY = {"ko": "KR"}  # languages that one country writes, whatever others a text names
READ_AT_MOST = (
    60_000,
    6_000,
    600,
)  # characters, less where time runs out; a call has 2,000 to 20,000


class RulesReader:
    """Reads by rules alone; the same text gives the same draft."""

    def read(
        self, text: str, *, region: str | None = None, received_on: date | None = None
    ) -> Draft:
        """See `Reader.read`. Raises nothing for any text."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        for most in READ_AT_MOST:
            try:
                draft = _Reading(text[:most], region, received_on, Budget()).draft()
            except OutOfTime:
                continue
            if len(text) <= most:
                return draft
            cut = Caution(remark("text-too-long", count=str(most)))
            return replace(draft, text=text, warnings=(cut, *draft.warnings))
        unread = Value("unknown", how="guessed", why=remark("kind-unknown"))
        nothing = Value(None, how="guessed", why=remark("time-up"))
        return Draft(text, unread, nothing, warnings=(Caution(remark("time-up")),))


@dataclass
class _Reading:
    """One text on its way through the rules; each property is one step."""

    text: str
    given_region: str | None
    received_on: date | None
    budget: Budget

    @cached_property
    def outside(self) -> tuple[Outside, ...]:
        return outside_of(Page(self.text, self.budget))

    @cached_property
    def page(self) -> Page:
        return without(Page(self.text, self.budget), self.outside)

    @cached_property
    def language(self) -> str | None:
        return language_of(self.text)

    @cached_property
    def words(self) -> Vocabulary:
        return VOCABULARIES[self.language or "en"]

    @cached_property
    def region(self) -> str | None:
        named = likely_region(self.text, count_countries(self.text))
        return self.given_region or ONE_COUNTRY.get(self.language or "") or named

    @cached_property
    def dialling(self) -> Dialling:
        return Dialling(self.region, self.language)

    @cached_property
    def letters(self) -> tuple[LetterPart, ...]:
        return letters_in(self.page)

    @cached_property
    def samples(self) -> tuple[LetterPart, ...]:
        return tuple(each for each in self.letters if not each.own)

    @cached_property
    def letter_spans(self) -> tuple[Span, ...]:
        return tuple(each.span for each in self.samples)

    @cached_property
    def zones(self) -> tuple[Zone, ...]:
        return zones_in(self.page, self.letter_spans)

    @cached_property
    def zone_spans(self) -> tuple[Span, ...]:
        return tuple(span for zone in self.zones for span in zone.entry_spans)

    @cached_property
    def issued(self) -> Value | None:
        return issued_on(self.page, self.letters)

    @cached_property
    def anchor(self) -> date | None:
        """The day from which unnamed years are counted."""
        issued = self.issued.value if self.issued else None
        return date.fromisoformat(issued) if issued else self.received_on or self._last_day

    @property
    def _by_receipt(self) -> bool:
        """Whether unnamed years are counted from the day the text came in."""
        return self.issued is None and self.received_on is not None

    @cached_property
    def _last_day(self) -> date | None:
        """The latest day that the text names in full, where nothing says when it was written."""
        found = (each for p in self.page.paragraphs for each in dates_in(p.text))
        return max((each.day for each in found if each.day), default=None)

    @cached_property
    def told(self) -> Watched[Told]:
        """The running text: all paragraphs but address lists."""
        ordinary = ordinary_words(self.text)
        korean = self.language == "ko"
        titled = frozenset(m.name for m in korean_mentions(self.text)) if korean else frozenset()
        told = (
            people.tell(each, words_of(each.text, self.words), ordinary, titled)
            for each in watched(prose(self.page, self.zone_spans), self.budget)
        )
        return watched(told, self.budget)

    def _in_letter(self, paragraph: Paragraph) -> bool:
        return any(a <= paragraph.start < b for a, b in self.letter_spans)

    @cached_property
    def at_risk(self) -> list[Known]:
        known = [each for each in people.gather(self.told) if each.at_risk]
        held = [each for each in known if not each.only_killed]
        # Beside somebody who is held, whose murder is told is part of the story, not at risk.
        return [each for each in held or known if not self._is_target(each)]

    def _is_target(self, known: Known) -> bool:
        """An official to be written to is not at risk for being named beside an arrest."""
        holders = [each.holder.value for each in self.targets if each.holder and each.holder.value]
        return any(known.is_named(each) for each in holders) and "plea" not in known.signs

    @cached_property
    def people(self) -> tuple[Person, ...]:
        addressee = self._addressee()
        people_ = (people.person_of(each) for each in self.at_risk)
        return tuple(
            addressed(person, self._own_letter(), self.dialling) if known is addressee else person
            for known, person in zip(self.at_risk, people_, strict=True)
        )

    def _own_letter(self) -> LetterPart | None:
        return next((each for each in self.letters if each.own), None)

    def _addressee(self) -> Known | None:
        """The one at risk to whom the whole text is a letter."""
        own = self._own_letter()
        if own is None:
            return None
        head = self.page.quote((own.span[0], own.salutation.end))
        return next((each for each in self.at_risk if _named_in(each, head)), None)

    @cached_property
    def names(self) -> dict[str, str]:
        """The name in the draft of everyone at risk, by the name that the rules know them under."""
        return {
            known.name: person.name.value or known.name
            for known, person in zip(self.at_risk, self.people, strict=True)
        }

    def _referring(self) -> Referring:
        return Referring(self.at_risk, self.words, self._addressee())

    @cached_property
    def events(self) -> tuple[Event, ...]:
        narrative = [each for each in self.told if not self._in_letter(each.paragraph)]
        crowds = crowd_events(narrative, self.anchor, len(self.at_risk))
        return tuple(sorted((*self.chronicle.events, *crowds), key=lambda each: each.spans))

    @cached_property
    def chronicle(self) -> Chronicle:
        stories: tuple[list[Event], list[Event]] = ([], [])
        referring = self._referring()
        for in_letter, events in enumerate(stories):
            teller = Teller(referring, self.words, self.anchor, self._by_receipt)
            for told in self.told:
                if self._in_letter(told.paragraph) == bool(in_letter):
                    teller.words = told.words
                    teller.tell(told)
            events += teller.events
        named = [
            [replace(e, person=self.names[e.person or ""]) for e in story] for story in stories
        ]
        return chronicle(*named)

    def _named(self, name: str) -> str | None:
        found = next((each.name for each in self.at_risk if each.is_named(name)), None)
        return self.names[found] if found else None

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        faxing = cue(any_language("faxing")).search(self.text) is not None
        return targets_in(self.zones, self.spoken, self.letters, Asked(self.dialling, faxing))

    @cached_property
    def spoken(self) -> list[Spoken]:
        told = [each for each in self.told if not self._in_letter(each.paragraph)]
        return spoken_in(told, self.dialling)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(
            each for part in self.told for each in claims.claims_in(part.paragraph, part.words)
        )

    @cached_property
    def organisations(self) -> tuple[Organisation, ...]:
        parts = [(each, organisations_in(each.text, self.words)) for each in self.page.paragraphs]
        return organisation_list.gather(parts)

    def draft(self) -> Draft:
        references = references_in(self.page)
        update_of = update_in(self.page, references)
        spans = (*self.letter_spans, *self.zone_spans)
        slogans = headings.slogans_in(self.page, spans)
        heads = tuple((a.start, a.end) for each in self.letters for a in each.addressee)
        titles = self._titles(slogans, (*spans, *heads))
        sections = headings.sections_in(
            self.page, (*spans, *(s for t in titles[:1] for s in t.spans))
        )
        payments = payments_in(self.page)
        demands = self._demands((*titles, *slogans))
        kind = kind_of(self.page, Found(
            self.letters, len(self.targets), len(demands), len(sections), len(payments),
            _follows(update_of), _numbered(references), self.outside, self._freed(),
        ))  # fmt: skip
        draft = Draft(
            text=self.text,
            kind=kind,
            language=Value(self.language, how="inferred", why=remark("language-by-words")),
            title=titles[0] if titles else None,
            other_titles=titles[1:],
            issued_on=self.issued,
            issuers=issuers_in(
                self.page, self.words, self.organisations, (*self._addressed(), *heads)
            )
            or by_number(references),
            references=references,
            people=self.people,
            events=self.events,
            details=self._details(),
            targets=self.targets,
            copy_to=self._copy_to(),
            contacts=self._contacts(),
            demands=demands,
            slogans=slogans,
            sections=sections,
            sample_letters=tuple(read_letter(each) for each in self.samples),
            deadline=deadline_in(self.page.paragraphs, self.anchor),
            claims=self.claims,
            update_of=update_of,
            organisations=self.organisations,
            standards=self._standards(),
            payments=payments,
            captions=headings.captions_in(self.page),
            outside=self.outside,
            dates=self._dates(),
            planned=planned_in(self.told, self.anchor),
        )
        return replace(draft, warnings=self._warnings(draft))

    def _titles(self, slogans: tuple[Value, ...], taken: tuple[Span, ...]) -> tuple[Value, ...]:
        """What stands out; else the slogan with which the text begins, or words that tell what
        happened, or any slogan."""
        said = tuple(span for each in slogans for span in each.spans)
        first = len(self.page.text) - len(self.page.text.lstrip())
        return (
            headings.titles_in(self.page, (*taken, *said), self.words)
            or tuple(each for each in slogans[:1] if each.spans[0][0] == first)
            or headings.first_line(self.page)
            or headings.last_titles(self.page, self.words)
            or slogans[:1]
        )

    def _demands(self, headlines: tuple[Value, ...]) -> tuple[Demand, ...]:
        """What the text asks; where it asks nowhere, what its headlines ask."""
        found = demands_in(self.told, self._named)
        return self._for_whom(found or headline_demands(headlines, tuple(self.names.values())))

    def _for_whom(self, demands: tuple[Demand, ...]) -> tuple[Demand, ...]:
        """Where one office only is written to, what is asked is asked of it."""
        offices = [each.office for each in self.targets if each.office]
        if len(offices) != 1:
            return demands
        of = replace(offices[0], how="inferred", why=remark("demand-only-office"))
        return tuple(each if each.addressee else replace(each, addressee=of) for each in demands)

    def _copy_to(self) -> tuple[Contact, ...]:
        zone = contacts_of("copy", self.zones, self.spoken, self.dialling)
        return (*zone, *diplomats_in(self.told))

    def _contacts(self) -> tuple[Contact, ...]:
        """Whom to ask; not once more whoever is to be written to."""
        found = contacts_of("contact", self.zones, self.spoken, self.dialling)
        reached: list[Target | Contact] = [*self.targets, *self._copy_to()]
        known = {way for each in reached for way in _ways(each)}
        return tuple(
            each for each in found if each.name or not (w := _ways(each)) or not w <= known
        )

    def _addressed(self) -> tuple[Span, ...]:
        """Letters and address lists, but for a letterhead with its ways to reach the issuer."""
        lists = (zone for zone in self.zones if zone.purpose != "contact" or zone.lead.start > 0)
        return (*self.letter_spans, *(span for zone in lists for span in zone.entry_spans))

    def _standards(self) -> tuple[Standard, ...]:
        return tuple(s for each in self.told for s in standards.standards_in(each.paragraph))

    def _dates(self) -> tuple[Value, ...]:
        """Every date of the text, whatever it is the date of."""
        return tuple(
            Value(each.value, (paragraph.span(each.start, each.end),), each.how, each.why)
            for paragraph in self.page.paragraphs
            for each in dates_in(paragraph.text, self.anchor, self.words)
        )

    def _freed(self) -> bool:
        """Whether a letter is written to someone whose release it tells."""
        addressee = self._addressee()
        name = self.names[addressee.name] if addressee else None
        return any(each.kind == "release" and each.person == name for each in self.events if name)

    def _details(self) -> tuple[Detail, ...]:
        found = details_in(self.told, self._referring())
        return tuple(
            replace(each, person=self.names[each.person]) if each.person else each for each in found
        )

    def _warnings(self, draft: Draft) -> tuple[Caution, ...]:
        found = [
            *checks.missing(draft),
            *checks.lost_contacts(draft),
            *checks.lost_links(self.page, draft),
            *checks.of_contacts(draft),
            *checks.undated_letter(self.samples, self.anchor),
            *checks.unsourced(draft.claims, self.samples),
            *checks.letter_against_story(self.samples, draft.events, self.words),
            *checks.other_days(self.chronicle),
            *checks.wrong_weekdays(self.page),
            *checks.left_out(draft),
        ]
        return tuple(dict.fromkeys(found))


def addressed(person: Person, letter: LetterPart | None, dialling: Dialling) -> Person:
    """The person with the part and organisation that the letter's head gives them."""
    if letter is None or not letter.addressee:
        return person
    party = read_party(letter.addressee, dialling)
    roles = (*person.roles, party.office) if party.office else person.roles
    return replace(person, roles=roles, organisation=person.organisation or party.organisation)


def _follows(update_of: UpdateOf | None) -> int:
    """Points for an update: many where the earlier text is named by its number."""
    if update_of is None:
        return 0
    return 20 if update_of.reference else 4


def _numbered(references: tuple[Reference, ...]) -> bool:
    return any(each.scheme in {"amnesty_ua", "observatory", "ahrc", "omct"} for each in references)


def _named_in(known: Known, head: str) -> bool:
    return any(mention.name in head for _, mention in known.mentions)


def _ways(party: Target | Contact) -> set[str]:
    """Every number and mail address of someone, as they stand."""
    mails = (each.value for each in party.emails)
    return {each for each in (*mails, *(n.e164 or n.as_written for n in party.numbers)) if each}
