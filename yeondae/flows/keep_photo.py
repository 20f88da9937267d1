"""A picture of people is handed in: its pixels are painted anew, and it is kept with its words."""

from collections.abc import Mapping, Sequence
from datetime import date

from yeondae.accounts.models import User
from yeondae.calls.photos import NotAPicture, repainted
from yeondae.cases import services as cases
from yeondae.cases.models import Case, Person, Photo
from yeondae.core.refusal import Refused


def keep_photo(
    *,
    case: Case,
    people: Sequence[Person],
    data: bytes,
    captions: Mapping[str, str],
    rights: str,
    taken_on: date | None,
    by: User,
) -> Photo:
    """Keep it. Raises Refused with a sentence for no picture, too many pixels, no caption."""
    try:
        jpeg = repainted(data)
    except NotAPicture as error:
        raise Refused(str(error)) from error
    return cases.add_photo(
        case=case,
        people=people,
        jpeg=jpeg,
        captions=captions,
        rights=rights,
        taken_on=taken_on,
        by=by,
    )
