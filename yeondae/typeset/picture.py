"""Pages as pictures: a preview on a screen, and what a receiving fax machine prints."""

from typing import Any

from yeondae.core.beside import Broken, beside


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has; `ValueError` where it cannot be read."""
    return int(_of("page_count", pdf))


def page_png(pdf: bytes, *, page: int = 1, width: int = 720) -> bytes:
    """Page `page` (from 1) as a grey PNG, `width` pixels wide; `ValueError` if it has none."""
    return bytes(_of("page_png", pdf, page, width))


def scanned_pages(pdf: bytes, *, most: int, width: int) -> list[bytes]:
    """Every page of a scan from elsewhere as a grey PNG, `width` pixels wide.

    Raises ValueError where it cannot be read, or has over `most` pages or one of no usual shape.
    """
    return list(_of("scanned_pages", pdf, most, width))


def received_fax(pdf: bytes) -> list[bytes]:
    """Each page as the receiving machine prints it: black dots, 1728 x 2292, as PNG."""
    return list(_of("received_fax", pdf))


def received_fax_tiff(pdf: bytes) -> bytes:
    """The same pages as one TIFF, compressed as Group 4: what a fax server keeps."""
    return bytes(_of("received_fax_tiff", pdf))


def fax_page_count(tiff: bytes) -> int:
    """How many pages such a TIFF has; `ValueError` where it cannot be read."""
    return int(_of("fax_page_count", tiff))


def fax_page_png(tiff: bytes, *, page: int, width: int) -> bytes:
    """Page `page` (from 1) of such a TIFF as a grey PNG in its true shape, `width` pixels wide.

    Raises ValueError where it has no such page or cannot be read.
    """
    return bytes(_of("fax_page_png", tiff, page, width))


def _of(function: str, *values: Any) -> Any:
    try:
        return beside(f"yeondae.typeset.apart.picture:{function}", *values)
    except Broken as error:
        raise ValueError("This file cannot be read.") from error
