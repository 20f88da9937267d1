"""Pictures of calls: only the pixels are kept, written anew, and sealed.

Place, camera, thumbnail, comment and whatever else a file carries are not copied (security.md,
mistake 31).
"""

from django.utils.translation import gettext as _

from yeondae.core.beside import Broken, Refused, beside
from yeondae.sealing import files

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600  # pixels
MOST_BYTES = 15 * 1024 * 1024


class NotAPicture(ValueError):
    """The file cannot be taken as a picture; the text says why."""


def keep_photo(data: bytes) -> str:
    """Keep the pixels of a JPEG, PNG or WebP; the name under which they are fetched."""
    return files.keep(repainted(data), "photo")


def fetch_photo(name: str) -> bytes:
    """The kept JPEG."""
    return files.fetch(name)


def repainted(data: bytes, *, longest: int = LONGEST_SIDE) -> bytes:
    """A JPEG of the same pixels, `longest` at most on either side, with nothing else in it.

    Raises NotAPicture with a sentence.
    """
    if len(data) > MOST_BYTES:
        raise NotAPicture(_("The picture is over 15 MB. Make it smaller first."))
    try:
        return bytes(beside("yeondae.core.apart.photo:repainted", data, longest, MOST_PIXELS))
    except (Refused, Broken) as error:
        if str(error) == "pixels":
            raise NotAPicture(
                _("The picture has too many pixels. Make it smaller first.")
            ) from error
        raise NotAPicture(_("This is no JPEG, PNG or WebP picture that can be read.")) from error
