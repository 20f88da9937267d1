"""From the texts of a confirmed form to the facts of a call, or to what is wrong with each."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from yeondae.calls.drafts import moments
from yeondae.calls.drafts.about_call import is_zone
from yeondae.calls.drafts.slots import Group
from yeondae.calls.drafts.texts import paragraphs_of
from yeondae.calls.facts import (
    CallFacts,
    EventFacts,
    OfficeFacts,
    OrganisationFacts,
    PartyFacts,
    PersonFacts,
    ReachFacts,
)
from yeondae.calls.words import EditionWords, SampleLetter, Section
from yeondae.cases.models import Event
from yeondae.cases.services import When
from yeondae.intake.draft import Draft

P = Event.Precision
T = TypeVar("T")


class Unclear(ValueError):
    """Some typed texts cannot be taken: `errors` says by slot key what is wrong."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("; ".join(errors.values()))
        self.errors = dict(errors)


class Confirmed:
    """One reading of the form. `texts` by slot key; `left_out` group keys; `same` known ids."""

    def __init__(
        self,
        draft: Draft,
        groups: Iterable[Group],
        texts: Mapping[str, str],
        left_out: Iterable[str] = (),
        same: Mapping[str, int] | None = None,
    ) -> None:
        dropped = set(left_out)
        self.draft = draft
        self.groups = [group for group in groups if group.key not in dropped]
        self.texts = {key: text.strip() for key, text in texts.items()}
        self.same = dict(same or {})
        self.errors: dict[str, str] = {}

    def facts(self) -> CallFacts:
        """Everything as facts. Raises Unclear with a sentence for each text not to be taken."""
        language = self.text("call.language") or "en"
        country = self._country()
        zone = self.text("call.time_zone") or "UTC"
        if not is_zone(zone):
            self.errors["call.time_zone"] = _("This is no time zone. Write it like Asia/Seoul.")
        if not self.text("call.title"):
            self.errors["call.title"] = _("A call needs a title.")
        facts = CallFacts(
            language=language,
            country=country,
            time_zone=zone,
            title=self.text("call.title"),
            editions={language: self._words()},
            issued_on=self._date("call.issued_on"),
            send_by=self._date("call.send_by"),
            organisations=tuple(self._organisations(country)),
            issuers=tuple(self._list("issuers")),
            references=tuple(self._list("references")),
            people=tuple(self._people()),
            events=tuple(self._events()),
            offices=tuple(self._offices(country)),
            copies=tuple(self._parties("copy_to")),
            contacts=tuple(self._parties("contacts")),
            demands_for=tuple(self._demands_for()),
            demands_of=tuple(self.text(f"{key}.of") for key in self._demand_keys()),
            planned=tuple(self._planned()),
            source=", ".join(self._list("issuers")),
        )
        if not facts.people and not facts.offices:
            self.errors["call.title"] = _("There is nobody to act for and no office to write to.")
        if self.errors:
            raise Unclear(self.errors)
        return facts

    def text(self, key: str) -> str:
        return self.texts.get(key, "")

    def _about(self, about: str) -> list[str]:
        return [group.key for group in self.groups if group.about == about]

    def _list(self, prefix: str) -> list[str]:
        keys = [slot.key for group in self.groups for slot in group.slots]
        wanted = [key for key in keys if re.fullmatch(rf"{re.escape(prefix)}\.\d+", key)]
        return [self.text(key) for key in wanted if self.text(key)]

    def _country(self) -> str:
        country = self.text("call.country").upper()
        if not re.fullmatch(r"[A-Z]{2}", country):
            self.errors["call.country"] = _("Write the country in two letters, such as KR.")
        return country

    def _date(self, key: str) -> date | None:
        return self._taken(key, moments.day)

    def _taken(self, key: str, parse: Callable[[str], T]) -> T | None:
        """What `parse` makes of the text; None, and the sentence kept, where it cannot be taken."""
        try:
            return parse(self.text(key))
        except moments.NotAMoment as error:
            self.errors[key] = str(error)
            return None

    def _organisations(self, country: str) -> list[OrganisationFacts]:
        return [
            OrganisationFacts(
                name=each.name.value or "",
                short_name=(each.abbreviation.value if each.abbreviation else "") or "",
                country=country,
            )
            for each in self.draft.organisations
            if each.name.value
        ]

    def _people(self) -> list[PersonFacts]:
        return [each for key in self._about("people") if (each := self._person(key))]

    def _person(self, key: str) -> PersonFacts | None:
        names = {"en": self.text(f"{key}.name"), "ko": self.text(f"{key}.name_ko")}
        names = {language: name for language, name in names.items() if name}
        if not names:
            if self.text(f"{key}.post"):
                self.errors[f"{key}.name"] = _("Write the name, or leave this person out.")
            return None
        language = self.text("call.language") or "en"
        post = self.text(f"{key}.post")
        age = self.text(f"{key}.age")
        return PersonFacts(
            key=key,
            names=names,
            posts={language: post} if post else {},
            organisation=self.text(f"{key}.organisation"),
            note=_("Age: %(age)s") % {"age": age} if age else "",
            known=self.same.get(key) or None,
        )

    def _keys_of(self, who: str) -> tuple[str, ...]:
        """The keys of the people that an event or detail names; "*" is all of them."""
        keys = self._about("people")
        if who == "*":
            return tuple(keys)
        read = {each.name.value: f"people.{index}" for index, each in enumerate(self.draft.people)}
        return tuple(key for key in keys if who and key == read.get(who))

    def _events(self) -> list[EventFacts]:
        notes = self._details()
        made = []
        for key in self._about("events"):
            keys = self._keys_of(self.text(f"{key}.person"))
            private = [self.text(f"{key}.detail")]
            for person in keys:
                private += notes.pop(person, [])
            made.append(
                EventFacts(
                    kind=self.text(f"{key}.kind") or str(Event.Kind.OTHER),
                    keys=keys,
                    when=self._when(key),
                    place=self.text(f"{key}.place"),
                    private_note="\n".join(each for each in private if each),
                    quote=self._quoted(key)[0],
                    span=self._quoted(key)[1],
                )
            )
        return made

    def _quoted(self, key: str) -> tuple[str, tuple[int, int] | None]:
        """What the text says of an event that was read from it, and where that stands."""
        place = key.rsplit(".", 1)[-1]
        known = place.isdecimal() and int(place) < len(self.draft.events)
        spans = self.draft.events[int(place)].spans if known else ()
        if not spans:
            return "", None
        start, end = min(first for first, _last in spans), max(last for _first, last in spans)
        return self.draft.text[start:end], (start, end)

    def _details(self) -> dict[str, list[str]]:
        """Private details by person; they go to the first event of that person."""
        notes: dict[str, list[str]] = {}
        for key in self._about("details"):
            for person in self._keys_of(self.text(f"{key}.person")):
                notes.setdefault(person, []).append(self.text(f"{key}.what"))
        return notes

    def _when(self, key: str) -> When:
        on, precision = self._taken(f"{key}.on", moments.vague_day) or (None, P.EXACT)
        start, end, is_about = self._taken(f"{key}.time", moments.times) or (None, None, False)
        is_about = is_about or self._slot_is_vague(f"{key}.time")
        return When(on, precision, start, end, time_is_about=bool(start) and is_about)

    def _slot_is_vague(self, key: str) -> bool:
        slots = (slot for group in self.groups for slot in group.slots)
        return any(slot.approximate for slot in slots if slot.key == key)

    def _offices(self, country: str) -> list[OfficeFacts]:
        made = []
        for key in self._about("targets"):
            if not self.text(f"{key}.office"):
                if self.text(f"{key}.holder") or self._reaches(key):
                    self.errors[f"{key}.office"] = _("Write which office this is.")
                continue
            made.append(
                OfficeFacts(
                    title=self.text(f"{key}.office"),
                    holder=self.text(f"{key}.holder"),
                    organisation=self.text(f"{key}.organisation"),
                    country=country,
                    salutation=self.text(f"{key}.salutation"),
                    reaches=tuple(self._reaches(key)),
                    known=self.same.get(key) or None,
                )
            )
        return made

    def _parties(self, about: str) -> list[PartyFacts]:
        made = []
        for key in self._about(about):
            organisation = self.text(f"{key}.organisation")
            reaches = self._reaches(key)
            if organisation and reaches:
                made.append(PartyFacts(organisation, tuple(reaches)))
            elif reaches:
                self.errors[f"{key}.organisation"] = _("Write whose number or address this is.")
        return made

    def _reaches(self, key: str) -> list[ReachFacts]:
        """Numbers, mail and postal address; what the text left blank stays as "not supplied"."""
        note = ", ".join(
            each for each in (self.text(f"{key}.name"), self.text(f"{key}.role")) if each
        )
        slots = {slot.key: slot for group in self.groups for slot in group.slots}
        made: list[ReachFacts] = []
        for index in range(len(slots)):
            number = f"{key}.numbers.{index}"
            if number not in slots:
                break
            if self.text(number):
                kind = "fax" if self.text(f"{number}.kind") == "fax" else "phone"
                made.append(ReachFacts(kind, self.text(number), note=note))
        for slot in slots.values():
            if re.fullmatch(rf"{re.escape(key)}\.emails\.\d+", slot.key) and (
                self.text(slot.key) or slot.how == "not_supplied"
            ):
                made.append(ReachFacts("email", self.text(slot.key), note=note))
        lines = [line.strip() for line in self.text(f"{key}.address").splitlines() if line.strip()]
        if lines:
            made.append(ReachFacts("post", lines=tuple(lines), note=note))
        return made

    def _words(self) -> EditionWords:
        demands = self._demand_texts()
        letter = SampleLetter(
            subject=self.text("letters.0.subject"),
            paragraphs=paragraphs_of(self.text("letters.0.body")),
            demands=self._list("letters.0.demands") or list(demands),
            after=paragraphs_of(self.text("letters.0.after")),
        )
        return EditionWords(
            title=self.text("call.title"),
            summary=self.text("call.summary"),
            slogans=self._list("slogans"),
            sections=self._sections(),
            demands=list(demands),
            letter=letter,
        )

    def _demand_keys(self) -> list[str]:
        return [key for key in self._about("demands") if self.text(f"{key}.text")]

    def _demand_texts(self) -> Sequence[str]:
        return [self.text(f"{key}.text") for key in self._demand_keys()]

    def _demands_for(self) -> list[tuple[str, ...]]:
        """Each demand's people, as far as the text names them in it."""
        read = {f"demands.{index}": each.people for index, each in enumerate(self.draft.demands)}
        return [
            tuple(key for name in read.get(demand, ()) for key in self._keys_of(name))
            for demand in self._demand_keys()
        ]

    def _planned(self) -> Iterator[tuple[date, str, bool]]:
        hearings = {f"planned.{at}" for at, each in enumerate(self.draft.planned) if each.hearing}
        for key in self._about("planned"):
            on, words = self._date(f"{key}.on"), self.text(f"{key}.words")
            if on is not None and words:
                yield on, words, key in hearings
            elif on is not None or words:
                self.errors[f"{key}.on"] = _("Write the day and what happens, or leave it out.")

    def _sections(self) -> list[Section]:
        made = []
        for key in self._about("sections"):
            heading, text = self.text(f"{key}.heading"), self.text(f"{key}.text")
            if heading or text:
                made.append(Section(heading=heading, paragraphs=paragraphs_of(text)))
        return made
