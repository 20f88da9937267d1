"""How it stands with somebody, derived from what happened: a table, and one walk along it.

Nothing here is typed by hand. `docs/cases.md` shows the table; a test compares it.
Deported, moved, suspended or paroled is never "freed without conditions".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import override

from yeondae.cases.models.kinds import EventKind as Kind
from yeondae.cases.models.status import Status
from yeondae.cases.models.trial import Interval
from yeondae.cases.rules.counting import Span

S, I = Status, Interval.Kind  # noqa: E741  # the two words of the table below


@dataclass(frozen=True)
class Effect:
    """What an event does: the status after it; which time begins; whether what runs ends.

    `while_held` is the status where the person is held when it happens; without it nothing
    changes for somebody who is held.
    """

    status: Status | None = None
    begins: str = ""
    ends: bool = False
    while_held: Status | None = None


EFFECTS: dict[Kind, Effect] = {
    Kind.HIDING: Effect(S.IN_HIDING, begins=I.HIDING),
    Kind.HOUSE_CONFINEMENT: Effect(S.HOUSE_CONFINED, begins=I.HOUSE),
    Kind.HOUSE_ARREST: Effect(S.HOUSE_CONFINED, begins=I.HOUSE),
    Kind.ARREST: Effect(S.HELD_INVESTIGATION, begins=I.DETENTION),
    Kind.DETENTION: Effect(S.HELD_INVESTIGATION, begins=I.DETENTION),
    Kind.ROUND_UP: Effect(S.HELD_INVESTIGATION, begins=I.DETENTION),
    Kind.IMMIGRATION_DETENTION: Effect(S.IMMIGRATION, begins=I.DETENTION, while_held=S.IMMIGRATION),
    Kind.ABDUCTION: Effect(S.MISSING, begins=I.DETENTION),
    Kind.DISAPPEARANCE: Effect(S.MISSING, begins=I.DETENTION),
    Kind.INDICTMENT: Effect(S.PENDING, while_held=S.HELD_TRIAL),
    Kind.TRIAL: Effect(while_held=S.HELD_TRIAL),
    Kind.SENTENCE: Effect(while_held=S.SERVING),
    Kind.FINAL: Effect(while_held=S.SERVING),
    Kind.SUSPENDED: Effect(S.SUSPENDED, ends=True),
    Kind.CHARGES_DROPPED: Effect(S.CHARGES_DROPPED, ends=True),
    Kind.ACQUITTAL: Effect(S.ACQUITTED, ends=True),
    Kind.BAIL: Effect(S.BAILED, ends=True),
    Kind.RELEASE_PENDING: Effect(S.PENDING, ends=True),
    Kind.RELEASE: Effect(S.RELEASED, ends=True),
    Kind.SENTENCE_SERVED: Effect(S.SERVED, ends=True),
    Kind.PAROLE: Effect(S.PAROLED, ends=True),
    Kind.PARDON: Effect(S.PARDONED, ends=True),
    Kind.DEPORTATION: Effect(S.DEPORTED, ends=True),
    Kind.ESCAPE: Effect(S.ESCAPED, ends=True),
    Kind.DEATH: Effect(S.DIED, ends=True),
}

TAKES = frozenset(kind for kind, effect in EFFECTS.items() if effect.begins == I.DETENTION)
HELD = frozenset({S.HELD, S.HELD_INVESTIGATION, S.HELD_TRIAL, S.SERVING, S.IMMIGRATION, S.MISSING})
# Only these are an end without conditions (domain 3, `outcome`).
UNCONDITIONAL = frozenset({S.CHARGES_DROPPED, S.ACQUITTED, S.SERVED, S.PARDONED})
# A status that by itself says how somebody lives or where: the public reads another word.
SHOWN_AS = {S.IMMIGRATION: S.HELD, S.HOUSE_CONFINED: S.IN_HIDING}


@dataclass(frozen=True)
class Fact:
    """One dated event as the rules see it. `pk` is that of the event, for the reason."""

    kind: str
    on: date | None
    is_exact: bool = True
    at: time | None = None
    pk: int = 0


@dataclass(frozen=True)
class Derived:
    """How it stands on a day, since when, because of which event; and all times not free."""

    status: Status
    on: date | None
    because: Fact | None
    spans: tuple[Span, ...]


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Facts with a date, the oldest first. On one day: taken, then heard, then let go."""
    dated = [fact for fact in facts if fact.on is not None]
    return sorted(dated, key=_place_in_time)


