"""Paper for a petition: sheets to sign with the whole text on every page, a poster, a flyer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, override

from yeondae.typeset.binding import Imprint, bind, pages_of
from yeondae.typeset.errors import TypesetError
from yeondae.typeset.letter import Paper
from yeondae.typeset.press import press
from yeondae.typeset.qr import qr_svg, web_address
from yeondae.typeset.words import for_press, voice

# Size in points and rows of a page: the first at which a page holds the whole text wins.
_FITS = (
    (11, 20),
    (11, 18),
    (11, 16),
    (11, 14),
    (10.5, 12),
    (10, 12),
    (10, 10),
    (9.5, 10),
    (9, 8),
    (8.5, 6),
    (8, 4),
)
NAMES_AT_ONCE = 3_000  # in one run of the press


@dataclass(frozen=True, kw_only=True)
class PetitionPaper:
    """The words of a petition on paper. `columns` are the heads of the table, the first is "No.".

    `url` leads to the petition's page; in a sheet's QR code its code follows. `kept_for` says how
    long after the petition names stay.
    """

    language: str
    title: str
    paragraphs: Sequence[str]
    addressees: Sequence[str]
    until: str
    url: str
    number: str
    dated: date
    columns: Sequence[str] = ()
    paper: Paper = "a4"
    kept_for: str = ""


def petition_sheets(sheet: PetitionPaper, codes: Sequence[tuple[str, str]]) -> bytes:
    """A page for each (sheet code, collector code), as PDF/A-2b, ready to print.

    Raises `TypesetError` where the text is too long to leave room for signatures.
    """
    data = _data(sheet) | {"columns": _words(sheet, list(sheet.columns))}
    for size, rows in _FITS:
        one = [_coded(sheet, *codes[0])]
        trial = press("petition_sheet", {**data, "codes": one, "size": size, "rows": rows})
        if len(pages_of(trial)) == 1:
            break
    else:
        raise TypesetError("The text is too long to stand above signatures on one page.")
    every = [_coded(sheet, *pair) for pair in codes]
    pages = pages_of(press("petition_sheet", {**data, "codes": every, "size": size, "rows": rows}))
    return bind(pages, _imprint(sheet))


def _coded(sheet: PetitionPaper, code: str, collector: str) -> list[str]:
    return [code, collector, qr_svg(web_address(f"{sheet.url}?{code}"))]


def petition_poster(sheet: PetitionPaper) -> bytes:
    """One page with the title large, the text and a QR code, as PDF/A-2b."""
    for size in (20, 18, 16, 15, 14, 13, 12, 11, 10, 9, 8):
        pages = pages_of(press("petition_poster", {**_data(sheet), "size": size, "half": False}))
        if len(pages) == 1:
            break
    return bind(pages, _imprint(sheet))


def petition_flyer(sheet: PetitionPaper) -> bytes:
    """Two half pages on one sheet, to cut, as PDF/A-2b."""
    short = PetitionPaper(**{**sheet.__dict__, "paragraphs": list(sheet.paragraphs)[:2]})
    for size in (14, 13, 12, 11, 10, 9, 8, 7):
        pages = pages_of(press("petition_poster", {**_data(short), "size": size, "half": True}))
        if len(pages) == 1:
            break
    return bind(pages, _imprint(sheet))


def _data(sheet: PetitionPaper) -> dict[str, object]:
    with override(sheet.language):
        words = {
            "kind": gettext("Petition"),
            "title": sheet.title,
            "paragraphs": list(sheet.paragraphs),
            "to": gettext("Handed over to"),
            "addressees": list(sheet.addressees),
            "until": sheet.until,
            "scan": gettext("Sign online: scan this, or open"),
            "url_text": sheet.url,
            "sheet": gettext("Sheet"),
            "collector": gettext("Collector"),
            "privacy": gettext(
                "Who signs agrees that name and place are kept, sealed, until %(term)s after the "
                "petition is over, to count each person once, and that this page may be handed "
                "over. Please write clearly; sign once, on paper or online."
            )
            % {"term": sheet.kept_for},
        }
    return _words(sheet, words) | {
        "voice": voice(sheet.language),
        "paper": sheet.paper,
        "qr": qr_svg(web_address(sheet.url)),
        "url": sheet.url,
    }


def _words(sheet: PetitionPaper, content: object) -> "dict[str, object]":
    found: dict[str, object] = for_press(
        content, language=sheet.language, where=gettext("the petition")
    )
    return found


def _imprint(sheet: PetitionPaper) -> Imprint:
    return Imprint(title=sheet.number, language=sheet.language, dated=sheet.dated)


@dataclass(frozen=True, kw_only=True)
class PetitionBook:
    """What is handed over: the text, the numbers as (what, how many), the names to show."""

    cover: PetitionPaper
    numbers: Sequence[tuple[str, str]]
    checkpoint: str
    names: Sequence[str]


def petition_book(book: PetitionBook) -> bytes:
    """The book of signatures as PDF/A-2b: the text, the numbers, the checkpoint, the names."""
    sheet = book.cover
    with override(sheet.language):
        heads = {
            "counted": gettext("How many signed"),
            "ledger": gettext("The signed state of the public ledger"),
            "named": gettext("Who chose to be named"),
            "withheld": gettext(
                "Everybody else is counted above; their names are withheld as they chose."
            ),
        }
    front = {
        **_data(sheet),
        **_words(sheet, heads),
        "numbers": _words(sheet, [list(pair) for pair in book.numbers]),
        "checkpoint": book.checkpoint,
        "names": [],
    }
    pages = pages_of(press("petition_book", front))
    for start in range(0, len(book.names), NAMES_AT_ONCE):
        names = list(book.names[start : start + NAMES_AT_ONCE])
        part = {**front, "names": _words(sheet, names), "first": start + 1}
        pages += pages_of(press("petition_book", part))
    return bind(pages, _imprint(sheet))
