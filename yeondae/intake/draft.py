"""What reading a received text yields: one documented object (see docs/draft.md).

Facts only, nothing is stored and nothing is published: a person confirms each value. Every value
points at the words it was read from; a span is `[start, end)` in characters of `Draft.text`.
"""

from dataclasses import dataclass, fields, is_dataclass
from typing import Literal, cast

from yeondae.intake.codec import NotADraft, decode, encode
from yeondae.intake.remarks import Remark

Span = tuple[int, int]
Spans = tuple[Span, ...]
How = Literal["read", "inferred", "guessed"]


@dataclass(frozen=True, slots=True)
class Value:
    """One thing read. `value` None means: the text has its place, but nothing stands there.

    `how`: "read" stands in the text so; "inferred" follows from what stands there; "guessed" is
    likely only. `why` is set for the last two. `private` marks what may endanger someone when it
    is shown. `approximate`: the text itself says "about", "roughly".
    """

    value: str | None
    spans: Spans = ()
    how: How = "read"
    why: Remark | None = None
    private: bool = False
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Caution:
    """Something a person should look at before the call goes out."""

    remark: Remark
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone or fax number. `e164` is None unless the number as written is a whole one;
    then `proposal` says what it may be, for a person to take over."""

    kind: str  # fax, phone, mobile, telex, unknown
    e164: str | None
    as_written: str
    warnings: tuple[Caution, ...] = ()
    proposal: str | None = None
    alternate: bool = False  # one of several for the same purpose, after the first
    spans: Spans = ()
    how: How = "read"
    why: Remark | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address as its lines, with the country (ISO 3166) where one is named."""

    lines: tuple[str, ...]
    country: str | None
    postcode: str | None
    mailable: bool
    warnings: tuple[Caution, ...] = ()
    spans: Spans = ()
    how: How = "read"
    why: Remark | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Someone held or at risk. A single name is a whole name: `family_name` stays None."""

    name: Value
    family_name: Value | None = None
    roles: tuple[Value, ...] = ()
    organisation: Value | None = None
    other_names: tuple[Value, ...] = ()
    age: Value | None = None
    courtesy: Value | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to one person. `person` is the `name.value` of one of `people`,
    None for a group that is not named. Dates are ISO 8601 ("2007-11-27", "2017-03", "2007"), times
    "HH:MM", "HH:MM/HH:MM" or a part of the day ("morning"), in the place's own time."""

    kind: str
    person: str | None
    on: Value | None = None
    time: Value | None = None
    place: Value | None = None
    detail: Value | None = None
    spans: Spans = ()
    how: How = "read"
    why: Remark | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Detail:
    """What the text tells of a person beyond name and part: private until someone frees it.
    `kind`: injury, health, workplace, home, routine, family, migration_status, associate."""

    kind: str
    person: str | None
    what: Value


@dataclass(frozen=True, slots=True)
class Target:
    """An office that is to be written to, and who holds it as far as the text says."""

    office: Value | None = None
    holder: Value | None = None
    organisation: Value | None = None
    salutation: Value | None = None
    address: Address | None = None
    numbers: tuple[Number, ...] = ()
    emails: tuple[Value, ...] = ()
    websites: tuple[Value, ...] = ()
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or organisation to ask, or one that gets a copy."""

    name: Value | None = None
    role: Value | None = None
    organisation: Value | None = None
    address: Address | None = None
    numbers: tuple[Number, ...] = ()
    emails: tuple[Value, ...] = ()
    websites: tuple[Value, ...] = ()
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    name: Value
    abbreviation: Value | None = None
    affiliated_to: Value | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A number that the issuer or someone else gave this matter: scheme amnesty_ua, amnesty_index,
    observatory, ahrc, ilo_case, un_document or other."""

    scheme: str
    value: Value


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing asked for. `action`: release, stop, ratify, guarantee, investigate, ... or other;
    `people` are names of `Draft.people`."""

    text: Value
    action: str
    people: tuple[str, ...] = ()
    addressee: Value | None = None


@dataclass(frozen=True, slots=True)
class Section:
    heading: Value
    number: str | None
    extent: Span


@dataclass(frozen=True, slots=True)
class Field:
    """A place in a sample letter that its writer fills: "[name of your union]"."""

    name: str  # name, place, organisation, date, signature, other
    as_written: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class SampleLetter:
    addressee: Value | None
    salutation: Value | None
    body: tuple[Value, ...]
    demands: tuple[Value, ...] = ()
    closing: Value | None = None
    signature: Value | None = None
    fields: tuple[Field, ...] = ()
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that somebody claims. `operator`: exactly, about, at_least, at_most, more_than,
    fewer_than, nearly; `sourced` whether the text itself says who counted."""

    number: int
    operator: str
    as_written: str
    what: Value
    sourced: bool = False
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Payment:
    """An account to give to, exactly as it stands. Nothing is ever computed from it."""

    line: Value
    bank: Value | None = None
    account: Value | None = None
    holder: Value | None = None


