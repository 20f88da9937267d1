"""Work with large libraries, done in a process beside this one that ends when it has none.

Setting a page or opening a picture takes libraries of tens of megabytes, which a web worker needs
a few times an hour and would hold for good. A process beside it loads them at the first request,
answers one at a time, and ends after five seconds without any, or when the process that started it
is gone. It inherits no key, no setting and no open file, and what comes back is data, never code:
whoever takes it over with a prepared PDF holds that process and nothing else.

One process a module, and for each process of ours its own: the one that opens strangers' files
never sets a letter.
"""

import atexit
import fcntl
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from yeondae.core import messages

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60  # that one request may take
IDLE_SECONDS = 5.0
PIPE_BYTES = 1024 * 1024
# What was freed goes back to the machine, as script/yeondae has it for our own processes.
MEMORY_SETTINGS = {
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_MMAP_THRESHOLD_": "65536",
    "MALLOC_TRIM_THRESHOLD_": "65536",
}


class Refused(ValueError):
    """The function raised ValueError; the text is its own."""


class Broken(Exception):
    """The function took too much time or memory, or broke; the text holds no word of its values."""


def beside(function: str, *values: Any, seconds: int = SECONDS) -> Any:
    """What `function` ("package.module:name") returns for `values`, run in a process beside.

    Values and answer are JSON values and bytes (a tuple arrives as a list). The function must be
    pure: it is called once more where its process was lost. Raises Refused and Broken.
    """
    module, _, name = function.partition(":")
    side = _sides.get(module) or _sides.setdefault(module, _Side(module))
    answer = side.ask([name, seconds, values])
    match answer:
        case ["done", value]:
            return value
        case ["refused", str(words)]:
            raise Refused(words)
        case ["broken", str(kind)]:
            raise Broken(f"{function} broke: {kind}")
    raise Broken(f"{function} did not answer within {seconds} s or with the memory it may take.")


class _Side:
    """The process of one module. Threads of ours wait for it in turn."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._turn = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, request: Any) -> Any:
        """The answer; None where the time was up, or two processes were lost over it."""
        with self._turn:
            for _ in range(2):
                process = self._process = self._process or self._started()
                assert process.stdin is not None and process.stdout is not None
                try:
                    messages.send(process.stdin.fileno(), request)
                    return messages.receive(process.stdout.fileno())
                except (OSError, EOFError, ValueError):
                    if self.end() == -signal.SIGALRM:
                        break  # it would take too long again
                except BaseException:  # this thread is to end: the answer is nobody's
                    self.end()
                    raise
        return None

    def _started(self) -> "subprocess.Popen[bytes]":
        program = [sys.executable, "-E", "-s", "-m", "yeondae.core.beside_process"]
        process = subprocess.Popen(
            [*program, self._module, str(IDLE_SECONDS)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            bufsize=0, cwd=ROOT, env={"PATH": os.defpath, "LANG": "C.UTF-8", **MEMORY_SETTINGS},
        )  # fmt: skip
        for pipe in (process.stdin, process.stdout):
            _widen(pipe)
        # Whenever it ends, somebody takes note: no process stays behind as a zombie.
        Thread(target=process.wait, name=f"beside {self._module}", daemon=True).start()
        return process

    def end(self) -> int | None:
        """End the process at once; how it ended, where there was one. The next request starts
        another."""
        process, self._process = self._process, None
        if process is None:
            return None
        _close(process)
        process.kill()
        return process.wait()

    def leave_to_parent(self) -> None:
        """After a fork: the process is our parent's, which alone writes to it and waits for it."""
        if self._process is not None:
            _close(self._process)
            self._process.returncode = 0


_sides: dict[str, _Side] = {}


def _close(process: "subprocess.Popen[bytes]") -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()


def _widen(pipe: Any) -> None:
    """Let a batch of letters through in a few steps, where the system can: messages.py says why."""
    widen = getattr(fcntl, "F_SETPIPE_SZ", None)
    if widen is not None:
        with suppress(OSError):  # this user has many wide pipes already
            fcntl.fcntl(pipe.fileno(), widen, PIPE_BYTES)


def end_all() -> None:
    """End every process beside this one."""
    for side in _sides.values():
        side.end()


def _begin_anew() -> None:
    for side in _sides.values():
        side.leave_to_parent()
    _sides.clear()


atexit.register(end_all)
os.register_at_fork(after_in_child=_begin_anew)
