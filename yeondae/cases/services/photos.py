"""Pictures of people: kept sealed, described, made unreadable in part, shown or not."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts import approvals
from yeondae.accounts.committee import needs_two
from yeondae.accounts.models import Approval, User
from yeondae.accounts.roles import Action
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
    by: User,
) -> None:
    """What it shows, when, whose it is, whether somebody can be recognised.

    Where two people are needed, a change hides it until the second one has looked again.
    """
    _described(captions, rights)
    before = _exactly(photo)
    photo.captions, photo.rights, photo.taken_on = dict(captions), rights.strip(), taken_on
    photo.has_faces = has_faces
    if _exactly(photo) != before and needs_two(Action.SET_RISK):
        photo.is_public = False
    photo.save()
    note(by, "describe_photo", photo, has_faces=has_faces)


def ask_to_show_photo(*, photo: Photo, by: User, place: str) -> Approval:
    """Ask a colleague to look at it at `place` and say yes; the same asking where one stands."""
    return approvals.ask(
        action=Action.SET_RISK, subject=photo, content=_exactly(photo), by=by, place=place
    )


def asked_to_show_photo(photo: Photo) -> Approval | None:
    """The open asking to show exactly this picture in these words."""
    return approvals.standing(action=Action.SET_RISK, subject=photo, content=_exactly(photo))


@transaction.atomic
def show_photo(*, photo: Photo, by: User) -> None:
    """Release it, as a colleague said yes to. It shows while everybody on it may be shown so."""
    approvals.require(action=Action.SET_RISK, subject=photo, content=_exactly(photo), by=by)
    photo.is_public = True
    photo.save(update_fields=["is_public"])
    note(by, "show_photo", photo)


@transaction.atomic
def hide_photo(*, photo: Photo, by: User) -> None:
    """Nobody outside the desk sees it from now on. One person does this."""
    photo.is_public = False
    photo.save(update_fields=["is_public"])
    note(by, "hide_photo", photo)


def _exactly(photo: Photo) -> list[Any]:
    return [photo.file, photo.captions, photo.rights, photo.has_faces, str(photo.taken_on)]


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
