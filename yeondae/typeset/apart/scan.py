"""A page of a scan: upright, as a JPEG, with the texts of its QR codes."""

import itertools
from typing import Any

import zxingcpp
from PIL import Image

from yeondae.typeset.apart.picture import encoded, grey_page, opened, page_count, page_of_paper

__all__ = ["page_count", "scanned_page"]

# Pixels across a page: handwriting stays legible; small codes want a second, closer look.
WIDTH, CLOSE = 1500, 3000
# Darker than this is ink; a page with less of it than any line of writing is blank.
INK_BELOW, BLANK_BELOW = 128, 0.0002
QUALITY = 82


def scanned_page(pdf: bytes, number: int) -> dict[str, Any]:
    """Page `number` (from 1): its `jpeg`, the different `codes` on it, whether it `is_blank`."""
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
    return {
        "jpeg": encoded(upright, "JPEG", quality=QUALITY, optimize=True),
        "codes": list(dict.fromkeys(each.text for each in found)),
        "is_blank": is_blank,
    }


def _codes(picture: Image.Image) -> list[zxingcpp.Barcode]:
    return zxingcpp.read_barcodes(picture, formats=zxingcpp.barcode_formats_from_str("QRCode"))


def _rendered(pdf: bytes, number: int, width: int) -> Image.Image:
    with opened(pdf) as document:
        return grey_page(page_of_paper(document, number - 1), width)


def _is_blank(picture: Image.Image) -> bool:
    """Whether nothing is written on it: the back of a sheet that a scanner took along."""
    inked = sum(itertools.islice(picture.histogram(), INK_BELOW))
    return inked < BLANK_BELOW * picture.width * picture.height
