"""Events told several times, put together: one event for each person, kind and day."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from yeondae.intake.draft import Event, Span, Value
from yeondae.intake.remarks import remark

MOST_SPANS = 4
Fill = Callable[[Event, Event], Event]


@dataclass(frozen=True)
class Chronicle:
    """The events, and where a sample letter gives another day than the story: (story, letter)."""

    events: tuple[Event, ...]
    conflicts: tuple[tuple[Event, Event], ...]


def chronicle(narrative: list[Event], letter: list[Event]) -> Chronicle:
    """The events in the order first told; what a sample letter says fills gaps only."""
    conflicts: list[tuple[Event, Event]] = []
    merged: list[Event] = []
    for event in sorted(narrative, key=lambda each: each.on is None or each.on.value is None):
        _put(merged, event, fill=_fuller)
    told = tuple(merged)
    for event in sorted(letter, key=lambda each: each.on is None or each.on.value is None):
        same = [each for each in told if (each.kind, each.person) == (event.kind, event.person)]
        if same and not any(_one_day(each, event) for each in same):
            conflicts.append((same[0], event))
        else:
            _put(merged, event, fill=_from_letter)
    return Chronicle(tuple(sorted(merged, key=lambda each: each.spans)), tuple(conflicts))


def _put(merged: list[Event], event: Event, *, fill: Fill) -> None:
    for at, each in enumerate(merged):
        if (each.kind, each.person) == (event.kind, event.person) and _one_day(each, event):
            merged[at] = fill(each, event)
            return
    merged.append(event)


def _one_day(one: Event, other: Event) -> bool:
    """The same day, or one of them says none (then it tells the same event again)."""
    days = [each.on.value for each in (one, other) if each.on and each.on.value]
    return len(days) < 2 or days[0] == days[1] or days[0][:7] == days[1] or days[1][:7] == days[0]


def _fuller(one: Event, other: Event) -> Event:
    return replace(
        one,
        on=_better(one.on, other.on),
        time=max((one.time, other.time), key=_exactness),
        place=_better(one.place, other.place),
        detail=one.detail or other.detail,
        spans=_joined(one.spans, other.spans),
        private=one.private or other.private,
    )


def _from_letter(one: Event, other: Event) -> Event:
    """Only what the narrative leaves open; a time that it gives by the part of the day only."""
    time = one.time
    if other.time and _exactness(other.time) > _exactness(one.time):
        spans = (*(one.time.spans if one.time else ()), *other.time.spans)
        time = Value(
            other.time.value, spans, "inferred", remark("time-from-letter"), approximate=True
        )
    return replace(one, on=one.on or other.on, time=time, place=one.place or other.place,
                   spans=_joined(one.spans, other.spans))  # fmt: skip


def _better(one: Value | None, other: Value | None) -> Value | None:
    """What is read before what is inferred, and something before nothing."""
    given = [each for each in (one, other) if each is not None]
    rank = {"read": 0, "inferred": 1, "guessed": 2}
    return min(given, key=lambda each: (each.value is None, rank[each.how]), default=None)


def _exactness(time: Value | None) -> int:
    if time is None or time.value is None:
        return 0
    return 1 if not time.value[0].isdigit() else 2 if "/" in time.value else 3


def _joined(one: tuple[Span, ...], other: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(sorted(dict.fromkeys((*one, *other)))[:MOST_SPANS])
