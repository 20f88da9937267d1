"""Scans of answers: their pages as pixels, written anew, with nothing else that a file carries.

A scanner or an office writes who scanned what, when and where into a file; nobody sees it, and it
would stay for years.
"""

import io
from collections.abc import Iterator

from django.utils.translation import gettext as _
from PIL import Image, ImageSequence, UnidentifiedImageError

from yeondae.calls.photos import MOST_BYTES, MOST_PIXELS, NotAPicture, repainted
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


def _frames(data: bytes) -> Iterator[bytes]:
    """Each page of a TIFF as a PNG."""
    unreadable = NotAPicture(
        _("This scan cannot be read, or it has over %(most)d pages.") % {"most": MOST_PAGES}
    )
    try:
        with Image.open(io.BytesIO(data), formats=("TIFF",)) as opened:
            for number, frame in enumerate(ImageSequence.Iterator(opened)):
                if number >= MOST_PAGES or frame.width * frame.height > MOST_PIXELS:
                    raise unreadable
                out = io.BytesIO()
                frame.convert("RGB").save(out, "PNG")
                yield out.getvalue()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise unreadable from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError) as error:
        raise error if error is unreadable else unreadable from error


def _bound(pages: list[bytes]) -> bytes:
    """One PDF of JPEGs, each on a page."""
    pictures = [Image.open(io.BytesIO(page)) for page in pages]
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=DOTS_AN_INCH)
    return out.getvalue()
