"""A received text as lines, blocks and paragraphs that know where they stand in it.

Texts come hard-wrapped, double-spaced, quoted or with a paragraph to a line. A `Paragraph` is the
flowing text without those breaks; `Paragraph.span` leads back to the characters of the page.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from yeondae.intake.budget import Budget, watched
from yeondae.intake.draft import Span

BULLET = re.compile(
    r"(?:[-–—*•·●▪■◦‣⁃➢✓]\s+|[-–—•·●▪■➢](?=[^\W\d_]|\d{1,2}[:.]\d\d)|"
    r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+|[①-⑳]\s*|[가나다라마바사][.)]\s+)"
)
QUOTE = re.compile(r"[ \t]{0,4}(?:>[ \t]?)+")
BORDER = re.compile(r"[ \t]+\|[ \t|]*\Z|\A[ \t|]*\|[ \t|]*\Z")  # of a table that was copied
LONGEST = 3000  # characters of one paragraph; a longer one is cut, so that no rule meets a giant
WIDEST = 150  # no line broken by a machine is longer
WRAP = 110  # a text whose lines are rarely longer was broken by a mail program or a typist


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its quote marks and outer blanks; `start` and `end` are of what is left."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text

    @property
    def bullet(self) -> bool:
        return BULLET.match(self.text) is not None


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together, as one flowing text with single blanks."""

    lines: tuple[Line, ...]
    text: str = field(init=False)
    _offsets: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        letters: list[str] = []
        offsets: list[int] = []
        for line in self.lines:
            for at, letter in enumerate(line.text + " ", line.start):
                if letter.isspace() and (not letters or letters[-1] == " "):
                    continue
                letters.append(" " if letter.isspace() else letter)
                offsets.append(min(at, line.end))
        if letters and letters[-1] == " ":
            letters.pop()
            offsets.pop()
        object.__setattr__(self, "text", "".join(letters))
        object.__setattr__(self, "_offsets", tuple(offsets))

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The characters of the page behind `text[start:end]`."""
        end = len(self.text) if end is None else end
        if start >= end:
            return (self.start, self.start)
        return (self._offsets[start], self._offsets[end - 1] + 1)

    def place_of(self, at: int) -> int:
        """Where in `text` a character of the page stands."""
        return bisect_left(self._offsets, at)

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def bullet(self) -> bool:
        return self.lines[0].bullet


@dataclass(frozen=True)
class Page:
    """The whole text, and the parts of it that a reader sees; loops over them keep to a budget."""

    text: str
    budget: Budget | None = None

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        lines, start = [], 0
        for raw in self.text.split("\n"):
            quote = QUOTE.match(raw)
            inset = quote.end() if quote else 0
            inner = raw[inset:]
            first = start + inset + len(inner) - len(inner.lstrip())
            words = BORDER.sub("", inner.strip())
            lines.append(Line(first, first + len(words), words))
            start += len(raw) + 1
        return watched(lines, self.budget)

    @cached_property
    def double_spaced(self) -> bool:
        """Whether nearly every line is followed by a blank one, and sentences run across them."""
        filled = [i for i, line in enumerate(self.lines) if not line.blank]
        gaps = [after - before for before, after in zip(filled, filled[1:], strict=False)]  # noqa: RUF007
        if len(gaps) < 6 or gaps.count(2) < 0.7 * len(gaps):
            return False
        runs_on = sum(
            self.lines[a].text[-1] not in ".!?:;" and self.lines[b].text[0].islower()
            for a, b in zip(filled, filled[1:], strict=False)  # noqa: RUF007
        )
        return runs_on > 0.2 * len(filled)

    @cached_property
    def blocks(self) -> tuple[tuple[Line, ...], ...]:
        """Runs of lines with no blank line between them (one is let pass in a double-spaced text)."""  # noqa: E501
        allowed = 1 if self.double_spaced else 0
        blocks: list[list[Line]] = []
        blanks = allowed + 1
        for line in self.lines:
            if line.blank:
                blanks += 1
                continue
            if blanks > allowed:
                blocks.append([])
            blocks[-1].append(line)
            blanks = 0
        return watched((tuple(block) for block in blocks), self.budget)

    @cached_property
    def wrapped_at(self) -> int | None:
        """The width at which the text was broken, in characters; None where lines are paragraphs."""  # noqa: E501
        lengths = sorted(len(line.text) for line in self.lines if not line.blank)
        if not lengths:
            return None
        width = lengths[int(len(lengths) * 0.95)]
        if width <= WRAP:
            return width if width >= 40 else None
        return width if width <= WIDEST and self._breaks_sentences(width) else None

    def _breaks_sentences(self, width: int) -> bool:
        """Whether most long lines end inside a sentence, as a PDF's lines do."""
        pairs = zip(self.lines, self.lines[1:], strict=False)
        full = [(a.text, b.text) for a, b in pairs if len(a.text) > 0.7 * width and b.text]
        broken = [a for a, b in full if a[-1] not in ".!?:;" and not BULLET.match(b)]
        return len(full) > 3 and len(broken) > 0.5 * len(full)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        parts = (lines for block in self.blocks for lines in self._parts(block))
        return watched((Paragraph(tuple(lines)) for lines in parts), self.budget)

    def _parts(self, block: tuple[Line, ...]) -> list[list[Line]]:
        parts: list[list[Line]] = [[block[0]]]
        for before, line in zip(block, block[1:], strict=False):  # noqa: RUF007
            size = sum(len(each.text) for each in parts[-1])
            if self._flows(before, line) and size < LONGEST:
                parts[-1].append(line)
            else:
                parts.append([line])
        return [piece for part in parts for piece in _cut(part)]

    def _flows(self, before: Line, line: Line) -> bool:
        """Whether `line` goes on where `before` was only broken for its length."""
        if self.wrapped_at is None or line.bullet:
            return False
        first_word = len(line.text.split(" ", 1)[0])
        return len(before.text) + 1 + first_word > 0.85 * self.wrapped_at

    def quote(self, span: Span) -> str:
        return self.text[span[0] : span[1]]


def _cut(lines: list[Line]) -> list[list[Line]]:
    """One giant line in pieces of at most LONGEST characters, cut at a blank where there is one."""
    if len(lines) != 1 or len(lines[0].text) <= LONGEST:
        return [lines]
    line, pieces, at = lines[0], [], 0
    while at < len(line.text):
        end = min(at + LONGEST, len(line.text))
        blank = line.text.rfind(" ", at + LONGEST // 2, end) if end < len(line.text) else -1
        end = blank if blank > 0 else end
        pieces.append([Line(line.start + at, line.start + end, line.text[at:end])])
        at = end
    return pieces
