"""A stop holds every queued letter within seconds and says what is already out."""

import time
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
import time_machine
from django.db import connections

from tests.flows.test_kill import a_call_always_open, forge, mail_sink
from tests.letters import deliveries_of, use_ways, write, write_many
from tests.worlds import a_published_call, staff
from yeondae.core import clock
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.services.readying import typeset_waiting
from yeondae.flows.dispatch import dispatch
from yeondae.flows.stop_call import resume_call, stop_call

State, Held = Delivery.State, Delivery.Held
MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_a_stop_holds_what_waits_and_takes_back_what_the_fax_server_has_not_dialled() -> None:
    by = staff().organiser
    with time_machine.travel(MORNING, tick=True):
        call = a_published_call(offices=1, copies=0)
        first = write(call)
        dispatch(worker="test")
        (faxed,) = deliveries_of(first)
        assert faxed.state == State.HANDED
        write_many(call, 3)
        stopped = stop_call(call=call, why="they are free", by=by)
    assert (stopped.held, stopped.recalled, stopped.out) == (4, 1, 0)
    assert set(Delivery.objects.values_list("state", "held_why")) == {(State.HELD, Held.STOPPED)}
    (faxed,) = deliveries_of(first)
    assert faxed.attempts.get().result == "recalled"


@pytest.mark.django_db
def test_what_cannot_be_taken_back_is_said_to_be_out() -> None:
    with time_machine.travel(MORNING, tick=True):
        call = a_published_call(offices=1, copies=1)
        write(call)
        dispatch(worker="test")
        dispatch(worker="test")
        stopped = stop_call(call=call, why="they are free", by=staff().organiser)
    assert (stopped.held, stopped.out) == (0, 2)


@pytest.mark.django_db
def test_after_a_stop_the_call_can_go_on() -> None:
    by = staff().organiser
    with time_machine.travel(MORNING, tick=True):
        call = a_published_call(offices=1, copies=0)
        write_many(call, 2)
        stop_call(call=call, why="a false report", by=by)
        assert dispatch(worker="test").sent == 0
        assert resume_call(call=call, by=by) == 2
    assert set(Delivery.objects.values_list("state", flat=True)) == {State.QUEUED}


@pytest.mark.django_db
def test_what_somebody_has_printed_is_out_and_what_waits_in_the_tray_is_taken_back() -> None:
    with time_machine.travel(MORNING, tick=True):
        call = a_published_call(offices=1, copies=0)
        use_ways(call, ("post", "1 Example Street\nExampletown"))
        write(call)
        dispatch(worker="test")
        assert Delivery.objects.get().state == State.HANDED
        stopped = stop_call(call=call, why="they are free", by=staff().organiser)
    assert (stopped.held, stopped.recalled, stopped.out) == (1, 1, 0)


@pytest.mark.django_db(transaction=True)
def test_within_five_seconds_nothing_leaves_even_from_a_worker_in_full_swing(
    tmp_path: Path,
) -> None:
    call = a_call_always_open()
    write_many(call, 400)
    typeset_waiting(limit=400, now=clock.now())
    file = tmp_path / "arrived"
    with mail_sink(file, thinks=1.0) as port, forge(port) as made:
        made.start("worker")
        while not file.read_text().count("\n") > 3:
            time.sleep(0.05)
        began = time.monotonic()
        held = stop_call(call=call, why="they are free", by=staff().organiser).held
        assert time.monotonic() - began < 5
        time.sleep(max(0.0, began + 5 - time.monotonic()))
        out = file.read_text().count("\n")
        time.sleep(1.5)
        assert file.read_text().count("\n") == out < 400
    assert held > 100
    assert Delivery.objects.filter(state=State.HELD, held_why=Held.STOPPED).count() == 400 - out


@pytest.mark.django_db(transaction=True)
def test_letters_confirmed_while_the_call_is_being_stopped_are_held_too() -> None:
    call = a_call_always_open()
    done: list[int] = []

    def keep_writing() -> None:
        try:
            for number in range(5):
                done.append(len(write_many(call, 1, first=100 + number)))
        finally:
            connections.close_all()

    writer = Thread(target=keep_writing)
    writer.start()
    stop_call(call=call, why="they are free", by=staff().organiser)
    writer.join()
    dispatch(worker="test")
    assert len(done) == 5
    assert set(Delivery.objects.values_list("state", "held_why")) == {(State.HELD, Held.STOPPED)}
