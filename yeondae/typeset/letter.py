"""A letter on paper: what stands on it, and its PDF/A-2b."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Literal
from unicodedata import east_asian_width

from django.utils.translation import gettext, gettext_lazy, override

from yeondae.typeset.binding import Imprint, Page, bind, pages_of
from yeondae.typeset.errors import MissingGlyph, TypesetError
from yeondae.typeset.press import forget, press
from yeondae.typeset.qr import qr_svg, web_address
from yeondae.typeset.words import for_press, voice

__all__ = ["LetterSheet", "MissingGlyph", "TypesetError", "letter_pdf", "letters_pdf"]

Paper = Literal["a4", "us-letter"]

_Data = dict[str, object]

_BATCH = 50  # letters in one typst run; more gains little speed and costs memory
_ASCII = frozenset(map(chr, range(128)))
_SIZES = (11, 10.5, 10, 9.5)  # points
_ROWS = {"din5008-b": 6, "us10": 4}  # of an address in its usual size
_ROW = 42  # Latin letters
_SMALLEST_ADDRESS = 0.75  # of its usual size: still legible for a postman
_LONG = 10.5  # points, of a letter that needs more than one page in any size


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

    A letter that does not fit one page is set a little smaller; one that still does not fit goes
    on over further, numbered pages. Raises `MissingGlyph` for a character no font of ours has,
    `TypesetError` for a bad address.
    """
    (pages,) = _fitted([_with_code(_data(sheet))])
    return bind(pages, _imprint(sheet))


def letters_pdf(sheets: Sequence[LetterSheet]) -> list[bytes]:
    """Each letter as its own PDF/A-2b, in order; several times as fast as one by one.

    The same list gives the same bytes. Raises as `letter_pdf` does, for the first letter that
    cannot be set.
    """
    letters = [_data(sheet) for sheet in sheets]
    made: dict[int, bytes] = {}
    with ThreadPoolExecutor(1) as typesetter:  # while it sets a batch, we draw the next one's codes
        running = [
            (batch, typesetter.submit(_set_batch, [_with_code(letters[n]) for n in batch]))
            for batch in _batches(letters)
        ]
        for batch, fitted in running:
            for n, pages in zip(batch, fitted.result(), strict=True):
                made[n] = bind(pages, _imprint(sheets[n]))
    return [made[n] for n in range(len(sheets))]


def _batches(letters: Sequence[_Data]) -> Iterator[list[int]]:
    """Which letters may be set in one run, by their place in the list.

    Letters of one run share their fonts, and a font holds the characters that were used: so only
    letters that use the same characters beyond ASCII come together. Else the rare letter of one
    supporter's name would travel in the files of others.
    """
    alike: dict[frozenset[str], list[int]] = {}
    for n, letter in enumerate(letters):
        characters = frozenset(json.dumps(letter, ensure_ascii=False)) - _ASCII
        alike.setdefault(characters, []).append(n)
    for group in alike.values():
        yield from (group[at : at + _BATCH] for at in range(0, len(group), _BATCH))


def _set_batch(letters: Sequence[_Data]) -> list[list[Page]]:
    fitted = _fitted(letters)
    forget()
    return fitted


def _fitted(letters: Sequence[_Data]) -> list[list[Page]]:
    """The pages of each letter, in the largest size that needs one page."""
    fitted: dict[int, list[Page]] = {}
    lengths: dict[int, int] = {}
    for size in _SIZES:
        waiting = [n for n in range(len(letters)) if n not in fitted]
        for n, pages in zip(
            waiting, _set([letters[n] | {"size": size} for n in waiting]), strict=True
        ):
            if len(pages) == 1:
                fitted[n] = pages
            elif size == _LONG:
                lengths[n] = len(pages)
    long = [n for n in range(len(letters)) if n not in fitted]
    numbered = [letters[n] | {"size": _LONG, "pages": lengths[n]} for n in long]
    fitted |= dict(zip(long, _set(numbered), strict=True))
    return [fitted[n] for n in range(len(letters))]


def _set(letters: Sequence[_Data]) -> list[list[Page]]:
    """The pages of each letter, from one run of typst. Every letter's first page has a link."""
    if not letters:
        return []
    pages = pages_of(press("letter", letters))
    starts = [n for n, page in enumerate(pages) if page.has_link]
    ends = [*starts[1:], len(pages)]
    return [pages[start:end] for start, end in zip(starts, ends, strict=True)]


def _address_scale(sheet: LetterSheet) -> float:
    """How much smaller the address must be for all its rows to show in the window."""
    lines = [line for text in sheet.recipient_lines for line in text.splitlines()]
    rows = sum(max(1, ceil(_columns(line) / _ROW)) for line in lines)
    return max(_SMALLEST_ADDRESS, min(1, _ROWS[sheet.window] / max(1, rows)))


def _columns(line: str) -> int:
    """The width of a line in Latin letters; a Hangul syllable is as wide as two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in line)


def _with_code(letter: _Data) -> _Data:
    return letter | {"qr": qr_svg(str(letter["verify_url"]))}


def _imprint(sheet: LetterSheet) -> Imprint:
    return Imprint(title=sheet.reference, language=sheet.language, dated=sheet.dated)


def _data(sheet: LetterSheet) -> _Data:
    url = web_address(sheet.verify_url)
    with override(sheet.language):
        labels = {
            "about": gettext("What this letter is:"),
            "verify_text": url.partition("//")[2],
            "reference_label": gettext("Reference %s") % sheet.reference,
        }
    words = {name: (getattr(sheet, name), where) for name, where in _WHERE.items()}
    words |= {name: (text, gettext_lazy("the reference")) for name, text in labels.items()}
    return {
        "voice": voice(sheet.language),
        "paper": sheet.paper,
        "window": sheet.window,
        "organisation": sheet.kind == "organisation" and len(sheet.sender_lines) > 0,
        "address_scale": _address_scale(sheet),
        "verify_url": url,
        "pages": 1,
    } | {
        name: for_press(text, language=sheet.language, where=str(where))
        for name, (text, where) in words.items()
    }


_WHERE = {
    "sender_lines": gettext_lazy("the sender"),
    "recipient_lines": gettext_lazy("the address"),
    "place_and_date": gettext_lazy("the place and date"),
    "subject": gettext_lazy("the subject"),
    "title_line": gettext_lazy("the title line"),
    "salutation": gettext_lazy("the salutation"),
    "paragraphs": gettext_lazy("the text"),
    "demands": gettext_lazy("the demands"),
    "after_demands": gettext_lazy("the text"),
    "closing": gettext_lazy("the closing"),
    "signature_lines": gettext_lazy("the signature"),
}
