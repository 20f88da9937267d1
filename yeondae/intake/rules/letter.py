"""Letters inside a text: to whom, how they greet, what they say, ask and leave to be filled in."""

import re
from dataclasses import dataclass

from yeondae.intake.draft import Field, SampleLetter, Span, Value
from yeondae.intake.page import BULLET, Line, Page, Paragraph
from yeondae.intake.rules.pieces import piece_of
from yeondae.intake.rules.zones import lead_of
from yeondae.intake.words import any_language, cue, tables

SHORT = 75
PLACEHOLDER = re.compile(
    r"\[([^\]\n]{2,60})\]|<([A-Za-z][^>\n]{2,40})>|\{([^}\n]{2,40})\}|_{4,}|\.{8,}"
)
LINK = re.compile(r"\A\]?\(|https?:|www\.")
CIRCULAR = re.compile(
    r"\b(?:friends?|colleagues?|comrades?|all|everyone|brothers and sisters|sisters and brothers|"
    r"affiliates?|members|supporters|freund\w*|kolleg\w*|genoss\w*|ami\(?e?\)?s|amis|collègues|"
    r"camarades|amig[oa]s?|compañer[oa]s?|vrienden|collega\S*|kameraden)\b|동지|여러분",
    re.IGNORECASE,
)
FIELD_NAMES = {
    "organisation": r"union|organi[sz]ation|gewerkschaft|syndicat|sindicato|vakbond|노조|단체|조직",
    "place": r"address|city|country|place|adresse|ort|land|ville|pays|dirección|ciudad|país|plaats|adres|주소|나라",  # noqa: E501
    "date": r"date|datum|fecha|날짜",
    "signature": r"sign|unterschrift|firma|handtekening|서명",
    "name": r"name|nom|nombre|naam|이름|성명",
}


@dataclass(frozen=True)
class LetterPart:
    """A letter's lines on the page; `own` when the whole text is this letter."""

    addressee: tuple[Line, ...]
    subject: tuple[Line, ...]
    salutation: Line
    paragraphs: tuple[Paragraph, ...]
    closing: Line | None
    signature: tuple[Line, ...]
    own: bool

    @property
    def span(self) -> Span:
        first = (self.addressee or (self.salutation,))[0]
        ends = [self.salutation.end] + [each.end for each in self.paragraphs]
        ends += [each.end for each in (*self.signature, *((self.closing,) if self.closing else ()))]
        return (first.start, max(ends))


def letters_in(page: Page) -> tuple[LetterPart, ...]:
    """Every letter of the text, in order; a circular ("Dear friends") is none."""
    greetings = [line for line in page.lines if _greets(line) and not _on_envelope(page, line)]
    parts = []
    for number, line in enumerate(greetings):
        until = greetings[number + 1].start if number + 1 < len(greetings) else len(page.text)
        part = _letter(page, line, until)
        if part.paragraphs:
            parts.append(part)
    return tuple(parts)


def _on_envelope(page: Page, line: Line) -> bool:
    """Whether the line is the first of a postal address: "Monsieur le Président" is both."""
    block = next((each for each in page.blocks if line in each), ())
    below = [each for each in block if each.start > line.start][:4]
    return any(piece_of(each.text) == "address" for each in below)


def _greets(line: Line) -> bool:
    if line.blank or len(line.text) > SHORT or line.text.endswith((".", ";")):
        return False
    start = cue(any_language("salutations"), start=True).match(line.text) is not None
    korean = (
        re.search(r"(?:께|귀하|님께|님)[,:.]?\Z", line.text) is not None and len(line.text) < 40
    )
    return (start or korean) and CIRCULAR.search(line.text) is None


def _letter(page: Page, greeting: Line, until: int) -> LetterPart:
    addressee, subject = _before(page, greeting)
    after = [each for each in page.paragraphs if greeting.end <= each.start < until]
    body: list[Paragraph] = []
    closing: Line | None = None
    signature: tuple[Line, ...] = ()
    for at, each in enumerate(after):
        if _closes(each):
            closing = each.lines[0]
            signature = _signature(page, closing)
            break
        if _ends_letter(each, body, after[at - 1] if at else None):
            break
        body.append(each)
    start = (addressee or (greeting,))[0].start
    return LetterPart(
        addressee, subject, greeting, tuple(body), closing, signature, _own(page, start)
    )


def _own(page: Page, start: int) -> bool:
    """Whether nothing but a letterhead stands before the letter."""
    before = [each for each in page.paragraphs if each.end <= start]
    lead = cue(tables("leads")["letter"])
    return len(before) <= 6 and not any(
        len(each.text) > 120 or lead.search(each.text) for each in before
    )


def _closes(paragraph: Paragraph) -> bool:
    words = paragraph.text
    formula = cue(any_language("closings"), start=True).match(words)
    return formula is not None and (len(words) < 60 or formula.end() > 0.8 * min(len(words), 200))


