"""Titles, slogans, sections and captions: what stands out from the running text."""

import itertools
import re

from yeondae.intake.draft import Section, Span, Value
from yeondae.intake.page import Line, Page
from yeondae.intake.rules.dates import dates_in
from yeondae.intake.rules.labels import labels_in
from yeondae.intake.rules.numbers import mentions_in
from yeondae.intake.rules.references import is_numbered
from yeondae.intake.rules.zones import lead_of
from yeondae.intake.words import Vocabulary, cue, tables

LONGEST = 140
NUMBERED = re.compile(r"(?P<number>\d{1,2}|[IVX]{1,4}|[A-H])[.)] (?P<words>\S.{1,90})")
# A page's way to itself: "Home > Countries > Example", "Home | Contact | Search".
NAVIGATION = re.compile(r"\w (?:>|»|›) \w|(?:\w ?\| ?.*){3}")
SUBJECT = re.compile(r"(?:fwd?|re|aw|wg|tr|rv|antw|회신|전달) ?: ", re.IGNORECASE)
NUMBER_FIRST = re.compile(
    r"(?:[\w -]{3,30} )?(?:UA|AU)[ :-]{1,2}\d{1,3}/(?:19|20)?\d\d(?: ?\([^)]{6,30}\))?[ \t:–-]+(?=\w{3})"  # noqa: E501
)
CAPTION = re.compile(
    r"\A[\[(](?:photo|picture|image|foto|bild|imagen|사진)\b ?:? ?(?P<words>.+?)[\])]?\Z",
    re.IGNORECASE,
)
BANNER = re.compile(r"[\W\d]*(?:{})[\W\d]*".format("|".join((
    "urgent action(?: network)?", "public", "urgent appeal(?: ?[-–] ?the observatory)?", "the observatory",  # noqa: E501
    "news (?:release|service).{0,20}", "press release", "urgent interventions?", "(?:sample|model|example) letters?", "voorbeeld ?brieven", "musterbriefe?",  # noqa: E501
    "eilaktion", "urgent action.{0,20}", "action urgente",
    "acción urgente", "appel urgent.{0,30}", "llamamiento urgente.{0,30}", "긴급행동", "for immediate release",  # noqa: E501
    "document - .{0,60}", "amnesty international.{0,20}", "external", "extra.{0,10}",
))), re.IGNORECASE)  # fmt: skip


def captions_in(page: Page) -> tuple[Value, ...]:
    """The words under photographs, where they came along in brackets."""
    found = []
    for each in page.paragraphs:
        match = CAPTION.match(each.text)
        if match:
            found.append(Value(match["words"], (each.span(*match.span("words")),)))
    return tuple(found)


def stands_out(line: Line) -> bool:
    """A line that is no sentence of a text: short, and not ended like one."""
    return (
        not line.blank
        and 1 < len(line.text) <= LONGEST
        and not line.text.endswith((".", ",", ";"))
        and any(letter.isalpha() for letter in line.text)
        and "@" not in line.text
    )


def slogans_in(page: Page, taken: tuple[Span, ...]) -> tuple[Value, ...]:
    """Runs of short lines most of which end in "!", and single ones that ask for something."""
    asks = "|".join(tables("actions")[kind] for kind in ("release", "stop"))
    found: list[Line] = []
    for block in page.blocks:
        lines = [each for each in block if not _in(each, taken)]
        loud = [each for each in lines if each.text.endswith("!")]
        short = all(len(each.text) < LONGEST and not each.bullet for each in lines)
        if (short and len(lines) > 1 and len(loud) * 2 >= len(lines)) or (
            len(lines) == 1 and loud and short and cue(asks, start=True).match(lines[0].text)
        ):
            found += lines
    return tuple(Value(each.text, ((each.start, each.end),)) for each in found)


def _in(line: Line, spans: tuple[Span, ...]) -> bool:
    return any(a <= line.start < b for a, b in spans)


def titles_in(page: Page, taken: tuple[Span, ...], words: Vocabulary) -> tuple[Value, ...]:
    """What stands out before the running text begins, the likeliest title first."""
    first_prose = next((p.start for p in page.paragraphs if _is_prose(p.text)), len(page.text))
    rated: list[tuple[float, Line]] = []
    said = _said_of_numbers(page, first_prose)
    dated = _above_dates(page, first_prose)
    for line in page.lines:
        line = said.get(line.start, line)
        if NAVIGATION.search(line.text) or SUBJECT.match(line.text):
            continue
        if line.start >= first_prose or not stands_out(line) or _in(line, taken):
            continue
        if BANNER.fullmatch(line.text) or CAPTION.match(line.text) or _is_dateline(line.text):
            continue
        if (
            NUMBERED.fullmatch(line.text)
            or is_numbered(line.text)
            or _is_dateline(line.text)
            or line.text.endswith(":")
            or not re.search(r"\w{2,} \w|[가-힣]{2,}", line.text)
        ):
            continue
        label = next(iter(labels_in(line.text, ("title",))), None)
        inset = label.end if label and label.start == 0 else 0
        named = Line(line.start + inset, line.end, line.text[inset:])
        first = 1.2 if not rated else 0
        told = (
            len(rated) < 4
            and not line.bullet
            and ". " not in named.text
            and _happens(named.text, words)
        )
        happens = (1.5 if told else 0) + (1.3 if line.end in dated else 0)
        rated.append(
            (_rate(named.text) + happens - 0.05 * len(rated) + first + 5 * bool(inset), named)
        )
    ranked = sorted(rated, key=lambda each: -each[0])
    return tuple(Value(line.text, ((line.start, line.end),)) for _, line in ranked[:6])


