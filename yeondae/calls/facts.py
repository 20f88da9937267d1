"""The facts of a call as staff confirmed them: what `flows/make_call.py` takes and writes.

Plain values without spans or doubts. `known` is the id of a row that staff said this is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from yeondae.calls.words import EditionWords
from yeondae.cases.services import When


@dataclass(frozen=True)
class OrganisationFacts:
    """An organisation by the name that the text gives it, and its short name where it has one."""

    name: str
    short_name: str = ""
    kind: str = "other"
    country: str = ""


@dataclass(frozen=True)
class PersonFacts:
    """Someone held or at risk. `names` and `posts` by language; `note` is private."""

    key: str
    names: Mapping[str, str]
    posts: Mapping[str, str] = field(default_factory=dict)
    organisation: str = ""
    note: str = ""
    known: int | None = None


@dataclass(frozen=True)
class EventFacts:
    """What happened to the people of `keys`, with what stays private of it.

    `quote` is what the text says, `span` where it stands in the text.
    """

    kind: str
    keys: tuple[str, ...]
    when: When
    place: str = ""
    private_note: str = ""
    quote: str = ""
    span: tuple[int, int] | None = None


@dataclass(frozen=True)
class ReachFacts:
    """One way to reach somebody, as it was written; blank is "not supplied"."""

    kind: str
    as_written: str = ""
    lines: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class OfficeFacts:
    """An office to write to; `language` is that of the text, for its title and salutation."""

    title: str
    holder: str = ""
    organisation: str = ""
    country: str = ""
    salutation: str = ""
    reaches: tuple[ReachFacts, ...] = ()
    known: int | None = None


@dataclass(frozen=True)
class PartyFacts:
    """An organisation that gets a copy or answers questions, with the ways to reach it."""

    organisation: str
    reaches: tuple[ReachFacts, ...] = ()


@dataclass(frozen=True)
class CallFacts:
    """Everything confirmed. `editions` by language; their demands stand in the same order."""

    language: str
    country: str
    time_zone: str
    title: str
    editions: Mapping[str, EditionWords]
    issued_on: date | None = None
    send_by: date | None = None
    organisations: tuple[OrganisationFacts, ...] = ()
    issuers: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    people: tuple[PersonFacts, ...] = ()
    events: tuple[EventFacts, ...] = ()
    offices: tuple[OfficeFacts, ...] = ()
    copies: tuple[PartyFacts, ...] = ()
    contacts: tuple[PartyFacts, ...] = ()
    # For whom each demand asks, in the order of the demands; nobody: in general.
    demands_for: tuple[tuple[str, ...], ...] = ()
    # Of which office each demand asks, by the title that the text gives it; blank: of every one.
    demands_of: tuple[str, ...] = ()
    # Rallies and hearings to come, in the text's language: the day, what happens, whether it is
    # a hearing.
    planned: tuple[tuple[date, str, bool], ...] = ()
    source: str = ""
