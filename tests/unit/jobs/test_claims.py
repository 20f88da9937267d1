"""Claims: one worker a row, an end only while the claim holds, and a break that shows."""

import random
import time
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction

from tests.unit.jobs.parcels import Parcel, send_all, start
from yeondae.core import clock
from yeondae.jobs.claims import claim, expired, extend, finish, give_back


def take(parcels, worker="w1", limit=10):
    return claim(parcels.order_by("due_at", "id"), limit=limit, lease_seconds=60, worker=worker)


def test_a_claim_takes_what_is_due_in_order_and_marks_it(parcels):
    later = parcels.create(due_at=clock.now() + timedelta(hours=1))
    second = parcels.create(due_at=clock.now() - timedelta(minutes=1))
    first = parcels.create(due_at=clock.now() - timedelta(hours=1))
    held = parcels.create(state="held")
    rows = take(parcels)
    assert [row.pk for row in rows] == [first.pk, second.pk]
    assert {(row.state, row.claimed_by, row.tries) for row in rows} == {("sending", "w1", 1)}
    assert parcels.get(pk=later.pk).state == "queued"
    assert parcels.get(pk=held.pk).state == "held"


def test_a_claimed_row_is_not_given_out_again(parcels):
    parcels.create()
    assert take(parcels)
    assert take(parcels, worker="w2") == []


def test_finishing_writes_the_end_and_what_goes_with_it(parcels):
    parcels.create()
    (row,) = take(parcels)
    assert finish(row, state="sent", note="250 ok")
    stored = parcels.get()
    assert (stored.state, stored.note) == ("sent", "250 ok")
    assert (stored.claimed_by, stored.claimed_until) == ("", None)
    assert row.state == "sent"


def test_finishing_twice_writes_once(parcels):
    parcels.create()
    (row,) = take(parcels)
    again = parcels.get()
    assert finish(row, state="sent")
    assert not finish(again, state="failed")
    assert parcels.get().state == "sent"


def test_who_lost_the_lease_writes_nothing_over_the_new_holder(parcels):
    parcels.create()
    (slow,) = take(parcels)
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        (found,) = expired(parcels.all())
        assert give_back(found)
        (quick,) = take(parcels)  # even by a worker of the same name
        assert not finish(slow, state="failed")
        assert not extend(slow, lease_seconds=60)
        assert finish(quick, state="sent")
    assert parcels.get().state == "sent"
    assert parcels.get().tries == 2


def test_an_extended_lease_does_not_expire_and_a_stale_look_cannot_end_it(parcels):
    parcels.create()
    (row,) = take(parcels)
    start_time = clock.now()
    with time_machine.travel(start_time + timedelta(seconds=61)):
        (stale,) = expired(parcels.all())
        assert extend(row, lease_seconds=60)
        assert not finish(stale, state="uncertain")
        assert not expired(parcels.all())
        assert finish(row, state="sent")


def test_a_row_given_back_waits_until_it_is_due(parcels):
    parcels.create()
    (row,) = take(parcels)
    assert give_back(row, due_at=clock.now() + timedelta(minutes=5), note="busy")
    assert take(parcels) == []
    with time_machine.travel(clock.now() + timedelta(minutes=6)):
        assert [row.note for row in take(parcels)] == ["busy"]


def test_a_claim_inside_a_transaction_is_refused(committed_parcels):
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        take(committed_parcels)


def marked(log, word):
    lines = [line.split() for line in log.read_text().splitlines()]
    return [line[1] for line in lines if line[0] == word and len(line) == 2]


def took(log):
    return len(marked(log, "took")) if log.exists() else 0


def test_three_worker_processes_never_take_the_same_row(committed_parcels, tmp_path):
    Parcel.objects.bulk_create(Parcel() for _ in range(300))
    log = tmp_path / "log"
    workers = [start(send_all, f"w{number}", 60, log) for number in range(3)]
    for worker in workers:
        worker.join(60)
    took = marked(log, "took")
    assert len(took) == 300
    assert len(set(took)) == 300
    assert committed_parcels.filter(state="sent", tries=1).count() == 300
    assert committed_parcels.values("note").distinct().count() > 1, "one worker did everything"


def test_kill_9_in_the_middle_of_work_loses_nothing_and_says_where_it_broke(
    committed_parcels, tmp_path
):
    Parcel.objects.bulk_create(Parcel() for _ in range(400))
    kills, log, broken = random.Random(7), tmp_path / "log", 0
    for _ in range(12):
        before = took(log)
        worker = start(send_all, "w", 0.2, log)
        until = time.monotonic() + 10
        while took(log) == before and time.monotonic() < until:
            time.sleep(0.005)
        time.sleep(kills.uniform(0, 0.05))
        worker.kill()
        worker.join(10)
        broken += committed_parcels.filter(state="sending").count() > 0
        time.sleep(0.21)
        for row in expired(committed_parcels.all()):
            assert give_back(row)
    assert broken > 3, "no kill fell into the middle of the work"
    assert committed_parcels.filter(state="queued").exists(), "nothing was left to kill"
    last = start(send_all, "last", 60, log)
    last.join(60)
    assert committed_parcels.filter(state="sent").count() == 400
    assert set(marked(log, "sent")) <= {
        str(pk) for pk in committed_parcels.values_list("pk", flat=True)
    }
    assert len(marked(log, "sent")) == len(set(marked(log, "sent"))), "one end was written twice"