def _above_dates(page: Page, until: int) -> frozenset[int]:
    """Where the lines end right below which a line says when the text was put up."""
    filled = [line for line in page.lines if not line.blank and line.start < until]
    return frozenset(
        above.end
        for above, line in itertools.pairwise(filled)
        if not line.bullet and len(line.text) < 60 and any(d.day for d in dates_in(line.text))
    )


def first_line(page: Page) -> tuple[Value, ...]:
    """The first line, where it stands alone and is short, though it ends like a sentence."""
    block = page.blocks[0] if page.blocks else ()
    line = block[0] if len(block) == 1 else None
    if line is None or len(line.text) > 90 or line.bullet or not line.text.endswith("."):
        return ()
    return (Value(line.text.rstrip("."), ((line.start, line.end - 1),)),)


def last_titles(page: Page, words: Vocabulary) -> tuple[Value, ...]:
    """Where nothing stands out: one of the first lines that says what happened to people."""
    for line in [each for each in page.lines if not each.blank][:6]:
        number = NUMBERED.match(line.text)
        inset = number.start("words") if number else 0
        said = line.text[inset:].rstrip(" .")
        told = len(said) <= LONGEST and _happens(said, words)
        if told and not _is_dateline(said) and "!" not in said:
            return (Value(said, ((line.start + inset, line.start + inset + len(said)),)),)
    return ()


def _said_of_numbers(page: Page, until: int) -> dict[int, Line]:
    """What stands behind a call's number on its line: "UA 99/99 Fear for safety"."""
    found = {}
    for line in page.lines:
        match = NUMBER_FIRST.match(line.text) if line.start < until else None
        if match and not is_numbered(line.text[match.end() :]):
            words = line.text[match.end() :]
            found[line.start] = Line(line.start + match.end(), line.end, words)
    return found


def _is_prose(text: str) -> bool:
    return len(text) > LONGEST and CAPTION.match(text) is None


def _rate(text: str) -> float:
    kinds = tables("kinds")
    opening = any(cue(kinds[kind], start=True).match(text) for kind in ("urgent_call", "petition"))
    inside = any(cue(pattern).search(text) for pattern in kinds.values())
    byline = re.match(r"(?:[-–] )?(?:by|von|par|por|door|from|to|an)\b ", text, re.IGNORECASE)
    letters = re.search(r"[:：]\Z|\d{4,}|/ ?\d| / .+ / ", text)
    return (
        (2.5 if opening else 1.0 if inside else 0.0) - (2 if byline else 0) - (2 if letters else 0)
    )


def _happens(text: str, words: Vocabulary) -> bool:
    """Whether a heading names what happens to people: "Arrest of three union leaders"."""
    return any(
        re.search(rf"(?<!\w)(?:{each.done}|{each.noun or each.done})(?!\w)", text, re.IGNORECASE)
        for each in words.events.values()
    )


def _is_dateline(text: str) -> bool:
    dates = dates_in(text)
    rest = len(text) - sum(each.end - each.start for each in dates)
    return bool(dates) and rest < 30


def sections_in(page: Page, taken: tuple[Span, ...]) -> tuple[Section, ...]:
    """Numbered headings, known ones ("Background information") and lines alone above a text."""
    heads = [
        (line, match)
        for block in page.blocks
        for at, line in enumerate(block)
        if not _in(line, taken)
        and (match := _heading(page, line, alone=len(block) == 1, first=at == 0))
    ]
    sections = []
    for at, (line, (number, words, inset)) in enumerate(heads):
        end = heads[at + 1][0].start if at + 1 < len(heads) else _text_end(page, line, taken)
        start = line.start + inset
        body = (line.end, max(line.end, end))
        sections.append(Section(Value(words, ((start, start + len(words)),)), number, body))
    return tuple(sections)


def _heading(
    page: Page, line: Line, *, alone: bool, first: bool
) -> tuple[str | None, str, int] | None:
    """Number, words and where the words begin, where the line is a heading."""
    if (
        not stands_out(line)
        or is_numbered(line.text)
        or _is_dateline(line.text)
        or lead_of(line)
        or line.start < _body_start(page)
    ):
        return None
    numbered = NUMBERED.fullmatch(line.text)
    if numbered and (alone or first) and not line.text.endswith("!"):
        return numbered["number"], numbered["words"].rstrip(" :"), numbered.start("words")
    leads = tables("leads")
    known = any(
        (match := cue(leads[kind], start=True).match(line.text))
        and len(line.text.rstrip(" :")) - match.end() < 3
        and len(line.text) < 70
        for kind in ("background", "demand", "update", "letter")
    )
    lone = (
        alone
        and not line.bullet
        and not line.text.endswith((":", "(", "->"))
        and not labels_in(line.text)
    )
    lone = lone and not mentions_in(line.text)
    if known or (lone and _text_follows(page, line)):
        return None, line.text.rstrip(" :"), 0
    return None


def _body_start(page: Page) -> int:
    """Headings begin where the running text does; above it stand titles and slogans."""
    first = next((p for p in page.paragraphs if _is_prose(p.text)), None)
    if first is None:
        return len(page.text)
    above = [line for line in page.lines if not line.blank and line.end < first.start]
    return above[-1].start if above and stands_out(above[-1]) else first.start


def _text_follows(page: Page, line: Line) -> bool:
    after = next((each for each in page.paragraphs if each.start > line.end), None)
    return after is not None and len(after.text) > 40


def _text_end(page: Page, line: Line, taken: tuple[Span, ...]) -> int:
    return min([a for a, _ in taken if a > line.end], default=len(page.text.rstrip()))
