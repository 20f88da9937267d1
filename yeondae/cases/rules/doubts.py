"""What cannot be right about the events of a person, each in a sentence; nothing is changed."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from yeondae.cases.models.kinds import EventKind as Kind
from yeondae.cases.models.status import Status
from yeondae.cases.models.trial import Interval
from yeondae.cases.rules.status import EFFECTS, HELD, Effect, Fact, in_order

SENTENCED = frozenset({Kind.SENTENCE, Kind.FINAL, Kind.APPEAL_RULING, Kind.VERDICT})
# What goes on after a death without contradicting it.
AFTER_DEATH = frozenset(
    {Kind.STATEMENT, Kind.OPINION, Kind.BILL, Kind.LAW, Kind.PLEDGE, Kind.RALLY, Kind.HANDOVER,
     Kind.FORECAST, Kind.OTHER, Kind.ACQUITTAL}
)  # fmt: skip


def doubts(facts: Iterable[Fact], today: date | None = None) -> list[str]:
    """The sentences for one person, in the order of the events; `today` at their place."""
    ordered = in_order(facts)
    return [
        *_let_go(ordered),
        *_after_death(ordered),
        *_parole(ordered),
        *_two_at_once(ordered),
        *_ahead(ordered, today),
    ]


def _effect(fact: Fact) -> Effect:
    return EFFECTS.get(Kind(fact.kind), Effect())


def _said(fact: Fact) -> str:
    return str(Kind(fact.kind).label)


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else "?"


def _let_go(ordered: list[Fact]) -> Iterator[str]:
    """A release of somebody who was not taken before."""
    taken = False
    later = {fact.on for fact in ordered if _effect(fact).begins == Interval.Kind.DETENTION}
    for fact in ordered:
        effect = _effect(fact)
        if effect.begins:
            taken = True
        if effect.ends and not taken and fact.kind != Kind.DEATH and later:
            yield _(
                "%(what)s on %(day)s lies before the day they were taken. One date is wrong."
            ) % {"what": _said(fact), "day": _day(fact.on)}


def _ahead(ordered: list[Fact], today: date | None) -> Iterator[str]:
    """What takes or lets go on a day that is still to come."""
    for fact in ordered:
        effect = _effect(fact)
        if today and fact.on and fact.on > today and (effect.begins or effect.ends):
            yield _("%(what)s on %(day)s lies ahead: it does not count before that day.") % {
                "what": _said(fact),
                "day": _day(fact.on),
            }


def _after_death(ordered: list[Fact]) -> Iterator[str]:
    died = next((fact for fact in ordered if fact.kind == Kind.DEATH), None)
    for fact in ordered:
        late = died and died.on and fact.on and fact.on > died.on
        if late and fact.kind not in AFTER_DEATH:
            yield _("%(what)s on %(day)s lies after the death.") % {
                "what": _said(fact),
                "day": _day(fact.on),
            }


def _parole(ordered: list[Fact]) -> Iterator[str]:
    sentenced = False
    for fact in ordered:
        sentenced = sentenced or fact.kind in SENTENCED
        if fact.kind == Kind.PAROLE and not sentenced:
            yield _("Parole on %(day)s, but no sentence is entered before it.") % {
                "day": _day(fact.on)
            }


def _two_at_once(ordered: list[Fact]) -> Iterator[str]:
    """Two endings on one day that exclude each other, such as parole and deportation."""
    endings: dict[date, Fact] = {}
    for fact in ordered:
        effect = _effect(fact)
        if fact.on is None or not effect.ends or effect.status is None:
            continue
        other = endings.setdefault(fact.on, fact)
        if other.kind != fact.kind and effect.status not in HELD | {Status.DIED}:
            yield _("Two endings on %(day)s: %(one)s and %(other)s. Only one can hold.") % {
                "day": _day(fact.on),
                "one": _said(other),
                "other": _said(fact),
            }
