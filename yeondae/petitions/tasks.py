"""What the worker does for petitions by itself, and how often."""

from yeondae.core import clock
from yeondae.jobs.job import job
from yeondae.jobs.periodic import every
from yeondae.petitions.models import Import, Petition, Scan
from yeondae.petitions.rules.opening import Stands, stands
from yeondae.petitions.services.counting import publish_changes
from yeondae.petitions.services.floods import forget_marks, look_for_floods
from yeondae.petitions.services.importing import take_up
from yeondae.petitions.services.making import close_petition
from yeondae.petitions.services.scanning import read_scan
from yeondae.petitions.services.signing import forget_old_signings
from yeondae.petitions.services.uses import forget_old_uses
from yeondae.supporters import removals


@every(seconds=15)
def count_signatures() -> int:
    """Floods are held first, so that what is published next leaves them out."""
    now, published = clock.now(), 0
    petitions = Petition.objects.exclude(state=Petition.State.DRAFT).select_related("call")
    for petition in petitions:
        if stands(petition, now) is Stands.OVER:
            close_petition(petition=petition, by=None, now=now)
        look_for_floods(petition=petition, now=now)
        published += publish_changes(petition_id=petition.pk, now=now)
    return published


@every(seconds=900)
def forget_what_is_old() -> int:
    """Forms after 72 hours; networks, visitors and other marks after 24."""
    now = clock.now()
    forms = forget_old_signings(now=now)
    removals.note({removals.Kind.FORMS: forms}, now=now)
    return forms + forget_marks(now=now) + forget_old_uses(now=now)


@job()
def import_signatures(import_id: int) -> None:
    """Take up a file part by part; after a break it goes on where it was."""
    while take_up(import_id=import_id):
        pass


@every(seconds=300)
def go_on_with_imports() -> int:
    """A file whose job was lost."""
    waiting = Import.objects.exclude(state=Import.State.DONE).values_list("pk", flat=True)
    for import_id in waiting[:5]:
        import_signatures.enqueue(import_id)
    return len(waiting)


@job()
def read_sheets(scan_id: int) -> None:
    """Read a scan page by page; after a break it goes on where it was."""
    read_scan(scan_id=scan_id)


@every(seconds=300)
def go_on_with_scans() -> int:
    """A scan whose job was lost."""
    waiting = Scan.objects.filter(finished_at=None).values_list("pk", flat=True)
    for scan_id in waiting[:5]:
        read_sheets.enqueue(scan_id)
    return len(waiting)
