"""The pictures of a case: a few on its page, all of them on pages of their own."""

from dataclasses import dataclass

from yeondae.cases.models import Case, Photo
from yeondae.cases.photos import Unsaid, public_photos
from yeondae.core.languages import said
from yeondae.website.cases.dates import long


@dataclass(frozen=True)
class PhotoLine:
    """A picture with what it shows and whose it is."""

    public_id: str
    width: int
    height: int
    caption: str
    on: str
    rights: str


def photo_lines(
    case: Case, unsaid: Unsaid, language: str, number: int = 1
) -> tuple[list[PhotoLine], bool]:
    """One page of the pictures that everyone may see, and whether there are more after it."""
    photos, has_more = public_photos(case, unsaid, number)
    return [_photo(each, language) for each in photos], has_more


def _photo(photo: Photo, language: str) -> PhotoLine:
    return PhotoLine(
        photo.public_id,
        photo.width,
        photo.height,
        said(photo.captions, language),
        long(photo.taken_on, language),
        photo.rights,
    )
