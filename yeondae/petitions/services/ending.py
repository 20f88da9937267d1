"""The end of personal data: names, pictures and packs go; the number and the ledger stay."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import QuerySet

from yeondae.audit.services import record
from yeondae.core import clock
from yeondae.petitions.models import (
    Collector,
    Entry,
    ExportAsking,
    Handover,
    HandoverPicture,
    Import,
    Pack,
    Petition,
    Sheet,
    Suspicion,
)
from yeondae.petitions.privacy import end_personal_data
from yeondae.petitions.services.paper import note_destroyed
from yeondae.petitions.services.scanning import forget_scans
from yeondae.sealing import files


def end_data(*, petition: Petition) -> int:
    """Destroy what is kept of people for `petition`; how many signatures it was.

    What was published of a presentation stays published: its record, and the pictures that may be
    shown. Whoever is on one can have it taken away at any time.
    """
    with transaction.atomic():
        petition = Petition.objects.select_for_update(of=("self",)).get(pk=petition.pk)
        names = [*_files(petition), *forget_scans(petition=petition, by=None)]
        _forget_files(petition)
        _forget_names(petition)
        count = end_personal_data(petition)
        petition.data_ended_at = clock.now()
        petition.save(update_fields=["data_ended_at"])
        record(by_id=None, verb="end_petition_data", subject=petition, signatures=count)
    for name in names:  # after the commit: a break before it must leave every file that is named
        files.destroy(name)
    return count


def _files(petition: Petition) -> Iterator[str]:
    yield from Sheet.objects.filter(petition=petition).values_list("image", flat=True)
    yield from Pack.objects.filter(petition=petition).values_list("file", flat=True)
    yield from _not_shown(petition).values_list("file", flat=True)
    for parts in Import.objects.filter(petition=petition).values_list("parts", flat=True):
        yield from parts


def _not_shown(petition: Petition) -> QuerySet[HandoverPicture]:
    return HandoverPicture.objects.filter(handover__petition=petition, is_public=False)


def _forget_files(petition: Petition) -> None:
    for sheet in Sheet.objects.filter(petition=petition).exclude(image=""):
        note_destroyed(sheet=sheet, by=None)
    Pack.objects.filter(petition=petition).update(file="")
    _not_shown(petition).delete()
    Import.objects.filter(petition=petition).exclude(state=Import.State.DONE).update(
        parts=[], state=Import.State.DONE, finished_at=clock.now()
    )


def _forget_names(petition: Petition) -> None:
    """Names that are no signer's: of collectors, receivers, typed lines, what staff looked at."""
    ExportAsking.objects.filter(petition=petition).delete()
    Entry.objects.filter(sheet__petition=petition).update(content={})
    Collector.objects.filter(petition=petition).update(name="")
    Handover.objects.filter(petition=petition).update(received_by="")
    Suspicion.objects.filter(petition=petition).update(example="")
