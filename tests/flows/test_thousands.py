"""Two thousand letters: no request at the desk does long work, and what is long can be left."""

import io
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from tests.letters import use_ways, write_many
from tests.worlds import a_published_call, staff
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.calls.models import Call
from yeondae.core import clock
from yeondae.deliveries.models import Bundle, Delivery
from yeondae.flows import tasks
from yeondae.letters.models import Letter
from yeondae.letters.services import typeset
from yeondae.mailings.models import Mail
from yeondae.sealing import files

pytestmark = pytest.mark.django_db
NUMBER = 2000
# A person waits this long without wondering; the machine of a test may be busy. Seconds.
PATIENCE = 8.0


@pytest.fixture
def desk() -> Client:
    user = staff().organiser
    grant_role(user=user, role=Role.ORGANISER, by=None)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def two_thousand_in_trays(kind: str) -> Call:
    """Letters that lie ready. They share one page: what is tried here is not the typesetting."""
    call = a_published_call(offices=1, copies=0)
    use_ways(call, (kind, "1 Example Road\n12345 Exampletown" if kind == "post" else ""))
    first = write_many(call, NUMBER)[0]
    typeset(letters=[first], now=clock.now())
    first.refresh_from_db()
    Letter.objects.update(pdf=first.pdf, holder=first.holder)
    Delivery.objects.update(state=Delivery.State.HANDED)
    return call


@contextmanager
def soon() -> Iterator[None]:
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < PATIENCE


def pages(bundle: Bundle) -> int:
    with pypdfium2.PdfDocument(io.BytesIO(files.fetch(bundle.pdf))) as document:
        return len(document)


@pytest.mark.parametrize("kind", ["relay", "post"])
def test_a_tray_of_two_thousand_goes_out_bundle_by_bundle(desk: Client, kind: str) -> None:
    two_thousand_in_trays(kind)
    typed = {"channel": kind}
    if kind == "relay":
        typed["relay"] = str(Delivery.objects.values_list("relay", flat=True)[0])
    with soon():
        answer = desk.post(reverse("desk:gather"), typed)
    bundle = Bundle.objects.get()
    page = reverse("desk:bundle", args=[bundle.pk])
    assert answer["Location"] == page
    with soon():
        assert 'http-equiv="refresh"' in desk.get(page).content.decode()
    list_page = desk.get(reverse("desk:relay" if kind == "relay" else "desk:tray"))
    assert page in list_page.content.decode()  # found again by whoever left
    tasks.make_bundle_file.call(bundle.pk)
    bundle.refresh_from_db()
    assert pages(bundle) > bundle.letters == 500
    file = reverse("desk:bundle_file", args=[bundle.pk])
    assert file in desk.get(page).content.decode()
    assert desk.post(file).status_code == 200
    with soon():
        desk.post(reverse("desk:bundle_done", args=[bundle.pk]),
                  {"on": "2026-01-02", "to": "the registry", "how": "in person"})  # fmt: skip
    bundle.refresh_from_db()
    assert bundle.state == Bundle.State.DONE
    if kind == "relay":
        tasks.write_receipts.call(bundle.pk)
    assert Mail.objects.count() == (500 if kind == "relay" else 0)
    assert Delivery.objects.filter(bundle=None).count() == NUMBER - 500


def test_a_stop_takes_two_thousand_back_at_once_and_a_resume_lets_them_go(desk: Client) -> None:
    call = two_thousand_in_trays("relay")
    with soon():
        desk.post(reverse("desk:stop_call", args=[call.slug]), {"why": "They asked for it."})
    held = Delivery.objects.filter(state="held", held_why="stopped", handle="", bundle=None)
    assert held.count() == NUMBER
    with soon():
        desk.post(reverse("desk:resume_call", args=[call.slug]))
    assert Delivery.objects.filter(state="queued", held_why="").count() == NUMBER


def test_a_bundle_whose_job_was_lost_gets_its_file_all_the_same(desk: Client) -> None:
    two_thousand_in_trays("post")
    desk.post(reverse("desk:gather"), {"channel": "post"})
    assert tasks.make_missing_files() == 0
    Bundle.objects.update(made_at=clock.now() - 2 * tasks.LATE)
    assert tasks.make_missing_files() == 1
