"""Pictures of a presentation: kept sealed, shown where everybody on them agreed, taken away."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.core import clock
from yeondae.petitions.models import Handover, HandoverPicture
from yeondae.petitions.pictures import pictures_of
from yeondae.sealing import files


@transaction.atomic
def add_pictures(
    *,
    handover: Handover,
    kind: str,
    data: bytes,
    words: Mapping[str, str],
    is_public: bool,
    by: User,
) -> Sequence[HandoverPicture]:
    """Keep a photo, or each page of a receipt. `words`: what is seen, by language.

    Raises NotAPicture with a sentence.
    """
    made = [
        HandoverPicture.objects.create(
            handover=handover,
            kind=kind,
            file=files.keep(each, "handover"),
            words=dict(words),
            is_public=is_public,
            made_at=clock.now(),
            made_by=by,
        )
        for each in pictures_of(data)
    ]
    record(by_id=by.pk, verb=f"add_{kind}", subject=handover, pictures=len(made))
    return made


@transaction.atomic
def show_picture(*, picture: HandoverPicture, is_public: bool, by: User) -> None:
    """Let everyone see a picture, or staff alone."""
    HandoverPicture.objects.filter(pk=picture.pk).update(is_public=is_public)
    record(by_id=by.pk, verb="show_picture", subject=picture.handover, is_public=is_public)


def remove_picture(*, picture: HandoverPicture, by: User | None) -> None:
    """Destroy a picture; the log says that it was there."""
    with transaction.atomic():
        HandoverPicture.objects.filter(pk=picture.pk).delete()
        by_id = by.pk if by else None
        record(by_id=by_id, verb="remove_picture", subject=picture.handover)
    files.destroy(picture.file)  # after the commit: before it, a break would leave an empty frame
