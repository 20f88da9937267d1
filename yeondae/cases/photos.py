"""Which pictures everyone may see, and their bytes."""

from django.db.models import prefetch_related_objects

from yeondae.cases.models import Photo
from yeondae.cases.naming_rules import unsaid_in
from yeondae.cases.rules.showing import NAMED
from yeondae.cases.shown import shown
from yeondae.core.planned import planned
from yeondae.sealing import files


def may_show(photo: Photo) -> bool:
    """Whether everyone may see it today: released, and everybody on it may be shown so.

    With a face that can be recognised everybody needs a consent to the face; without one everybody
    may be named (R0 to R2). A caption that names somebody hidden hides the picture.
    """
    people = list(photo.people.all())
    if not photo.is_public or not people:
        return False
    for person in people:
        public = shown(person, "en")
        if not (public.face if photo.has_faces else public.is_named and person.risk in NAMED):
            return False
    return not unsaid_in(photo.captions.values(), photo.case.people.all())


def public_photos(case_id: int) -> list[Photo]:
    """The pictures of a case that everyone may see today."""
    return _allowed(_of_case(case_id))


def public_photo(public_id: str) -> Photo | None:
    """The picture under this address, while everyone may see it."""
    found = _allowed(list(Photo.objects.filter(public_id=public_id, is_public=True)))
    return found[0] if found else None


_of_case = planned(lambda one: Photo.objects.filter(case=one, is_public=True))


def _allowed(rows: list[Photo]) -> list[Photo]:
    prefetch_related_objects(
        rows,
        "people__case",
        "people__consents",
        "case__people__case",
        "case__people__consents",
        "case__people__all_names",
    )
    return [photo for photo in rows if may_show(photo)]


def photo_bytes(photo: Photo) -> bytes:
    """The JPEG."""
    return files.fetch(photo.file)
