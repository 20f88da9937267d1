"""From a queued Korean letter to the page that a fax machine printed, over a real HylaFAX."""

import time

import pytest
from PIL import Image
from pytest_django import Settings
from pyzbar.pyzbar import decode

from tests.channels.conftest import ANSWERS, FaxLine, fax_line
from tests.flows.test_kill import a_call_always_open
from tests.letters import deliveries_of, use_ways, write
from yeondae.deliveries.models import Delivery
from yeondae.flows.dispatch import dispatch

__all__ = ["fax_line"]

pytestmark = [pytest.mark.fax, pytest.mark.django_db]
# A modem that is kept waiting hangs up; the next try is due five minutes later.
PATIENCE = 600.0


@pytest.fixture
def real_fax(fax_line: FaxLine, settings: Settings) -> FaxLine:
    """Letters by fax really go over the test line."""
    settings.SENDING, settings.DEMO = "real", False
    options = {
        "host": "127.0.0.1",
        "port": fax_line.port,
        "modem": fax_line.modem,
        "station": "YEONDAE",
    }
    fax = {"PACKAGE": "yeondae.channels.fax", "OPTIONS": options}
    settings.CHANNELS = {**settings.CHANNELS, "fax": fax}
    return fax_line


def test_a_queued_korean_letter_arrives_and_its_proof_is_kept(real_fax: FaxLine) -> None:
    call = a_call_always_open()
    use_ways(call, ("fax", ANSWERS))
    letters = write(call)
    before = set(real_fax.received.glob("*.tif"))
    deadline = time.monotonic() + PATIENCE
    while deliveries_of(letters)[0].state != Delivery.State.DELIVERED:
        dispatch(worker="test")
        assert time.monotonic() < deadline, "the fax did not arrive in time"
        time.sleep(1)
    (row,) = deliveries_of(letters)
    proof = row.attempts.latest("pk").proof
    assert proof["pages"] == "1 of 1"
    assert proof["remote_id"]
    page = max(set(real_fax.received.glob("*.tif")) - before, key=lambda each: each.stat().st_mtime)
    with Image.open(page) as picture:
        codes = decode(picture.convert("L"))
    assert codes and codes[0].data.decode().endswith(f"/l/{letters[0].reference}")