@dataclass(frozen=True, slots=True)
class Standard:
    """A rule of law or convention that the text leans on: "ILO", "87"."""

    body: str
    number: str
    title: Value


@dataclass(frozen=True, slots=True)
class Planned:
    """A rally, a vigil, a hearing that the text announces: its day, and the sentence that says it."""  # noqa: E501

    on: Value
    words: Value
    hearing: bool = False


@dataclass(frozen=True, slots=True)
class UpdateOf:
    """The text says that it follows an earlier one: by number, by date, or only in words."""

    words: Value
    reference: Value | None = None
    issued_on: Value | None = None


@dataclass(frozen=True, slots=True)
class Outside:
    """A part of the received text that is not the issuer's: a blog's footer, a republisher's
    disclaimer, a byline. `kind`: footer, disclaimer, byline, mail_header, ends."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything read from one text. Lists are in the order of the text."""

    text: str
    kind: Value
    language: Value
    title: Value | None = None
    other_titles: tuple[Value, ...] = ()
    issued_on: Value | None = None
    issuers: tuple[Value, ...] = ()
    references: tuple[Reference, ...] = ()
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    details: tuple[Detail, ...] = ()
    targets: tuple[Target, ...] = ()
    copy_to: tuple[Contact, ...] = ()
    contacts: tuple[Contact, ...] = ()
    demands: tuple[Demand, ...] = ()
    slogans: tuple[Value, ...] = ()
    sections: tuple[Section, ...] = ()
    sample_letters: tuple[SampleLetter, ...] = ()
    deadline: Value | None = None
    claims: tuple[Claim, ...] = ()
    warnings: tuple[Caution, ...] = ()
    update_of: UpdateOf | None = None
    organisations: tuple[Organisation, ...] = ()
    standards: tuple[Standard, ...] = ()
    payments: tuple[Payment, ...] = ()
    captions: tuple[Value, ...] = ()
    outside: tuple[Outside, ...] = ()
    dates: tuple[Value, ...] = ()
    planned: tuple[Planned, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The documented object, of plain dicts, lists, strings and numbers."""
        return cast(dict[str, object], encode(self))

    @classmethod
    def from_json(cls, data: object) -> "Draft":
        """The draft again, from parsed JSON; raises codec.NotADraft saying where it is wrong."""
        draft = decode(cls, data)
        _hold_spans(draft)
        return draft


def _hold_spans(value: object, length: int | None = None) -> None:
    """Raises NotADraft where a span does not lie in the text, so that a page can trust them."""
    if isinstance(value, Draft):
        length = len(value.text)
    if length is None or not is_dataclass(value):
        return
    for field in fields(value):
        inner = getattr(value, field.name)
        spans = (
            inner if field.name == "spans" else (inner,) if field.name in {"extent", "span"} else ()
        )
        for start, end in spans:
            if not 0 <= start <= end <= length:
                raise NotADraft(f"the span [{start}, {end}) does not lie in the text")
        for each in inner if isinstance(inner, tuple) else (inner,):
            _hold_spans(each, length)
