"""A queued letter is typeset, claimed, handed over and recorded with its proof."""

from datetime import UTC, datetime

import pytest
import time_machine

from tests.letters import deliveries_of, write
from tests.worlds import a_published_call
from yeondae.channels import registry
from yeondae.deliveries.models import Attempt, Delivery
from yeondae.flows.dispatch import dispatch

State = Delivery.State
# A Monday, 11:00 in Seoul.
MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def test_a_letter_goes_to_the_fax_and_its_copy_by_mail() -> None:
    with time_machine.travel(MORNING, tick=True):
        letters = write(a_published_call(offices=1))
        assert dispatch(worker="test").sent == 2
        (fax,) = deliveries_of(letters)
        (copy,) = deliveries_of(letters, "copy")
    assert (fax.state, fax.finished_at) == (State.HANDED, None)
    assert copy.state == State.HANDED and copy.finished_at is not None
    attempt = fax.attempts.get()
    assert attempt.result == Attempt.Result.ACCEPTED
    assert attempt.proof["outbox"] == fax.handle


def test_a_fax_is_followed_until_the_machine_confirms() -> None:
    with time_machine.travel(MORNING, tick=True):
        letters = write(a_published_call(offices=1))
        dispatch(worker="test")
        dispatch(worker="test")
        (fax,) = deliveries_of(letters)
    assert fax.state == State.DELIVERED
    assert fax.attempts.get().result == Attempt.Result.DELIVERED
    kept = registry.outbox().get(fax.handle)
    assert kept is not None and kept.arrival.media_type == "image/tiff"