def _place_in_time(fact: Fact) -> tuple[date, int, time, int]:
    return fact.on or date.min, _rank(fact), fact.at or time.min, fact.pk


def derive(
    facts: Iterable[Fact],
    *,
    day: date,
    since: date | None = None,
    until: date | None = None,
    is_over: bool = False,
) -> Derived:
    """How it stood on `day`. `since` and `until` count only where no event tells of a detention.

    `is_over`: the case is closed. A time in detention without an end then has an end that nobody
    dated: it counts on its first day only, is not exact, and how it stands is not known.
    """
    walk = _Walk()
    for fact in in_order(facts):
        if fact.on is not None and fact.on <= day:
            walk.take(fact)
    derived = walk.derived(day, since, until)
    return _undated(derived) if is_over else derived


def _undated(derived: Derived) -> Derived:
    last = derived.spans[-1] if derived.spans else None
    if last is None or last.end is not None:
        return derived
    closed = Span(last.kind, last.start, last.start, False)
    return Derived(S.UNKNOWN, None, None, (*derived.spans[:-1], closed))


class _Walk:
    """One pass along the events of a person."""

    def __init__(self) -> None:
        self.status = S.UNKNOWN
        self.on: date | None = None
        self.because: Fact | None = None
        self.spans: list[Span] = []
        self.running: Span | None = None

    def take(self, fact: Fact) -> None:
        effect = EFFECTS.get(Kind(fact.kind))
        if effect is None or fact.on is None or self.status == S.DIED:
            return
        status = effect.status
        if self.running and self.running.kind == I.DETENTION and not effect.ends:
            # An arrest of somebody who is held, a hearing in between: the same time goes on.
            status = effect.while_held
        elif effect.begins:
            self.end(fact)
            self.running = Span(effect.begins, fact.on, None, fact.is_exact)
        elif effect.ends:
            self.end(fact)
        if status is not None:
            self.status, self.on, self.because = status, fact.on, fact

    def end(self, fact: Fact) -> None:
        if self.running is not None and fact.on is not None:
            exact = self.running.is_exact and fact.is_exact
            self.spans.append(Span(self.running.kind, self.running.start, fact.on, exact))
        self.running = None

    def derived(self, day: date, since: date | None, until: date | None) -> Derived:
        spans = [*self.spans, *([self.running] if self.running else [])]
        if not any(span.kind == I.DETENTION for span in spans) and since and since <= day:
            return self._as_typed(spans, since, until if until and until <= day else None)
        return Derived(self.status, self.on, self.because, tuple(spans))

    def _as_typed(self, spans: list[Span], since: date, until: date | None) -> Derived:
        spans.append(Span(I.DETENTION, since, until))
        status, on = self.status, self.on
        if until is None and status not in HELD and status != S.DIED:
            status, on = S.HELD, since
        elif until is not None and (status in HELD or status == S.UNKNOWN):
            status, on = S.RELEASED, until
        return Derived(status, on, self.because, tuple(sorted(spans, key=lambda span: span.start)))


def _rank(fact: Fact) -> int:
    effect = EFFECTS.get(Kind(fact.kind), Effect())
    return 0 if effect.begins else 2 if effect.ends else 1


def for_everyone(status: str) -> Status:
    """The status as the public may read it."""
    return SHOWN_AS.get(Status(status), Status(status))


def as_markdown() -> str:
    """The table as docs/cases.md shows it; English, whatever language is active."""
    with override("en"):
        rows: list[Sequence[str]] = [
            ("event", "code", "status after it", "where held", "begins", "ends what runs"),
            ("---", "---", "---", "---", "---", ":-:"),
        ]
        for kind, effect in EFFECTS.items():
            rows.append(
                (
                    str(kind.label),
                    f"`{kind.value}`",
                    str(effect.status.label) if effect.status else "as before",
                    str(effect.while_held.label) if effect.while_held else "",
                    str(I(effect.begins).label) if effect.begins else "",
                    "●" if effect.ends else "",
                )
            )
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
