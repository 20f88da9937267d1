"""A letter on paper: what stands on it, and its PDF/A-2b."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

from django.utils.translation import gettext, override

from yeondae.typeset.binding import Imprint, Page, bind, pages_of
from yeondae.typeset.errors import MissingGlyph, TypesetError
from yeondae.typeset.press import press
from yeondae.typeset.qr import qr_svg, web_address
from yeondae.typeset.words import checked

__all__ = ["LetterSheet", "MissingGlyph", "TypesetError", "letter_pdf", "letters_pdf"]

Paper = Literal["a4", "us-letter"]

_BATCH = 100  # letters in one typst run; more gains little speed and costs memory


@dataclass(frozen=True, kw_only=True)
class LetterSheet:
    """What stands on one letter. All text is plain: markup in it is printed as typed.

    `language` is a BCP 47 tag; it sets direction, labels and line breaks. A line break in a
    paragraph is kept. `sender_lines` and `signature_lines` are whatever the writer chose to show
    (often "A supporter in Germany, name withheld"). `place_and_date` is printed, `dated` is the
    file's own date. `verify_url` leads to a page that tells the recipient what this letter is; it
    and `reference` name nobody. `kind` "organisation" prints `sender_lines` as a letterhead, and
    `title_line` stands above the subject. `after_demands` are paragraphs between the demands and
    the closing.
    """

    language: str
    sender_lines: Sequence[str]
    recipient_lines: Sequence[str]
    place_and_date: str
    subject: str
    salutation: str
    paragraphs: Sequence[str]
    demands: Sequence[str]
    closing: str
    signature_lines: Sequence[str]
    reference: str
    verify_url: str
    dated: date
    after_demands: Sequence[str] = ()
    title_line: str = ""
    kind: Literal["supporter", "organisation"] = "supporter"
    paper: Paper = "a4"
    window: Literal["din5008-b", "us10"] = "din5008-b"


def letter_pdf(sheet: LetterSheet) -> bytes:
    """The letter as PDF/A-2b; the same sheet gives the same bytes.

    Raises `MissingGlyph` for a character no font of ours has, `TypesetError` for a bad address.
    """
    return letters_pdf([sheet])[0]


def letters_pdf(sheets: Sequence[LetterSheet]) -> list[bytes]:
    """Each letter as its own PDF/A-2b, in order; about four times as fast as one by one.

    Letters set together share their fonts: the same list gives the same bytes, another list may
    not. What is sealed as proof is best made by `letter_pdf`. Raises as `letter_pdf` does, for
    the first letter that cannot be set.
    """
    made: list[bytes] = []
    for start in range(0, len(sheets), _BATCH):
        batch = sheets[start : start + _BATCH]
        for sheet, pages in zip(batch, _set(batch), strict=True):
            made.append(
                bind(pages if len(pages) == 1 else _numbered(sheet, len(pages)), _imprint(sheet))
            )
    return made


def _set(sheets: Sequence[LetterSheet]) -> Iterator[list[Page]]:
    """The pages of each letter, from one run of typst. Every letter's first page has a link."""
    pages = pages_of(press("letter", [_data(sheet) for sheet in sheets]))
    starts = [n for n, page in enumerate(pages) if page.has_link]
    for start, end in zip(starts, [*starts[1:], len(pages)], strict=True):
        yield pages[start:end]


def _numbered(sheet: LetterSheet, count: int) -> list[Page]:
    """A letter of several pages once more, now that their number is known."""
    return pages_of(press("letter", [_data(sheet) | {"pages": count}]))


def _imprint(sheet: LetterSheet) -> Imprint:
    return Imprint(title=sheet.reference, language=sheet.language, dated=sheet.dated)


def _data(sheet: LetterSheet) -> dict[str, object]:
    data: dict[str, object] = {}
    for field in fields(sheet):
        value = getattr(sheet, field.name)
        if not isinstance(value, date):
            where = _WHERE.get(field.name, "the letter")
            data |= checked({field.name: value}, where=where)
    url = web_address(sheet.verify_url)
    with override(sheet.language):
        data["about"] = gettext("What this letter is:")
        data["reference_label"] = gettext("Reference %s") % data["reference"]
    return data | {"verify_text": url.partition("//")[2], "qr": qr_svg(url), "pages": 1}


_WHERE = {
    "sender_lines": "the sender",
    "recipient_lines": "the address",
    "place_and_date": "the place and date",
    "subject": "the subject",
    "title_line": "the title line",
    "salutation": "the salutation",
    "paragraphs": "the text",
    "demands": "the demands",
    "after_demands": "the text",
    "closing": "the closing",
    "signature_lines": "the signature",
    "reference": "the reference",
}
