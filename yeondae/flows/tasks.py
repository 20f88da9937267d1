"""What the worker does by itself, and how often."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from yeondae.core import clock
from yeondae.deliveries import queries
from yeondae.deliveries.models import Bundle
from yeondae.deliveries.services import holding
from yeondae.deliveries.services.counting import recount_all
from yeondae.flows import (
    hold_words,
    petition_tasks,  # noqa: F401  # its own sweeps and jobs
)
from yeondae.flows.dispatch import dispatch
from yeondae.flows.follow_case_changes import follow_waiting
from yeondae.flows.forget_person import end_last_mails
from yeondae.flows.hand_over import make_file, send_receipts
from yeondae.flows.retention import retention
from yeondae.flows.send_mails import count_crowds, send_mails
from yeondae.jobs import stopping
from yeondae.jobs.heartbeats import process_name
from yeondae.jobs.job import job
from yeondae.jobs.periodic import every
from yeondae.supporters import remnants

# A bundle that has no file after this long: its job was lost, or failed.
LATE = timedelta(minutes=5)


@every(seconds=2)
def send_due_mails() -> int:
    """Codes are waited for at a screen."""
    return send_mails(worker=process_name(), say_when=stopping.wanted)


@every(seconds=5)
def count_whom_notices_are_for() -> int:
    return count_crowds()


@every(seconds=3)
def dispatch_letters() -> int:
    done = dispatch(worker=process_name(), say_when=stopping.wanted)
    return done.sent + done.followed


@every(seconds=60)
def release_what_was_verified() -> int:
    """A contact point may be confirmed in any way; its letters go within the minute."""
    return holding.release_verified(now=clock.now())


@every(seconds=15)
def follow_reported_changes() -> int:
    """What is reported is followed at once; this catches what was missed."""
    return follow_waiting()


@every(seconds=30)
def hold_words_of_ended_consents() -> int:
    """A consent that ends by its date hides by itself; words that somebody wrote follow here."""
    return hold_words.look_at_ended_consents()


@every(seconds=900)
def look_at_all_words() -> int:
    """Whatever else changed who is named, a name that was added or an update of Yeondae."""
    return hold_words.look_at_all()


@every(seconds=300)
def count_letters() -> int:
    """The public's numbers, in batches (design rule 3)."""
    return recount_all(now=clock.now())


@every(seconds=3600)
def destroy_what_is_over() -> int:
    return retention(now=clock.now())


@every(seconds=5)
def destroy_remnants() -> int:
    """Copies of what was erased, and last mails, are gone within a minute."""
    now = clock.now()
    return end_last_mails(now=now) + remnants.destroy(now=now)


@every(seconds=300)
def make_missing_files() -> int:
    """A file that was destroyed with a letter in it, or that failed too often, is made anew."""
    late = queries.bundles_without_file(clock.now() - LATE)
    keys = list(late.values_list("pk", flat=True)[:20])
    for key in keys:
        make_bundle_file.enqueue(key)
    return len(keys)


@job()
def make_bundle_file(bundle_id: int) -> None:
    """Make the file of a bundle; whoever asked for it can leave and come back."""
    bundle = Bundle.objects.get(pk=bundle_id)
    page = reverse("desk:bundle", args=[bundle_id])
    make_file(bundle=bundle, confirm_url=f"{settings.SITE_URL}{page}")


@job()
def write_receipts(bundle_id: int) -> None:
    """Tell every writer of a bundle that it was handed over; the bundle's page shows how far."""
    send_receipts(bundle=Bundle.objects.get(pk=bundle_id))
