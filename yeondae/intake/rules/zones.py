"""The parts of a text that say whom to write to, who gets a copy and whom to ask.

A zone opens with a lead ("Appeals to:", "Copies to:", "please contact:") and goes on over the
entries that follow, until ordinary text or another lead.
"""

import itertools
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from yeondae.intake.draft import Span
from yeondae.intake.page import BULLET, Line, Page, Paragraph
from yeondae.intake.rules.addresses import POSTCODE, looks_like_address
from yeondae.intake.rules.countries import country_at_end
from yeondae.intake.rules.dates import dates_in
from yeondae.intake.rules.labels import INLINE, labels_in
from yeondae.intake.rules.parties import JOINT, TO
from yeondae.intake.rules.pieces import is_post, piece_of
from yeondae.intake.rules.reach import EMAIL, PROTECTED, WEB
from yeondae.intake.words import VOCABULARIES, any_language, cue, tables

Purpose = Literal["target", "copy", "contact"]
PURPOSES: tuple[Purpose, ...] = ("copy", "contact", "target")
LONG = 110
ASIDE_LABELS = tuple(each for each in INLINE if each != "address")  # "to this address:" leads
CAPITALS = re.compile(r"(?=[^a-zà-ÿ:]{12,}:)(?:[A-ZÀ-Þ’'“”\"&/()-]+ ){1,8}[A-ZÀ-Þ’'“”\"&/()-]+ ?:")


@dataclass(frozen=True)
class Zone:
    """A lead and the entries under it, each a run of lines."""

    purpose: Purpose
    lead: Line
    entries: tuple[tuple[Line, ...], ...]

    @property
    def span(self) -> Span:
        return (self.lead.start, max([self.lead.end, *(each[-1].end for each in self.entries)]))

    @property
    def entry_spans(self) -> tuple[Span, ...]:
        """The entries without the lead, which is a sentence of the text."""
        return tuple((each[0].start, each[-1].end) for each in self.entries)


def zones_in(page: Page, taken: tuple[Span, ...]) -> tuple[Zone, ...]:
    """The zones outside the spans already taken (letters), in order."""
    zones: list[Zone] = []
    blocks = _free_blocks(page, taken)
    for number, block in enumerate(blocks):
        for at, line in enumerate(block):
            purpose = lead_of(line)
            if purpose is None or any(z.span[0] <= line.start < z.span[1] for z in zones):
                continue
            following = ((block[at + 1 :],) if block[at + 1 :] else ()) + tuple(
                blocks[number + 1 :]
            )
            entries = _entries(line, following)
            if entries:
                zones.append(Zone(purpose, line, entries))
    return tuple(zones + _loose(blocks, zones))


def _loose(blocks: list[tuple[Line, ...]], zones: list[Zone]) -> list[Zone]:
    """An official with a postal address, or a name with a part and numbers, without any lead."""
    opened = [
        Zone("target", line, ((Line(line.start + to.end(), line.end, line.text[to.end() :]),),))
        for block in blocks
        for line in block
        if len(line.text) < LONG + 40
        and (to := _addressing().match(line.text))
        and not any(z.span[0] <= line.start < z.span[1] for z in zones)
    ]
    signed = [
        Zone("contact", block[0], (block,))
        for block in (*blocks, *filter(None, map(_letterhead, blocks)))
        if 2 <= len(block) <= 8
        and all(len(line.text) < 80 for line in block)
        and piece_of(block[0].text) == "name"
        and piece_of(block[1].text) in {"office", "organisation"}
        and any(_reaches(line.text) for line in block)
        and not any(z.span[0] <= block[0].start < z.span[1] for z in zones)
    ]
    return [*opened, *signed, *_addressed(blocks, zones)] + [
        Zone("target", block[0], (block,))
        for block in blocks
        if 3 <= len(block) <= 9
        and all(len(line.text) < 80 for line in block)
        and is_post(block[0].text)
        and any(POSTCODE.search(line.text) for line in block[1:])
        and not any(z.span[0] <= block[0].start < z.span[1] for z in zones)
    ]


def _addressed(blocks: list[tuple[Line, ...]], zones: list[Zone]) -> list[Zone]:
    """Lines alone at the head of a letter: "To the Foreign Office"."""
    head = itertools.takewhile(lambda block: len(block) == 1 and len(block[0].text) < LONG, blocks)
    return [
        Zone("target", line, ((line,),))
        for line in (block[0] for block in head)
        if (to := TO.match(line.text))
        and not line.text.endswith((".", "!", "?", ":"))
        and piece_of(line.text[to.end() :]) == "organisation"
        and not any(z.span[0] <= line.start < z.span[1] for z in zones)
    ]


