"""The timeline as a picture: times in detention as bars, events as marks. The list says it too."""

from dataclasses import dataclass
from datetime import date

from yeondae.cases.queries import PublicCase
from yeondae.cases.rules.counting import Span

WIDTH, LEFT, RIGHT = 340.0, 8.0, 8.0
ROW, TOP, TICKS = 34.0, 8.0, 26.0


@dataclass(frozen=True)
class Bar:
    """One time in detention of one person."""

    x: str
    y: str
    width: str
    lasts: bool


@dataclass(frozen=True)
class Row:
    """One person: the name above, the bars below it."""

    name: str
    y: str
    bars: list[Bar]


@dataclass(frozen=True)
class Picture:
    """The drawing in its own units, as SVG writes them; the page scales it to its width."""

    width: str
    height: str
    rows: list[Row]
    marks: list[tuple[str, str]]
    ticks: list[tuple[str, str, str]]
    axis: str
    foot: str


def draw(case: PublicCase, today: date, language: str) -> Picture | None:
    """The picture of a case; None where nothing has a date."""
    days = [event.on for event in case.events if event.on]
    days += [span.start for person in case.people for span in person.spans]
    ends = [span.end or today for person in case.people for span in person.spans]
    if not days:
        return None
    first, last = min(days), max([*days, *ends])
    scale = _Scale(first, last)
    rows = [
        Row(
            person.shown.name,
            _written(TOP + ROW * index + 12),
            [_bar(scale, index, span, today) for span in person.spans],
        )
        for index, person in enumerate(case.people)
    ]
    axis = TOP + ROW * len(rows) + 14
    marks = ((_written(scale.x(event.on)), event.kind) for event in case.events if event.on)
    height = axis + TICKS
    return Picture(
        width=_written(WIDTH),
        height=_written(height),
        rows=rows,
        marks=list(dict.fromkeys(marks)),
        ticks=[(_written(x), text, anchor) for x, text, anchor in scale.ticks()],
        axis=_written(axis),
        foot=_written(height - 6),
    )


def _bar(scale: "_Scale", index: int, span: Span, today: date) -> Bar:
    start, end = scale.x(span.start), scale.x(span.end or today)
    y = TOP + ROW * index + 17
    return Bar(_written(start), _written(y), _written(max(end - start, 3.0)), span.end is None)


def _written(number: float) -> str:
    """With a point in every language."""
    return f"{number:.1f}"


class _Scale:
    """Days to places from left to right."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self.days = max((last - first).days, 1)

    def x(self, day: date) -> float:
        room = WIDTH - LEFT - RIGHT
        return round(LEFT + room * (day - self.first).days / self.days, 1)

    def ticks(self) -> list[tuple[float, str, str]]:
        """Where the time begins and ends, and up to three round years between."""
        found = [(self.x(self.first), _dated(self.first, self.days), "start")]
        years = range(self.first.year + 1, self.last.year + 1)
        step = max(1, len(years) // 3)
        for year in list(years)[::step]:
            place = self.x(date(year, 1, 1))
            if 70 < place < WIDTH - 70:
                found.append((place, str(year), "middle"))
        found.append((self.x(self.last), _dated(self.last, self.days), "end"))
        return found


def _dated(day: date, days: int) -> str:
    return day.isoformat() if days < 1500 else day.strftime("%Y-%m")
