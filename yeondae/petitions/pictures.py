"""Pictures that staff bring in: photos and scans, taken as pixels and written anew.

Place, camera and whatever else a file carries stay behind, and so does everything in a PDF that is
not seen on its pages.
"""

from django.utils.translation import gettext as _

from yeondae.calls.photos import MOST_BYTES, NotAPicture, repainted
from yeondae.typeset.picture import scanned_pages

PDF = b"%PDF-"
MOST_PAGES = 6
PAGE_WIDTH = 1500  # pixels; handwriting stays legible
LONGEST_SIDE = 2400


def pictures_of(data: bytes, *, most: int = MOST_PAGES) -> list[bytes]:
    """JPEGs: one of a JPEG, PNG or WebP, one a page of a PDF with `most` pages at most.

    Raises NotAPicture with a sentence.
    """
    if not data.startswith(PDF):
        return [repainted(data, longest=LONGEST_SIDE)]
    if len(data) > MOST_BYTES:
        raise NotAPicture(_("The scan is larger than 15 MB. Make it smaller."))
    try:
        pages = scanned_pages(data, most=most, width=PAGE_WIDTH)
    except ValueError as error:
        raise NotAPicture(
            _("This PDF cannot be read, or it has over %(most)d pages.") % {"most": most}
        ) from error
    return [repainted(page, longest=LONGEST_SIDE) for page in pages]
