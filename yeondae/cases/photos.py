"""Which pictures everyone may see, and their bytes."""

from collections.abc import Callable, Iterable

from django.db.models import prefetch_related_objects

from yeondae.cases.crowds import naming_hidden
from yeondae.cases.models import Case, Photo
from yeondae.cases.rules.showing import NAMED
from yeondae.cases.shown import shown
from yeondae.core.planned import planned
from yeondae.sealing import files

Unsaid = Callable[[], Callable[[Iterable[str]], bool]]
A_PAGE = 24  # pictures


def may_show(photo: Photo, unsaid: Unsaid | None = None) -> bool:
    """Whether everyone may see it today: released, and everybody on it may be shown so.

    With a face that can be recognised everybody needs a consent to the face; without one everybody
    may be named (R0 to R2). A caption that names somebody hidden hides the picture; `unsaid` gives
    what tells that, where it is known already.
    """
    return photo.is_public and would_show(photo, unsaid)


def would_show(photo: Photo, unsaid: Unsaid | None = None) -> bool:
    """Whether everyone might see it once it is released."""
    people = list(photo.people.all())
    for person in people:
        public = shown(person, "en")
        if not (public.face if photo.has_faces else public.is_named and person.risk in NAMED):
            return False
    names_hidden = unsaid() if unsaid else naming_hidden(photo.case)
    return bool(people) and not names_hidden(photo.captions.values())


def public_photos(case: Case, unsaid: Unsaid, number: int = 1) -> tuple[list[Photo], bool]:
    """One page of the pictures of a case that everyone may see today, the youngest first.

    And whether there are more after it. `unsaid` is asked only where there are pictures.
    """
    begin = (number - 1) * A_PAGE
    found = _of_case(case.pk)
    rows = found[begin : begin + A_PAGE]
    for each in rows:
        each.case = case
    return _allowed(rows, unsaid), len(found) > begin + A_PAGE


def public_photo(public_id: str) -> Photo | None:
    """The picture under this address, while everyone may see it."""
    rows = Photo.objects.filter(public_id=public_id, is_public=True).select_related("case")
    found = _allowed(list(rows))
    return found[0] if found else None


_of_case = planned(lambda one: Photo.objects.filter(case=one, is_public=True))


def _allowed(rows: list[Photo], unsaid: Unsaid | None = None) -> list[Photo]:
    prefetch_related_objects(rows, "people__consents")
    for photo in rows:
        for person in photo.people.all():
            person.case = photo.case
    return [photo for photo in rows if may_show(photo, unsaid)]


def photo_bytes(photo: Photo) -> bytes:
    """The JPEG."""
    return files.fetch(photo.file)
