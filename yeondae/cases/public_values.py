"""What the public record consists of: plain values, made by cases/public_record.py only."""

from dataclasses import dataclass, field
from datetime import date

from yeondae.cases.rules.counting import Count, Span
from yeondae.cases.shown import ShownPerson


@dataclass(frozen=True)
class PublicSource:
    """Who says so, with the words that must travel along."""

    public_id: str
    name: str
    url: str
    on: date | None
    kind: str
    disclaimer: str = ""


@dataclass(frozen=True)
class PublicClaim:
    """What one source says of one fact."""

    words: str
    source: PublicSource
    level: str
    standing: str
    is_shown: bool


@dataclass(frozen=True)
class Dispute:
    """One fact of which the sources say different things; the one that is shown comes first."""

    fact: str
    about: str
    claims: list[PublicClaim]


@dataclass(frozen=True)
class PublicCharge:
    """An accusation in one proceeding, and where it stands."""

    law: str
    article: str
    alleged: str
    state: str
    law_code: str
    proceeding: str
    penalties: str = ""


@dataclass(frozen=True)
class PublicRuling:
    """A sentence of one court in one proceeding."""

    proceeding: str
    instance: str
    on: date | None
    precision: str
    months: int | None
    suspended_months: int | None
    fine: str


@dataclass(frozen=True)
class PublicLabel:
    """Who called somebody a prisoner of conscience, when and why."""

    label: str
    by: str
    on: date
    why: str
    source: str
    url: str


@dataclass(frozen=True)
class PublicPerson:
    """Somebody as everyone may see them; without a name for R3 only initials and status."""

    public_id: str
    shown: ShownPerson
    family: str
    other_names: list[str]
    title: str
    status: str
    status_label: str
    status_on: date | None
    is_set_by_hand: str
    spans: list[Span]
    count: Count | None
    labels: list[PublicLabel]
    charges: list[PublicCharge]
    rulings: list[PublicRuling]
    posts: list[str]
    organisation: str

    @property
    def is_held(self) -> bool:
        """Whether a time in detention runs."""
        return any(span.kind == "detention" and span.end is None for span in self.spans)


@dataclass(frozen=True)
class PublicEvent:
    """Something that happened, in public words, with every source that says so."""

    public_id: str
    kind: str
    kind_label: str
    on: date | None
    until: date | None
    precision: str
    time: str
    place: str
    words: str
    sources: list[PublicSource]
    level: str
    url: str = ""


@dataclass(frozen=True)
class PublicFigure:
    """A number as somebody states it, with what is counted. Never added to named people."""

    public_id: str
    number: str
    low: int | None
    definition: str
    since: date | None
    until: date | None
    source: PublicSource | None
    parts: list["PublicFigure"] = field(default_factory=list)


@dataclass(frozen=True)
class PublicCorrection:
    """What stood before, and what stands now."""

    on: date
    case_id: str
    case_title: str
    fact: str
    about: str
    before: str
    after: str
    why: str


@dataclass(frozen=True)
class PublicCrowd:
    """Of a case of very many people: which page of them this is, and how it stands with all."""

    number: int
    pages: int
    size: int
    statuses: list[tuple[str, int]]
    is_held: bool


@dataclass(frozen=True)
class PublicTimeline:
    """Of very many events: which page of them this is, counted from the newest."""

    number: int
    has_earlier: bool


@dataclass(frozen=True)
class PublicCase:
    """A case for readers of one language."""

    public_id: str
    title: str
    country: str
    time_zone: str
    opened_on: date
    closed_on: date | None
    people: list[PublicPerson]
    events: list[PublicEvent]
    figures: list[PublicFigure]
    disputes: list[Dispute]
    group_charges: list[PublicCharge]
    sources: list[PublicSource]
    ties: list[tuple[str, str, str]]
    relations: list[str]
    crowd: PublicCrowd | None = None
    timeline: PublicTimeline | None = None

    @property
    def is_held(self) -> bool:
        """Whether somebody of it is held, on whichever page."""
        return self.crowd.is_held if self.crowd else any(each.is_held for each in self.people)

    @property
    def size(self) -> int:
        """How many people of it may be shown."""
        return self.crowd.size if self.crowd else len(self.people)