@cache
def _addressing() -> re.Pattern[str]:
    """The "To" of a line that is an office with its holder: "To the Minister of X, Dr. Y."."""
    to = r"(?:to(?: the)?|an(?: den| die)?|à|al|a la|aan(?: de)?) (?:[a-zà-ÿ]{4,}en )?"
    post = rf"(?:(?:{any_language('courtesy')})\.? )*(?:{any_language('offices')})(?!\w)"
    return re.compile(rf"{to}(?={post}[^.:;!?]{{8,120}}, [^,]{{5,60}}[.,:]?\Z)", re.IGNORECASE)


def _letterhead(block: tuple[Line, ...]) -> tuple[Line, ...]:
    """The first lines of a block that runs on into the text: who writes, and how to reach them."""
    head = block[:8] if len(block) > 8 else ()
    ends = [
        at + 1
        for at, line in enumerate(head)
        if _reaches(line.text)
        or (at > 1 and looks_like_address(line.text) and not dates_in(line.text))
    ]
    return head[: ends[-1]] if ends else ()


def _free_blocks(page: Page, taken: tuple[Span, ...]) -> list[tuple[Line, ...]]:
    free = []
    for block in page.blocks:
        lines = tuple(each for each in block if not any(a <= each.start < b for a, b in taken))
        if lines:
            free.append(lines)
    return free


def lead_of(line: Line) -> Purpose | None:
    """What kind of list the line opens: it ends in a colon, or is nothing but the lead."""
    words = BULLET.sub("", line.text, count=1).rstrip(" .*_")
    if line.blank or len(words) > 260:
        return None
    opens = words.endswith((":", "："))
    leads = tables("leads")
    urging = opens and cue(any_language("urging")).search(words) is not None
    for purpose in PURPOSES:
        if purpose == "target" and urging:
            continue
        lead = cue(leads[purpose])
        whole = opening(purpose, words.lstrip("*_# "))
        alone = whole > 0 and len(words) - whole < 3
        last_words = words[-160:]
        if alone or (opens and lead.search(last_words) and not labels_in(words, ASIDE_LABELS)):
            return purpose
        if whole and ":" in words[whole : whole + 3] and len(words) > whole + 3:
            return purpose if _reaches(words) or len(words) < 90 else None
    return None


def opening(purpose: str, words: str) -> int:
    """Where the longest lead of any language ends with which the words begin; 0 without one."""
    leads = (each.leads[purpose] for each in VOCABULARIES.values())
    found = (cue(lead, start=True).match(words) for lead in leads)
    return max((match.end() for match in found if match), default=0)


def _reaches(text: str) -> bool:
    ways = (EMAIL, PROTECTED, WEB)
    return bool(labels_in(text) or any(each.search(text) for each in ways))


def _entries(lead: Line, blocks: tuple[tuple[Line, ...], ...]) -> tuple[tuple[Line, ...], ...]:
    entries: list[tuple[Line, ...]] = []
    inline = _behind_lead(lead)
    first = (inline,) if inline else ()
    for block in _spread(blocks):
        if entries and len(block) == 1 and JOINT.fullmatch(block[0].text):
            continue  # "and" between two who are written to
        kept = _until_other(block)
        if kept and entries and not first and _belongs_to(entries[-1], kept):
            entries[-1] += kept
            continue
        if len(kept) == len(block) == 1 and not first and piece_of(kept[0].text) == "organisation":
            first = kept  # whose people stand behind a blank line
            continue
        if not kept or not _is_entry(kept):
            break
        entries += _split_entries(first + kept)
        first = ()
        if len(kept) < len(block):
            break
    if inline and not entries:
        entries = [(inline,)]
    return tuple(entries)


def _spread(blocks: tuple[tuple[Line, ...], ...]) -> tuple[tuple[Line, ...], ...]:
    """The blocks, an address with a blank line between its lines as one of them."""
    lines: list[Line] = []
    for block in blocks[:8]:
        if (
            len(block) > 1
            or len(block[0].text) > 60
            or block[0].text.endswith((".", ":", "!", "?"))
        ):
            break
        lines.append(block[0])
    places = [at for at, line in enumerate(lines) if POSTCODE.search(line.text)]
    if not places or places[0] == 0:
        return blocks
    ends = places[-1] + 1
    ends += len(lines) > ends and country_at_end(lines[ends].text) is not None
    return (tuple(lines[:ends]), *blocks[ends:])


