"""Jobs and sweeps on whatever engine the database has: queued with the transaction, tried again,
rescued, and run by a real worker process."""

import logging
import os
import signal
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils.module_loading import import_string

from tests.unit.jobs import chores
from tests.unit.jobs.parcels import start
from yeondae.core import clock
from yeondae.jobs import heartbeats
from yeondae.jobs.engines import engine
from yeondae.jobs.health import measure
from yeondae.jobs.models import Heartbeat
from yeondae.jobs.worker import main


@pytest.fixture
def folder(transactional_db, tmp_path, monkeypatch):
    monkeypatch.setenv("CHORES", str(tmp_path))
    if connection.vendor == "postgresql":  # Django does not empty tables that it does not manage
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")
    return tmp_path


@pytest.fixture
def worker(folder):
    """Starts real worker processes; none is left at the end."""
    started = []

    def begin():
        started.append(start(be_worker, folder / "log"))
        return started[-1]

    yield begin
    for process in started:
        process.kill()
        process.join(10)


def be_worker(log: Path) -> None:
    logging.getLogger().handlers = [logging.FileHandler(log)]
    main()


def wait_for(what, seconds=15):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen in time")


def lines(path: Path) -> list[str]:
    return path.read_text().splitlines() if path.exists() else []


def test_a_job_is_known_by_its_path(folder):
    assert import_string("tests.unit.jobs.chores.write") is chores.write


def test_a_worker_runs_a_queued_job_and_ends_when_asked(worker, folder):
    chores.write.enqueue("hello")
    process = worker()
    wait_for(lambda: lines(folder / "written") == ["hello"])
    os.kill(process.pid, signal.SIGTERM)
    process.join(10)
    assert process.exitcode == 0
    assert not Heartbeat.objects.exists()


def test_a_job_of_a_transaction_that_is_rolled_back_never_runs(worker, folder):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        chores.write.enqueue("never")
        raise ZeroDivisionError
    chores.write.enqueue("after")
    worker()
    wait_for(lambda: lines(folder / "written"))
    assert lines(folder / "written") == ["after"]


def test_a_failing_job_is_tried_again_and_says_nothing_of_the_data(worker, folder):
    chores.fail_twice.enqueue("ada@example.org")
    worker()
    wait_for(lambda: lines(folder / "written") == ["done"])
    assert lines(folder / "tried") == ["1", "2", "3"]
    said = (folder / "log").read_text()
    assert "attempt 1 of 3: ValueError in jobs/chores.py" in said
    assert "ada@example.org" not in said


def test_a_job_that_fails_for_good_is_given_up_without_the_data(worker, folder):
    chores.always_fail.enqueue("ada@example.org")
    worker()
    wait_for(lambda: lines(folder / "tried") == ["1", "2"])
    chores.write.enqueue("next")
    wait_for(lambda: lines(folder / "written") == ["next"])
    assert "ada@example.org" not in (folder / "log").read_text()


def test_a_job_whose_worker_was_killed_is_run_by_the_next_one(worker, folder, monkeypatch):
    monkeypatch.setattr(heartbeats, "SILENT_SECONDS", 0.5)
    monkeypatch.setattr(engine(), "SILENT_SECONDS", 0.5, raising=False)
    chores.hang_once.enqueue()
    first = worker()
    wait_for(lambda: lines(folder / "tried") == ["1"])
    first.kill()
    first.join(10)
    time.sleep(1)
    assert engine().rescue(alive=heartbeats.alive()) == 1
    worker()
    wait_for(lambda: lines(folder / "written") == ["done"])


def test_a_living_worker_keeps_its_job(worker, folder):
    chores.hang_once.enqueue()
    worker()
    wait_for(lambda: lines(folder / "tried") == ["1"])
    assert engine().rescue(alive=heartbeats.alive()) == 0


def test_the_oldest_due_job_and_the_heartbeat_can_be_asked_for(folder):
    assert measure().oldest_due_job is None
    assert measure().heartbeat is None
    chores.write.using(run_after=clock.now() + timedelta(hours=1)).enqueue("later")
    assert measure().oldest_due_job is None
    chores.write.enqueue("now")
    heartbeats.beat("someone")
    assert 0 <= measure().oldest_due_job < 5
    assert 0 <= measure().heartbeat < 5


def test_finished_jobs_are_forgotten(worker, folder):
    chores.write.enqueue("hello")
    process = worker()
    wait_for(lambda: lines(folder / "written"))
    os.kill(process.pid, signal.SIGTERM)
    process.join(10)
    engine().forget_finished(before=clock.now() + timedelta(hours=2))
    assert engine().oldest_due() is None


def test_workers_of_this_machine_whose_process_is_gone_are_forgotten(folder):
    process = start(os._exit, 0)
    process.join(10)
    dead = heartbeats.new_name().replace(f":{os.getpid()}:", f":{process.pid}:")
    heartbeats.beat(dead)
    here = heartbeats.new_name()
    heartbeats.beat(here)
    heartbeats.forget_dead()
    assert heartbeats.alive() == {here}
