"""The words of an edition as rows of an editor: one for each paragraph, its source beside it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from yeondae.calls.drafts.slots import Label
from yeondae.calls.words import EditionWords, paragraphs

PART_LABELS: dict[str, Label] = {
    "title": _("Title"),
    "summary": _("In two sentences"),
    "slogans": _("Slogans"),
    "sections": _("Text"),
    "demands": _("Demands"),
    "letter.subject": _("Subject of the letter (names nobody)"),
    "letter.paragraphs": _("Letter"),
    "letter.demands": _("Demands in the letter"),
    "letter.after": _("After the demands"),
}
GROWING = re.compile(r"^(slogans|letter\.(?:paragraphs|demands|after)|sections\.\d+\.paragraphs)$")
LONGEST = 20_000


@dataclass(frozen=True)
class Row:
    """One paragraph: its place, its text, what the source says there, and whether that changed."""

    place: str
    part: str
    text: str
    source: str = ""
    was: str = ""
    is_stale: bool = False

    @property
    def name(self) -> str:
        return f"w:{self.place}"

    @property
    def is_heading(self) -> bool:
        return self.place.endswith(".heading")

    @property
    def moves(self) -> int:
        """The number of the section that this heading can move up; 0 for every other row."""
        return int(self.place.split(".")[1]) if self.is_heading and self.text.strip() else 0

    @property
    def is_missing(self) -> bool:
        return bool(self.source.strip()) and not self.text.strip()

    @property
    def lines(self) -> int:
        longest = max(len(self.text), len(self.source))
        return max(1, min(14, longest // 55 + 1 + self.text.count("\n")))

    @property
    def part_label(self) -> Label:
        return PART_LABELS.get(self.part, self.part)


def rows(
    words: EditionWords,
    *,
    source: EditionWords | None = None,
    translated: EditionWords | None = None,
    stale: set[str] | None = None,
    demands: int = 0,
) -> list[Row]:
    """The rows of `words`, beside `source` as it is now; `translated` is the source as it was.

    Each list ends with a blank row to write one more in, and so do the sections.
    """
    texts = dict(paragraphs(words))
    beside = dict(paragraphs(source)) if source else {}
    before = dict(paragraphs(translated)) if translated else {}
    places = _in_order({*texts, *beside, *(f"demands.{index}" for index in range(demands))})
    return [
        Row(
            place,
            _part(place),
            texts.get(place, ""),
            beside.get(place, ""),
            before.get(place, ""),
            place in (stale or set()),
        )
        for place in _with_blanks(places, is_translation=source is not None)
    ]


def _part(place: str) -> str:
    head, _dot, rest = place.partition(".")
    return f"letter.{rest.split('.')[0]}" if head == "letter" else head


def _key(place: str) -> tuple[int, list[tuple[int, str]]]:
    order = list(PART_LABELS).index(_part(place))
    # A section's heading stands before its paragraphs.
    steps = [(int(step), "") if step.isdigit() else (0, step) for step in place.split(".")]
    return order, steps


def _in_order(places: set[str]) -> list[str]:
    return sorted(places, key=_key)


def _with_blanks(places: Sequence[str], *, is_translation: bool) -> list[str]:
    if is_translation:
        return list(places)
    lists: dict[str, int] = {
        "slogans": 0,
        "letter.paragraphs": 0,
        "letter.demands": 0,
        "letter.after": 0,
    }
    sections = 0
    for place in places:
        parent, _dot, index = place.rpartition(".")
        if GROWING.match(parent):
            lists[parent] = max(lists.get(parent, 0), int(index) + 1)
        if place.startswith("sections."):
            sections = max(sections, int(place.split(".")[1]) + 1)
    blanks = {f"{parent}.{count}" for parent, count in lists.items()}
    blanks |= {f"sections.{sections}.heading", f"sections.{sections}.paragraphs.0"}
    return _in_order({*places, *blanks})


def typed(posted: QueryDict) -> dict[str, str]:
    """The texts of a posted editor by place; a paragraph is one line, however it was broken."""
    return {
        name[2:]: " ".join(str(value).split())[:LONGEST]
        for name, value in posted.items()
        if name.startswith("w:") and re.fullmatch(r"w:[a-z]+(\.[a-z0-9]+){0,3}", name)
    }


def moved_up(words: EditionWords, written: str) -> EditionWords:
    """The words with section number `written` one place up; as they are for no such section."""
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 5 else 0
    sections = words["sections"]
    if 0 < number < len(sections):
        sections[number - 1], sections[number] = sections[number], sections[number - 1]
    return words


def up_to_date(
    stale: set[str], before: Mapping[str, str], after: Mapping[str, str], ticked: set[str]
) -> bool:
    """Whether every stale passage was rewritten, or somebody said that it still holds."""
    return all(place in ticked or before.get(place) != after.get(place) for place in stale)
