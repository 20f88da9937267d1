"""Pictures of people: kept sealed, described, made unreadable in part, shown or not."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.cases.blurring import Area, blurred, size_of
from yeondae.cases.models import Case, Person, Photo
from yeondae.cases.services.note import note
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.sealing import files

KIND = "photo"


@transaction.atomic
def add_photo(
    *,
    case: Case,
    people: Sequence[Person],
    jpeg: bytes,
    captions: Mapping[str, str],
    rights: str,
    by: User,
    taken_on: date | None = None,
) -> Photo:
    """Keep a picture that was painted anew already (`jpeg`). It shows nowhere yet.

    Raises Refused without people, caption or rights.
    """
    if not people:
        raise Refused(_("Say who is on the picture."))
    _described(captions, rights)
    width, height = size_of(jpeg)
    photo = Photo.objects.create(
        case=case,
        file=files.keep(jpeg, KIND),
        width=width,
        height=height,
        captions=dict(captions),
        taken_on=taken_on,
        rights=rights.strip(),
        at=clock.now(),
        by=by,
    )
    photo.people.set(people)
    note(by, "add_photo", photo, case=case.pk)
    return photo


@transaction.atomic
def describe_photo(
    *,
    photo: Photo,
    captions: Mapping[str, str],
    rights: str,
    taken_on: date | None,
    has_faces: bool,
    is_public: bool,
    by: User,
) -> None:
    """What it shows, when, whose it is, whether somebody can be recognised, whether it is shown."""
    _described(captions, rights)
    photo.captions, photo.rights, photo.taken_on = dict(captions), rights.strip(), taken_on
    photo.has_faces, photo.is_public = has_faces, is_public
    photo.save()
    note(by, "describe_photo", photo, has_faces=has_faces, is_public=is_public)


def blur_photo(*, photo: Photo, areas: Sequence[Area], by: User) -> None:
    """Make `areas` unreadable for good: the picture before is destroyed. Raises Refused."""
    if not areas or not all(area.is_inside() for area in areas):
        raise Refused(
            _("Each rectangle lies on the picture: left, top, width and height in per cent.")
        )
    before = photo.file
    after = files.keep(blurred(files.fetch(before), areas), KIND)
    with transaction.atomic():
        photo.file = after
        photo.save(update_fields=["file"])
        note(by, "blur_photo", photo, areas=len(areas))
    files.destroy(before)


def remove_photo(*, photo: Photo, by: User) -> None:
    """Destroy a picture."""
    name = photo.file
    with transaction.atomic():
        note(by, "remove_photo", photo)
        photo.delete()
    files.destroy(name)


def _described(captions: Mapping[str, str], rights: str) -> None:
    if not any(text.strip() for text in captions.values()):
        raise Refused(_("Say what the picture shows, in one language at least."))
    if not rights.strip():
        raise Refused(_("Say who made the picture and who allows its use."))
