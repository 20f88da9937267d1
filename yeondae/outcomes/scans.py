"""Scans of answers: their pages as pixels, written anew, with nothing else that a file carries.

A scanner or an office writes who scanned what, when and where into a file; nobody sees it, and it
would stay for years.
"""

from django.utils.translation import gettext as _

from yeondae.calls.photos import MOST_BYTES, MOST_PIXELS, NotAPicture, repainted
from yeondae.core.beside import Broken, Refused, beside
from yeondae.petitions.pictures import LONGEST_SIDE, pictures_of

# What a scan begins with: PDF, JPEG, PNG, TIFF.
TIFF = (b"II*\x00", b"MM\x00*")
BEGINNINGS = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG", *TIFF)
MOST_PAGES = 20
DOTS_AN_INCH = 150.0


def rewritten(data: bytes) -> bytes:
    """A JPEG of a scan with one page, a PDF of one with more. Raises NotAPicture with a sentence.

    `data`: a PDF, JPEG, PNG or TIFF of 15 MB and `MOST_PAGES` pages at most.
    """
    if len(data) > MOST_BYTES:
        raise NotAPicture(_("The scan is larger than 15 MB. Make it smaller."))
    if not data.startswith(BEGINNINGS):
        raise NotAPicture(_("This is no PDF, JPEG, PNG or TIFF."))
    if data.startswith(TIFF):
        pages = [repainted(page, longest=LONGEST_SIDE) for page in _frames(data)]
    else:
        pages = pictures_of(data, most=MOST_PAGES)
    return pages[0] if len(pages) == 1 else _bound(pages)


def _frames(data: bytes) -> list[bytes]:
    """Each page of a TIFF as a PNG."""
    try:
        return list(beside("yeondae.core.apart.photo:pages_of_tiff", data, MOST_PAGES, MOST_PIXELS))
    except (Refused, Broken) as error:
        raise NotAPicture(
            _("This scan cannot be read, or it has over %(most)d pages.") % {"most": MOST_PAGES}
        ) from error


def _bound(pages: list[bytes]) -> bytes:
    """One PDF of JPEGs, each on a page."""
    try:
        return bytes(beside("yeondae.core.apart.photo:bound", pages, DOTS_AN_INCH))
    except (Refused, Broken) as error:
        raise NotAPicture(
            _("This scan cannot be read, or it has over %(most)d pages.") % {"most": MOST_PAGES}
        ) from error
