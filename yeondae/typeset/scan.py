"""A stack of paper as a scanner made it: page by page, upright, with what its QR codes say.

A code is read in whichever direction its page lay, and turns the page by it.
"""

from dataclasses import dataclass

from yeondae.core.beside import Broken, beside

_SCANS = "yeondae.typeset.apart.scan"


@dataclass(frozen=True)
class ScannedPage:
    """One page: a JPEG of its pixels and nothing else, and the different texts of its codes."""

    jpeg: bytes
    codes: tuple[str, ...]
    is_blank: bool


def pages_in(pdf: bytes) -> int:
    """How many pages a scan has. Raises ValueError where it is no PDF that can be read."""
    try:
        return int(beside(f"{_SCANS}:page_count", pdf))
    except Broken as error:
        raise ValueError("This PDF cannot be read.") from error


def scanned_page(pdf: bytes, number: int) -> ScannedPage:
    """Page `number` (from 1) of a scan. Raises ValueError where it cannot be read."""
    try:
        page = beside(f"{_SCANS}:scanned_page", pdf, number)
    except Broken as error:
        raise ValueError("This page cannot be read.") from error
    return ScannedPage(
        jpeg=bytes(page["jpeg"]), codes=tuple(page["codes"]), is_blank=bool(page["is_blank"])
    )
