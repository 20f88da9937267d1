"""The supervisor alone, on children that die, hang, or end as asked. Real processes."""

import os
import signal
import sys
import threading
import time
from multiprocessing import get_context
from pathlib import Path

import pytest

from yeondae.config import supervisor
from yeondae.config.supervisor import Child, Supervisor

FORK = get_context("fork")


def patient(log: Path) -> None:
    """Note the start, and end when asked."""
    asked = threading.Event()
    signal.signal(signal.SIGTERM, lambda number, frame: asked.set())
    note(log)
    asked.wait(60)


def stubborn(log: Path) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    note(log)
    time.sleep(60)


def short_lived(log: Path) -> None:
    note(log)


def broken(log: Path) -> None:
    note(log)
    raise ValueError("ada@example.org")


def note(log: Path) -> None:
    with log.open("a") as file:
        file.write(f"{os.getpid()}\n")


def starts(log: Path) -> list[int]:
    return [int(line) for line in log.read_text().split()] if log.exists() else []


def wait_for(what, seconds=10):
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


@pytest.fixture
def supervise(tmp_path):
    """Starts a supervisor of one child in a process of its own."""
    made = []

    def begin(work, stop_seconds: float = 12) -> tuple[object, Path, Path]:
        log, said = tmp_path / "log", tmp_path / "said"

        def run() -> None:
            supervisor.STOP_SECONDS = stop_seconds
            sys.stderr = said.open("a", buffering=1)
            child = Child("child", lambda: work(log))
            os._exit(Supervisor([child], lambda words: print(words, file=sys.stderr)).run())

        made.append(FORK.Process(target=run))
        made[-1].start()
        return made[-1], log, said

    yield begin
    for process in made:
        process.kill()
        process.join(10)


def test_an_asked_child_ends_in_order(supervise):
    process, log, _ = supervise(patient)
    wait_for(lambda: starts(log))
    os.kill(process.pid, signal.SIGTERM)
    process.join(5)
    assert process.exitcode == 0
    assert len(starts(log)) == 1


def test_a_child_that_keeps_ending_is_started_at_growing_pauses(supervise):
    _, log, said = supervise(short_lived)
    time.sleep(2.5)
    assert 2 <= len(starts(log)) <= 4
    assert "starting it again in 0.5 s" in said.read_text()
    assert "starting it again in 1 s" in said.read_text()


def test_a_child_that_fails_says_where_and_nothing_of_the_data(supervise):
    _, log, said = supervise(broken)
    wait_for(lambda: starts(log) and "ValueError in" in said.read_text())
    assert "ada@example.org" not in said.read_text()


def test_a_child_that_does_not_listen_is_killed_in_the_end(supervise):
    process, log, _ = supervise(stubborn, stop_seconds=0.5)
    wait_for(lambda: starts(log))
    os.kill(process.pid, signal.SIGINT)
    process.join(5)
    assert process.exitcode == 1
    assert not alive(starts(log)[0])


def test_asking_twice_does_not_wait(supervise):
    process, log, _ = supervise(stubborn)
    wait_for(lambda: starts(log))
    os.kill(process.pid, signal.SIGINT)
    time.sleep(0.3)
    os.kill(process.pid, signal.SIGINT)
    process.join(5)
    assert process.exitcode == 1


def test_a_child_ends_with_a_supervisor_that_was_killed(supervise):
    process, log, _ = supervise(patient)
    wait_for(lambda: starts(log))
    process.kill()
    process.join(5)
    wait_for(lambda: not alive(starts(log)[0]))


def test_where_the_kernel_does_not_tell_the_child_looks_itself(supervise, monkeypatch):
    monkeypatch.setattr(supervisor.platform, "system", lambda: "Darwin")
    process, log, _ = supervise(patient)
    wait_for(lambda: starts(log))
    process.kill()
    process.join(5)
    wait_for(lambda: not alive(starts(log)[0]))


def alive(pid: int) -> bool:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
