"""What a letter to the offices of one call is made of: offices, ways, sample letters.

Read for many letters at once and remembered for three seconds, so that a thousand people who
write in one minute cost twenty readings. Whether the call still takes letters is never remembered
here: that is asked for each letter.
"""

from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist

from yeondae.appeals.rules import is_offered
from yeondae.calls import queries as call_queries
from yeondae.calls.models import Call
from yeondae.calls.words import EditionWords
from yeondae.cases.letter_facts import LetterFacts, letter_facts
from yeondae.core import clock
from yeondae.core.memory import Memory
from yeondae.directory.models import ContactPoint, Office
from yeondae.letters.composing import letter_language


@dataclass(frozen=True)
class Sample:
    """One edition to write from: its words, and the id of their version."""

    language: str
    version: int
    words: EditionWords


@dataclass(frozen=True)
class Material:
    """A call as writers need it. `round_id` is the round that is open now."""

    call: Call
    round_id: int
    offices: tuple[Office, ...]
    samples: dict[str, Sample]
    facts: LetterFacts

    def offices_for(self, country: str) -> list[Office]:
        """The offices that a supporter in `country` writes to: embassies only in their own."""
        return [each for each in self.offices if is_offered(each.serves_country, country)]

    def languages_for(self, country: str, reader: str) -> dict[str, list[Office]]:
        """Those offices by the language in which each is written to."""
        groups: dict[str, list[Office]] = {}
        for office in self.offices_for(country):
            groups.setdefault(self.language_of(office, reader), []).append(office)
        return groups

    def language_of(self, office: Office, reader: str) -> str:
        """The language in which `office` is written to by a reader of `reader`."""
        return letter_language(office.language, list(self.samples), reader=reader)

    def values(self, language: str) -> dict[str, str]:
        """The facts that stand in the sample letter's fields (only what may be shown)."""
        return self.facts.said(language)


@dataclass(frozen=True)
class Ways:
    """By which contact points the letters of one call go, and where copies go."""

    ladders: dict[int, list[ContactPoint]]
    copies: list[ContactPoint]


_ways: Memory[int, Ways] = Memory(seconds=3)
_material: Memory[str, Material | None] = Memory(seconds=3)


def material(slug: str) -> Material | None:
    """What writers to the call at `slug` need; None where no such call is public."""
    return _material.get(slug, lambda: _read(slug))


def ways(call: Call) -> Ways:
    """The ladders and copies of `call`."""
    return _ways.get(call.pk, lambda: Ways(call_queries.ladder(call), call_queries.copies(call)))


def forget() -> None:
    """Read everything anew (tests)."""
    _ways.forget()
    _material.forget()


def _read(slug: str) -> Material | None:
    call = call_queries.public_call(slug)
    if call is None:
        return None
    rounds = list(call.rounds.all())
    if not rounds:
        raise ObjectDoesNotExist(f"Call {call.pk} is public but no round is open.")
    samples = {
        edition.language: Sample(edition.language, edition.current.pk, edition.current.words)
        for edition in call.editions.all()
        if edition.current is not None
    }
    offices = tuple(asked.office for asked in call.offices.all())
    facts = letter_facts(list(call.people.all()), clock.now())
    return Material(call, max(rounds, key=lambda each: each.number).pk, offices, samples, facts)