def _belongs_to(entry: tuple[Line, ...], lines: tuple[Line, ...]) -> bool:
    """Whether lines parted by a blank one are ways to reach the entry before, or its address."""
    known = any(POSTCODE.search(line.text) and not _reaches(line.text) for line in entry)
    address = not known and all(
        piece_of(line.text) == "address" and not _reaches(line.text) for line in lines
    )
    return address or all(is_only_reach(line.text) for line in lines)


def is_only_reach(words: str) -> bool:
    """Whether a line is nothing but a way to reach whoever was named before: "or fax to ..." """
    if not _reaches(words):
        return False
    for start, end in [(each.start, each.end) for each in labels_in(words)]:
        words = words[:start] + " " * (end - start) + words[end:]
    rest = WEB.sub("", EMAIL.sub("", words))
    return sum(letter.isalpha() for letter in rest) < 9


def _behind_lead(lead: Line) -> Line | None:
    """What stands on the lead's own line behind its colon."""
    head, colon, tail = lead.text.partition(":")
    words = tail.strip()
    if not colon or not words or labels_in(head + ":"):
        return None
    start = lead.start + len(head) + 1 + tail.index(words)
    return Line(start, start + len(words), words)


def _until_other(block: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of a block before another lead or a heading begins."""
    kept: list[Line] = []
    for line in block:
        leads = tables("leads")
        other = any(
            (match := cue(leads[kind], start=True).match(line.text))
            and (line.text.endswith(":") or len(line.text) - match.end() < 3 or kind == "deadline")
            for kind in ("demand", "background", "letter", "update", "deadline")
        )
        bare = BULLET.sub("", line.text, count=1)
        shouted = CAPITALS.match(line.text) or cue(leads["copy"], start=True).match(bare)
        if lead_of(line) or other or shouted or re.fullmatch(r"[*_=~\-–—# ]{3,}", line.text):
            break
        kept.append(line)
    return tuple(kept)


def _is_entry(lines: tuple[Line, ...]) -> bool:
    """Whether lines name someone to reach: with labels, or all short with an office or a name."""
    if any(_reaches(line.text) for line in lines):
        if any(_is_sentence(line.text) for line in lines):
            return False
        return all(
            len(line.text) < LONG or _reaches(line.text) or _is_whole_address(line.text)
            for line in lines
        )
    short = all(len(line.text) < 80 and not line.text.endswith((":", "!")) for line in lines)
    heads = (BULLET.sub("", line.text, count=1) for line in lines)
    kinds = {piece_of(re.split("[,;]", head)[0]) for head in heads}
    return (
        short
        and bool(kinds & {"office", "name", "organisation"})
        and (len(lines) >= 2 or lines[0].bullet)
    )


def _is_sentence(words: str) -> bool:
    """A full sentence that is no way to reach anybody: the list is over."""
    whole = words.endswith(".") and len(words.split()) > 8
    return whole and not _reaches(words) and not looks_like_address(words)


def _is_whole_address(words: str) -> bool:
    """A postal address on one line, from the building to the country."""
    return (
        words.count(",") >= 3
        and "." not in words[:-1].replace("No.", "")
        and bool(looks_like_address(words))
    )


def _split_entries(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """One entry per bullet, or per office that follows a line with a number or an address."""
    entries: list[list[Line]] = [[]]
    for line in lines:
        reached = any(_reaches(each.text) for each in entries[-1])
        fresh = reached and not _reaches(line.text) and piece_of(line.text) in {"office", "name"}
        rest = BULLET.sub("", line.text, count=1)
        apart = line.bullet and not (entries[-1] and not reached and looks_like_address(rest))
        if entries[-1] and (apart or fresh or _whole_entry(line)):
            entries.append([])
        entries[-1].append(line)
    return [tuple(entry) for entry in entries if entry]


def _whole_entry(line: Line) -> bool:
    """An office or name and how to reach it on one line."""
    head = re.split("[,;:(]", line.text)[0]
    return len(line.text) > 60 and _reaches(line.text) and piece_of(head) in {"office", "name"}


def prose(page: Page, taken: tuple[Span, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs that touch none of the spans taken."""
    return tuple(
        each
        for each in page.paragraphs
        if not any(a < each.end and each.start < b for a, b in taken)
    )
