"""Work in a process beside ours: it comes back whole, breaks alone and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from yeondae.core import beside as machine
from yeondae.core.beside import Broken, Refused, beside

REPOSITORY = Path(__file__).resolve().parents[3]
ACTS = "tests.unit.core.acts"
STARTS_ONE = f"""
import threading, time
from yeondae.core.beside import beside
print(beside("{ACTS}:pid"), flush=True)
beside("{ACTS}:take_long")
"""
needs_proc = pytest.mark.skipif(
    not Path("/proc/self/fd").exists(), reason="this system has no /proc to look for processes"
)


def run(act, *values, **options):
    return beside(f"{ACTS}:{act}", *values, **options)


def is_there(pid):
    """Whether a process lives, or is dead and nobody has taken note of it."""
    return Path(f"/proc/{pid}").exists()


def wait_for(what, seconds=5.0):
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def nothing_left():
    yield
    machine.end_all()


def test_words_and_bytes_come_back_as_they_were() -> None:
    values = [
        b"\x00\xff" * 40_000,
        "연대 \udc80",
        [b"", {"a": b"1", "b": [b"22", None, 3.5]}],
        True,
    ]
    assert run("back", *values) == values


def test_one_process_does_what_is_asked_one_after_the_other() -> None:
    assert run("pid") == run("pid") != os.getpid()


def test_a_refusal_comes_back_in_its_own_words() -> None:
    with pytest.raises(Refused, match=r"^This cannot be done\.$"):
        run("refuse")


def test_a_fault_is_said_without_what_it_stumbled_over() -> None:
    with pytest.raises(Broken) as broken:
        run("fail")
    assert "KeyError" in str(broken.value) and "nobody may read" not in str(broken.value)


def test_a_killed_process_is_replaced_without_anybody_noticing() -> None:
    first = run("pid")
    os.kill(first, signal.SIGKILL)
    assert run("pid") not in (first, os.getpid())


def test_what_breaks_its_process_breaks_nothing_else() -> None:
    with pytest.raises(Broken):
        run("crash")
    assert run("back", 1) == [1]


def test_what_takes_too_much_memory_is_ended() -> None:
    with pytest.raises(Broken):
        run("take_much")
    assert run("back", 1) == [1]


def test_what_takes_too_long_is_ended_and_not_tried_again() -> None:
    begun = time.monotonic()
    with pytest.raises(Broken, match="within 1 s"):
        run("take_long", seconds=1)
    assert time.monotonic() - begun < 1.9
    assert run("back", 1) == [1]


@needs_proc
def test_without_work_it_ends_by_itself_and_is_started_again(monkeypatch) -> None:
    monkeypatch.setattr(machine, "IDLE_SECONDS", 0.1)
    first = run("pid")
    wait_for(lambda: not is_there(first))
    assert run("pid") != first


def test_many_threads_get_each_their_own_answer() -> None:
    answers = {}

    def ask(number: int) -> None:
        answers[number] = [run("back", number, b"x" * number) for _ in range(20)]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert answers == {number: [[number, b"x" * number]] * 20 for number in range(8)}


@needs_proc
def test_it_dies_with_its_parent_even_in_the_middle_of_work() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", STARTS_ONE], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    with parent, parent.stdout:
        child = int(parent.stdout.readline())
        assert is_there(child)
        parent.kill()
    wait_for(lambda: not is_there(child))


@needs_proc
def test_a_forked_process_gets_one_of_its_own_and_leaves_ours_alone() -> None:
    ours = run("pid")
    ear, mouth = os.pipe()
    forked = os.fork()
    if forked == 0:
        os.write(mouth, str(run("pid")).encode())
        machine.end_all()
        os._exit(0)
    os.close(mouth)
    with open(ear) as said:
        theirs = int(said.read())
    assert os.waitpid(forked, 0)[1] == 0
    assert theirs not in (ours, forked) and run("pid") == ours


@needs_proc
def test_it_inherits_no_setting_and_no_open_file(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("YEONDAE_SECRET", "of ours")
    machine.end_all()
    with (tmp_path / "kept").open("w") as kept:
        os.set_inheritable(kept.fileno(), True)
        environment, files = run("surroundings")
    assert not [name for name in environment if name.startswith(("YEONDAE", "DJANGO", "DATABASE"))]
    assert [name for name in files if not name.startswith(("pipe:", "/dev/null"))] == []
