"""What happened in a case, as it reads in the list."""

from dataclasses import dataclass

from yeondae.cases.queries import PublicCase
from yeondae.website.cases.dates import vague


@dataclass(frozen=True)
class EventLine:
    """One event as it reads in the list."""

    on: str
    kind: str
    words: str
    place: str
    time: str
    sources: list[tuple[str, str]]
    level: str


def event_lines(shown: PublicCase, language: str) -> list[EventLine]:
    """The events of a case, or of one page of them, in the order of time."""
    return [
        EventLine(
            on=vague(event.on, event.precision, language),
            kind=event.kind_label,
            words=event.words,
            place=event.place,
            time=event.time,
            sources=[(each.name, each.url) for each in event.sources],
            level=event.level if event.level != "V0" else "",
        )
        for event in shown.events
    ]