def _ends_letter(each: Paragraph, body: list[Paragraph], before: Paragraph | None) -> bool:
    """A rule, another part's heading, or ordinary text after the letter's list of demands."""
    if re.fullmatch(r"[*_=~\-–—# ]{3,}", each.text):
        return True
    leads = tables("leads")
    heading = any(
        cue(leads[kind], start=True).match(each.text)
        for kind in ("contact", "copy", "background", "deadline", "letter")
    )
    if heading and body and (each.text.endswith(":") or len(each.text) < SHORT):
        return True
    return bool(before and before.bullet and not each.bullet and each.text.isupper())


def _signature(page: Page, closing: Line) -> tuple[Line, ...]:
    after = [line for line in page.lines if line.start > closing.end]
    lines: list[Line] = []
    for line in after[:12]:
        if line.blank and (lines or line is after[-1]):
            break
        if line.blank:
            continue
        lead = any(cue(each, start=True).match(line.text) for each in tables("leads").values())
        if len(line.text) > SHORT or line.text.endswith(":") or lead_of(line) or (lead and lines):
            break
        lines.append(line)
    return tuple(lines)


def _before(page: Page, greeting: Line) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The addressee's lines above a greeting, and a subject line that may stand between."""
    blocks = [block for block in page.blocks if block[0].start < greeting.start]
    here = tuple(line for line in blocks[-1] if line.start < greeting.start) if blocks else ()
    near = ([here] if here else []) + [
        block for block in reversed(blocks) if block[-1].end < greeting.start and block != here
    ]
    spread = _spread(near)
    if len(spread) >= 3:
        return spread, ()
    subject: tuple[Line, ...] = ()
    for lines in near[:2]:
        trimmed = _addressee(lines)
        if len(trimmed) >= 2 or (
            trimmed and re.match(r"(?:to|an|à|a|aan)\b", trimmed[0].text, re.I)
        ):
            return trimmed, subject
        if len(lines) > 1 or lines[0].text.endswith(":"):
            break
        subject = lines
    return (), ()


def _spread(blocks: list[tuple[Line, ...]]) -> tuple[Line, ...]:
    """An addressee with a blank line between its lines, all of them ending in a comma or labelled."""  # noqa: E501
    kept: list[Line] = []
    for block in blocks[:10]:
        line = block[0]
        if (
            len(block) > 1
            or len(line.text) > SHORT
            or not re.search(r",\Z|\A[\w -]{2,10}:", line.text)
        ):
            break
        kept.insert(0, line)
    return tuple(kept)


def _addressee(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The last lines that can stand on an envelope, without a heading above them."""
    kept: list[Line] = []
    for line in reversed(lines):
        heading = cue(tables("leads")["letter"], start=True).match(line.text)
        if len(line.text) > SHORT or line.text.endswith((":", "!", ".")) or line.bullet or heading:
            break
        kept.insert(0, line)
    return tuple(kept[-12:])


def read_letter(part: LetterPart) -> SampleLetter:
    """The letter's words as values."""
    bullets = [each for each in part.paragraphs if each.bullet]
    body = [each for each in part.paragraphs if not each.bullet]
    lines = part.addressee
    return SampleLetter(
        addressee=_joined(lines) if lines else None,
        salutation=_line(part.salutation),
        body=tuple(Value(each.text, (each.span(),)) for each in body),
        demands=tuple(Value(BULLET.sub("", each.text, 1), (each.span(),)) for each in bullets),
        closing=_line(part.closing) if part.closing else None,
        signature=_joined(part.signature) if part.signature else None,
        fields=_fields(part),
        spans=(part.span,),
    )


def _line(line: Line) -> Value:
    return Value(line.text, ((line.start, line.end),))


def _joined(lines: tuple[Line, ...]) -> Value:
    return Value(
        "\n".join(line.text for line in lines), tuple((line.start, line.end) for line in lines)
    )


def _fields(part: LetterPart) -> tuple[Field, ...]:
    """The places that a writer fills in, in order."""
    fields = []
    for paragraph in (*part.paragraphs, *(Paragraph((line,)) for line in _edges(part))):
        for match in PLACEHOLDER.finditer(paragraph.text):
            if LINK.search(paragraph.text[match.end() : match.end() + 6]):
                continue
            words = next(filter(None, match.groups()), "")
            span = paragraph.span(match.start(), match.end())
            fields.append(Field(_field_name(words), match[0], (span,)))
    return tuple(sorted(fields, key=lambda each: each.spans))


def _edges(part: LetterPart) -> tuple[Line, ...]:
    closing = (part.closing,) if part.closing else ()
    return (*part.addressee, *part.subject, part.salutation, *closing, *part.signature)


def _field_name(words: str) -> str:
    for name, pattern in FIELD_NAMES.items():
        if re.search(pattern, words, re.IGNORECASE):
            return name
    return "other" if words else "signature"
