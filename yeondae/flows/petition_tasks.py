"""What the worker does for hand-overs; found by their own module, beside `tasks.py`."""

from datetime import timedelta

from django.conf import settings

from yeondae.core import clock
from yeondae.flows import hand_over_petition
from yeondae.jobs.job import job
from yeondae.jobs.periodic import every
from yeondae.petitions.models import Pack
from yeondae.supporters import removals

# A pack that is not made after this long: its job was lost, or failed.
LATE = timedelta(minutes=10)


@job()
def make_pack(pack_id: int) -> None:
    """Make the book or the export; whoever asked for it can leave and come back."""
    pack = Pack.objects.select_related("petition__call", "petition__tally").get(pk=pack_id)
    hand_over_petition.make_pack(pack=pack, site=settings.SITE_URL)


@every(seconds=300)
def make_missing_packs() -> int:
    """A pack whose job was lost."""
    late = Pack.objects.filter(finished_at=None, made_at__lt=clock.now() - LATE)
    keys = list(late.values_list("pk", flat=True)[:5])
    for key in keys:
        make_pack.enqueue(key)
    return len(keys)


@every(seconds=3600)
def end_data_of_petitions() -> int:
    count = hand_over_petition.end_data_that_is_over()
    removals.note({removals.Kind.PETITIONS: count}, now=clock.now())
    return count
