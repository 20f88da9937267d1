"""Handing over: what is made for it, and the record of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.directory.models import Office
from yeondae.petitions.models import Addressee, ExportAsking, Handover, Pack, Petition
from yeondae.petitions.services.counting import published
from yeondae.sealing import files


@dataclass(frozen=True)
class Presented:
    """What a record says: when, where, who presented, to whom, and in which words."""

    office: Office
    on: date
    place: str
    presented_by: str
    received_by: str
    words: Mapping[str, str]


@transaction.atomic
def begin_pack(
    *, petition: Petition, kind: str, language: str, recipients: Sequence[str], by: User
) -> Pack:
    """Queue a pack; the worker makes it."""
    made = Pack.objects.create(
        petition=petition,
        kind=kind,
        language=language,
        recipients=list(recipients),
        made_at=clock.now(),
        made_by=by,
    )
    record(by_id=by.pk, verb=f"make_{kind}", subject=made, recipients=len(recipients))
    return made


def keep_recipients(*, petition: Petition, recipients: Sequence[Mapping[str, str]]) -> None:
    """Keep for whom an export is asked, in place of whom it was asked for before."""
    ExportAsking.objects.update_or_create(
        petition=petition, defaults={"recipients": [dict(each) for each in recipients]}
    )


def note_progress(*, pack: Pack, done: int, total: int) -> None:
    """How far a pack is, for whoever watches it."""
    Pack.objects.filter(pk=pack.pk).update(done=done, total=total)


@transaction.atomic
def finish_pack(*, pack: Pack, data: bytes) -> None:
    """Keep what was made; a pack that was made meanwhile by another worker stays as it is."""
    found = Pack.objects.select_for_update().get(pk=pack.pk)
    if found.finished_at is None:
        found.file, found.finished_at = files.keep(data, "pack"), clock.now()
        found.save(update_fields=["file", "finished_at"])


@transaction.atomic
def write_record(*, petition: Petition, presented: Presented, by: User) -> Handover:
    """Keep the record of a presentation, with the number and the ledger as they stand now."""
    tally = petition.tally
    made = Handover.objects.create(
        petition=petition,
        office=presented.office,
        on=presented.on,
        place=presented.place,
        presented_by=presented.presented_by,
        received_by=presented.received_by,
        words=dict(presented.words),
        signatures_handed=sum(published(tally).values()),
        size=tally.size,
        made_at=clock.now(),
        made_by=by,
    )
    record(by_id=by.pk, verb="write_handover", subject=made)
    return made


@transaction.atomic
def publish_record(*, handover: Handover, by: User) -> None:
    """Show the record to everyone. Raises Refused where it is out."""
    still = Handover.objects.filter(pk=handover.pk, published_at=None)
    if still.update(published_at=clock.now(), published_by=by) != 1:
        raise Refused(_("This record is out already."))
    record(by_id=by.pk, verb="publish_handover", subject=handover)


def note_cover_letter(*, addressee: Addressee, by: User, now: datetime) -> bool:
    """Note that an addressee's cover letter is on its way; False where one was before."""
    unwritten = Addressee.objects.filter(pk=addressee.pk, written_at=None)
    if unwritten.update(written_at=now) != 1:
        return False
    record(by_id=by.pk, verb="write_cover_letter", subject=addressee)
    return True
