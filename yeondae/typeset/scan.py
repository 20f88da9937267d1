"""A stack of paper as a scanner made it: page by page, upright, with what its QR codes say.

A code is read in whichever direction its page lay, and turns the page by it.
"""

import itertools
from dataclasses import dataclass

import pypdfium2
import zxingcpp
from PIL import Image

from yeondae.typeset.picture import encoded, grey_page, pdfium

# Pixels across a page: handwriting stays legible; small codes want a second, closer look.
WIDTH, CLOSE = 1500, 3000
# Darker than this is ink; a page with less of it than any line of writing is blank.
INK_BELOW, BLANK_BELOW = 128, 0.0002
QUALITY = 82


@dataclass(frozen=True)
class ScannedPage:
    """One page: a JPEG of its pixels and nothing else, and the different texts of its codes."""

    jpeg: bytes
    codes: tuple[str, ...]
    is_blank: bool


def pages_in(pdf: bytes) -> int:
    """How many pages a scan has. Raises ValueError where it is no PDF that can be read."""
    try:
        with pdfium, pypdfium2.PdfDocument(pdf) as document:
            return len(document)
    except pypdfium2.PdfiumError as error:
        raise ValueError("This PDF cannot be read.") from error


def scanned_page(pdf: bytes, number: int) -> ScannedPage:
    """Page `number` (from 1) of a scan. Raises ValueError where it cannot be read."""
    picture = _rendered(pdf, number, WIDTH)
    found = _codes(picture)
    is_blank = not found and _is_blank(picture)
    if not found and not is_blank:
        picture = _rendered(pdf, number, CLOSE)
        found = _codes(picture)
    turned = round(found[0].orientation / 90) % 4 if found else 0
    upright = picture.rotate(90 * turned, expand=True) if turned else picture
    if upright.width > WIDTH:
        upright = upright.resize((WIDTH, round(upright.height * WIDTH / upright.width)))
    return ScannedPage(
        jpeg=encoded(upright, "JPEG", quality=QUALITY, optimize=True),
        codes=tuple(dict.fromkeys(each.text for each in found)),
        is_blank=is_blank,
    )


def _codes(picture: Image.Image) -> list[zxingcpp.Barcode]:
    # Made anew each time: one kept for good outlives the server, which then warns as it ends.
    return zxingcpp.read_barcodes(picture, formats=zxingcpp.barcode_formats_from_str("QRCode"))


def _rendered(pdf: bytes, number: int, width: int) -> Image.Image:
    try:
        with pdfium, pypdfium2.PdfDocument(pdf) as document:
            page = document[number - 1]
            if not 1 / 4 < page.get_width() / page.get_height() < 4:
                raise ValueError("This is no page of paper.")
            return grey_page(page, width)
    except (pypdfium2.PdfiumError, ZeroDivisionError, IndexError) as error:
        raise ValueError("This page cannot be read.") from error


def _is_blank(picture: Image.Image) -> bool:
    """Whether nothing is written on it: the back of a sheet that a scanner took along."""
    inked = sum(itertools.islice(picture.histogram(), INK_BELOW))
    return inked < BLANK_BELOW * picture.width * picture.height
