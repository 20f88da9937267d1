"""The words that a draft proposes for an edition: what the text says, less what stays back.

Two things stay back. Sentences with private details are cut, and each cut leaves its mark, so
that nobody takes what is left for the whole. Lines with numbers and addresses fall away: a call
shows its offices by itself, and a private line of somebody belongs on no page.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from yeondae.calls.words import FIELDS
from yeondae.intake.draft import (
    Caution,
    Contact,
    Draft,
    SampleLetter,
    Section,
    Span,
    Spans,
    Target,
    Value,
)
from yeondae.intake.page import Page
from yeondae.intake.remarks import remark

CUT = "[…]"
SENTENCE_END = re.compile(r"(?<=[.!?。])[\s”’\")]+(?=\S)")
WRAPPED = re.compile(r"\s*\n[\s>]*")  # where a mail program broke a line, with its quote marks
LEAD = 60  # characters of the longest line that only announces an address or a letter
IN_PROSE = 500  # characters; an office with so many around it is named in a paragraph, not a list
RUNNING = 120  # characters of running text that are worth a section of their own
BLANK_FIELD = re.compile(r"[ \t]+")
SUMMARY_LENGTH = 320  # characters; about two sentences


def private_spans(draft: Draft) -> list[Span]:
    """Where the text says what must not show: injuries, workplaces, homes, routines."""
    spans = [span for detail in draft.details for span in detail.what.spans]
    for event in draft.events:
        if event.private:
            spans += event.spans
        for value in (event.on, event.time, event.place, event.detail):
            if value and value.private:
                spans += value.spans
    return spans


def reach_spans(draft: Draft) -> list[Span]:
    """Where the text says how to reach somebody: numbers, addresses, entries of a list."""
    spans: list[Span] = []
    parties: tuple[Target | Contact, ...] = (*draft.targets, *draft.copy_to, *draft.contacts)
    for party in parties:
        spans += [span for each in party.numbers for span in each.spans]
        spans += [span for each in (*party.emails, *party.websites) for span in each.spans]
        spans += party.address.spans if party.address else ()
    for contact in (*draft.copy_to, *draft.contacts):
        spans += contact.spans if contact.numbers or contact.emails or contact.address else ()
    return spans


def sections_of(draft: Draft) -> tuple[Section, ...]:
    """The sections of the text; its running text as one where it has no headings, or where they
    stand above less than half of it."""
    start, end = _running_text(draft)
    length = len(draft.text[start:end].strip())
    covered = sum(len(section_text(draft, each)) for each in draft.sections)
    if length < RUNNING or (draft.sections and 2 * covered >= length):
        return draft.sections
    return (Section(Value(None), None, (start, end)),)


def _running_text(draft: Draft) -> Span:
    """From behind the head to the first address, letter or footer."""
    start = _after_head(draft)
    others = [span for letter in draft.sample_letters for span in letter.spans]
    others += [
        span for each in draft.targets for span in each.spans if span[1] - span[0] < IN_PROSE
    ]
    others += [each.span for each in draft.outside]
    end = min((a for a, _ in others if a > start), default=len(draft.text.rstrip()))
    return start, _without_lead(draft.text, start, end)


def _without_lead(text: str, start: int, end: int) -> int:
    """Where the text ends without words that only announce what stands behind ("Letters to:")."""
    for a, b in reversed(_lines(text, start, end)):
        if b - a > LEAD or text[a:b].rstrip()[-1:] in ".!?。”":
            return b
    return start


def _after_head(draft: Draft) -> int:
    """Where the running text begins: the first paragraph that is no title, slogan or date."""
    heads = [span for each in (draft.title, draft.issued_on, *draft.slogans) if each
             for span in each.spans]  # fmt: skip
    heads += [each.span for each in draft.outside]
    heads += [span for contact in draft.contacts for span in contact.spans]
    for start, end in _paragraphs(draft.text):
        long = end - start >= RUNNING or re.search(r"[.。](?:\s|\Z)", draft.text[start:end])
        if long and not _meets((start, end), heads[:1] if end - start >= RUNNING else heads):
            return start
    return len(draft.text)


def section_text(draft: Draft, section: Section) -> str:
    """The paragraphs of a section, blank lines between, a mark where private sentences stood."""
    hidden, reaches = private_spans(draft), reach_spans(draft)
    paragraphs: list[str] = []
    for line in _kept_lines(draft, section, reaches):
        kept: list[str] = []
        for span in _sentences(draft.text, *line):
            if _meets(span, hidden):
                kept += [CUT] if kept[-1:] != [CUT] else []
            elif not _meets(span, reaches):
                kept.append(WRAPPED.sub(" ", draft.text[slice(*span)]).strip())
        if kept[:1] == [CUT] and paragraphs[-1:] == [CUT]:
            paragraphs.pop()  # one mark for what is left out in a row
        paragraphs.append(" ".join(filter(None, kept)))
    return "\n\n".join(filter(None, paragraphs))


def stays_back(draft: Draft) -> tuple[Caution, ...]:
    """What a person should know of the words before they go out: what they do not say."""
    hidden, reaches = private_spans(draft), reach_spans(draft)
    lines = [
        line for section in sections_of(draft) for line in _lines(draft.text, *_inside(section))
    ]
    sentences = [each for line in lines for each in _sentences(draft.text, *line)]
    cut = tuple(each for each in sentences if _meets(each, hidden))
    gone = tuple(each for each in sentences if _meets(each, reaches) and each not in cut)
    found = []
    if cut:
        found.append(Caution(remark("private-left-out"), cut))
    if gone:
        found.append(Caution(remark("contacts-left-out"), gone))
    return tuple(found)


def _inside(section: Section) -> Span:
    """The section without its heading."""
    start, end = section.extent
    heading_ends = [stop for _start, stop in section.heading.spans if start <= stop <= end]
    return max([start, *heading_ends]), end


def _kept_lines(draft: Draft, section: Section, reaches: list[Span]) -> Iterator[Span]:
    """The lines of a section; one that only announces an address goes with the address."""
    start, end = _inside(section)
    for line in _lines(draft.text, start, end):
        words = draft.text[slice(*line)].rstrip()
        if words.endswith((":", "：")) and _meets(_line_after(draft.text, line[1]), reaches):
            continue
        yield line


def _line_after(text: str, at: int) -> Span:
    """The next line of the text that is not blank, whatever section it stands in."""
    start = at + len(text[at:]) - len(text[at:].lstrip())
    end = text.find("\n", start)
    return start, len(text) if end < 0 else end


def _meets(span: Span, others: list[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _lines(text: str, start: int, end: int) -> list[Span]:
    """The paragraphs between two places, lines that were only broken for their length joined."""
    return [(max(a, start), min(b, end)) for a, b in _paragraphs(text) if a < end and start < b]


@lru_cache(maxsize=8)
def _paragraphs(text: str) -> tuple[Span, ...]:
    return tuple((each.start, each.end) for each in Page(text).paragraphs)


def _sentences(text: str, start: int, end: int) -> list[Span]:
    spans, at = [], start
    for match in SENTENCE_END.finditer(text, start, end):
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, end))
    return spans


def summary_text(draft: Draft) -> tuple[str, Spans, str]:
    """The first sentences of the first section as a proposal: text, spans, how it came about."""
    for section in sections_of(draft):
        whole = section_text(draft, section).split("\n\n")
        text = next((each for each in whole if each != CUT), "").removeprefix(CUT).strip()
        if text:
            return _shortened(text), (section.extent,), "guessed"
    return "", (), ""


def _shortened(text: str) -> str:
    if len(text) <= SUMMARY_LENGTH:
        return text
    cut = text[:SUMMARY_LENGTH]
    end = max(cut.rfind(mark) for mark in (". ", "! ", "? "))
    return cut[: end + 1] if end > 0 else cut.rsplit(" ", 1)[0] + " …"


def body_text(letter: SampleLetter | None) -> str:
    """The letter's paragraphs, its placeholders as our fields: "[your union]", {organisation}."""
    if letter is None:
        return ""
    text = "\n\n".join(each.value for each in letter.body if each.value)
    for field in letter.fields:
        if field.name in FIELDS:
            text = text.replace(field.as_written, "{" + field.name + "}")
    return text


def paragraphs_of(text: str) -> list[str]:
    """Typed text as paragraphs: a blank line divides, single line ends are blanks."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return [
        BLANK_FIELD.sub(" ", " ".join(block.split("\n"))).strip()
        for block in blocks
        if block.strip()
    ]
