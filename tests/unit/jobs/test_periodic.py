"""Sweeps: one worker a turn, failures noted without data, pauses that grow."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.db import connections

from yeondae.core import clock
from yeondae.jobs import periodic
from yeondae.jobs.models import Schedule


@pytest.fixture
def sweeps(monkeypatch):
    own: dict[str, periodic.Sweep] = {}
    monkeypatch.setattr(periodic, "SWEEPS", own)
    return own


def test_a_sweep_is_due_at_first_and_then_after_its_period(db, sweeps):
    periodic.every(seconds=10)(lambda: 3)
    periodic.prepare()
    (sweep,) = periodic.take_due()
    assert periodic.run(sweep) == 3
    assert periodic.take_due() == []
    with time_machine.travel(clock.now() + timedelta(seconds=11)):
        assert periodic.take_due() == [sweep]


def test_preparing_again_keeps_the_time_of_the_next_run(db, sweeps):
    periodic.every(seconds=10)(lambda: None)
    periodic.prepare()
    periodic.take_due()
    periodic.prepare()
    assert periodic.take_due() == []


def test_a_sweep_that_still_runs_is_not_started_beside_itself(db, sweeps):
    periodic.every(seconds=10)(lambda: None)
    periodic.prepare()
    assert periodic.take_due(busy=sweeps) == []
    assert len(periodic.take_due()) == 1


def test_a_failing_sweep_notes_the_kind_only_and_waits_longer_each_time(db, sweeps, caplog):
    def stumble():
        raise ValueError("ada@example.org")

    periodic.every(seconds=4)(stumble)
    periodic.prepare()
    pauses = []
    for _ in range(6):
        Schedule.objects.update(next_at=clock.now())
        (sweep,) = periodic.take_due()
        assert periodic.run(sweep) == 0
        row = Schedule.objects.get()
        pauses.append(round((row.next_at - clock.now()).total_seconds()))
    assert pauses == [8, 16, 32, 60, 60, 60]
    assert row.failures == 6
    assert row.failure.startswith("ValueError in")
    assert "ada" not in row.failure + caplog.text


def test_a_success_ends_the_count_of_failures(db, sweeps):
    periodic.every(seconds=4)(lambda: 1)
    periodic.prepare()
    Schedule.objects.update(failures=3)
    periodic.run(*periodic.take_due())
    assert Schedule.objects.get().failures == 0


def test_eight_workers_at_once_take_each_turn_once(transactional_db, sweeps):
    for number in range(5):
        work = lambda: None  # noqa: E731
        work.__name__ = f"sweep{number}"
        periodic.every(seconds=60)(work)
    periodic.prepare()
    took, ready = [], threading.Barrier(8)

    def look():
        ready.wait()
        took.extend(sweep.name for sweep in periodic.take_due())
        connections.close_all()

    workers = [threading.Thread(target=look) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(took) == sorted(sweeps)
