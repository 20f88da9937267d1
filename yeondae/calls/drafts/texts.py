"""The words that a draft proposes for an edition: what the text says, less what is private."""

import re

from yeondae.calls.words import FIELDS
from yeondae.intake.draft import Draft, SampleLetter, Section, Span, Spans

SENTENCE_END = re.compile(r"(?<=[.!?。])[\s”’\")]+(?=\S)|\n+")
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


def section_text(draft: Draft, section: Section) -> str:
    """The paragraphs of a section, blank lines between, without sentences that are private."""
    start, end = section.extent
    heading_ends = [stop for _start, stop in section.heading.spans if start <= stop <= end]
    start = max([start, *heading_ends])
    hidden = private_spans(draft)
    paragraphs = []
    for line_start, line_end in _lines(draft.text, start, end):
        kept = [
            draft.text[at:stop].strip()
            for at, stop in _sentences(draft.text, line_start, line_end)
            if not any(
                at < hidden_end and hidden_start < stop for hidden_start, hidden_end in hidden
            )
        ]
        if any(kept):
            paragraphs.append(" ".join(each for each in kept if each))
    return "\n\n".join(paragraphs)


def _lines(text: str, start: int, end: int) -> list[Span]:
    spans, at = [], start
    for line in text[start:end].split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def _sentences(text: str, start: int, end: int) -> list[Span]:
    spans, at = [], start
    for match in SENTENCE_END.finditer(text, start, end):
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, end))
    return spans


def summary_text(draft: Draft) -> tuple[str, Spans, str]:
    """The first sentences of the first section as a proposal: text, spans, how it came about."""
    for section in draft.sections:
        text = section_text(draft, section).split("\n\n")[0]
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
