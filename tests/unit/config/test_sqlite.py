"""Sixteen people writing at once on SQLite: nobody is turned away, nobody waits a second."""

import os
import threading
import time
from multiprocessing import get_context

import pytest
from django.db import OperationalError, connection, connections, transaction

from yeondae.core import clock
from yeondae.jobs.models import Heartbeat

PEOPLE = 16
ROUNDS = 25

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]


def act(name: str) -> None:
    """What taking part does: look, insert a few rows, change one; all or nothing."""
    with transaction.atomic():
        moment = clock.now()
        assert not Heartbeat.objects.filter(name=name).exists()
        for number in range(5):
            Heartbeat.objects.create(name=f"{name}.{number}", at=moment, started_at=moment)
        Heartbeat.objects.filter(name=f"{name}.0").update(did="acted")


def person(number: int, seconds: list[float], errors: list[str]) -> None:
    for turn in range(ROUNDS):
        begun = time.perf_counter()
        try:
            act(f"{os.getpid()}-{number}-{turn}")
        except OperationalError as error:
            errors.append(str(error))
        seconds.append(time.perf_counter() - begun)
        time.sleep(0.005)
    connections.close_all()


def people(count: int) -> tuple[list[float], list[str]]:
    seconds: list[float] = []
    errors: list[str] = []
    threads = [
        threading.Thread(target=person, args=(number, seconds, errors)) for number in range(count)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seconds, errors


def process(results, count: int) -> None:
    results.put(people(count))


def report(seconds: list[float]) -> float:
    p99 = sorted(seconds)[int(len(seconds) * 0.99)]
    print(f"{len(seconds)} writes, p99 {p99 * 1000:.0f} ms, longest {max(seconds) * 1000:.0f} ms")
    return p99


def test_sixteen_people_in_one_process():
    seconds, errors = people(PEOPLE)
    assert errors == []
    report(seconds)
    assert Heartbeat.objects.filter(did="acted").count() == PEOPLE * ROUNDS


def test_sixteen_people_on_two_web_workers_and_a_worker_writing_beside_them():
    connections.close_all()
    fork = get_context("fork")
    results = fork.Queue()
    workers = [fork.Process(target=process, args=(results, size)) for size in (8, 8, 1)]
    for worker in workers:
        worker.start()
    found = [results.get(timeout=60) for _ in workers]
    for worker in workers:
        worker.join()
    assert [error for _, errors in found for error in errors] == []
    report([one for seconds, _ in found for one in seconds])
    assert Heartbeat.objects.filter(did="acted").count() == (PEOPLE + 1) * ROUNDS


def test_a_writer_killed_in_its_transaction_holds_nobody_up():
    connections.close_all()
    fork = get_context("fork")
    began = fork.Event()

    def hang() -> None:
        with transaction.atomic():
            act("killed")
            began.set()
            time.sleep(60)

    worker = fork.Process(target=hang)
    worker.start()
    assert began.wait(10)
    worker.kill()
    worker.join()
    begun = time.monotonic()
    act("after")
    assert time.monotonic() - begun < 10, "the killed one still holds its turn"
    assert not Heartbeat.objects.filter(name__startswith="killed").exists()


def test_who_waits_too_long_is_told_and_the_next_one_gets_through(monkeypatch):
    act("first")
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.2)
    inside, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            inside.set()
            leave.wait(10)
        connections.close_all()

    holder = threading.Thread(target=hold)
    holder.start()
    inside.wait(10)
    with pytest.raises(OperationalError, match="database is locked"):
        act("second")
    leave.set()
    holder.join()
    act("second")


def test_an_error_and_a_rollback_give_the_turn_back():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Heartbeat.objects.create(name="x", at=clock.now(), started_at=clock.now())
        raise ZeroDivisionError
    seconds, errors = people(2)
    assert errors == []
    assert max(seconds) < 10, "the turn was not given back"


def test_the_database_is_durable_and_leaves_nothing_behind():
    found = {}
    with connection.cursor() as cursor:
        for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys"):
            cursor.execute(f"PRAGMA {name}")
            found[name] = cursor.fetchone()[0]
    assert found == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1}
