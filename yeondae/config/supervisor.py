"""A small supervisor: starts children, starts a dead one again, ends all when asked.

It forks, so that the children share the memory of what was loaded before. It must have no
threads and no open connections. Children die with it, even when it is killed.
"""

import ctypes
import os
import platform
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType

from yeondae.jobs.failures import kind_and_place

STEADY_SECONDS = 30.0
LONGEST_PAUSE = 30.0
STOP_SECONDS = 12.0
PR_SET_PDEATHSIG = 1
ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@dataclass
class Child:
    """A process to keep alive: `work` runs in it and returns when it got SIGTERM."""

    name: str
    work: Callable[[], None]
    pid: int = 0
    failures: int = 0
    started: float = 0.0
    due: float = field(default=0.0)


class Supervisor:
    """Keeps its children alive until SIGTERM, SIGINT (Ctrl-C) or SIGHUP; twice means at once."""

    def __init__(self, children: Sequence[Child], say: Callable[[str], None]) -> None:
        self.children = children
        self.say = say
        self.asked = 0
        self._ear, self._mouth = os.pipe()

    def run(self) -> int:
        """Returns 0 after an orderly end, 1 where a child had to be killed."""
        self._listen()
        while not self.asked:
            now = time.monotonic()
            for child in self.children:
                if not child.pid and child.due <= now:
                    self._start(child)
            self._sleep(0.5)
            self._reap()
        return self._end()

    def _listen(self) -> None:
        for end in (self._ear, self._mouth):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._mouth, warn_on_full_buffer=False)
        for number in ENDING:
            signal.signal(number, self._on_end)
        signal.signal(signal.SIGCHLD, lambda number, frame: None)

    def _on_end(self, number: int, frame: FrameType | None) -> None:
        self.asked += 1

    def _sleep(self, seconds: float) -> None:
        """Sleep, or wake at a signal."""
        select.select([self._ear], [], [], seconds)
        with suppress(BlockingIOError):
            os.read(self._ear, 1024)

    def _start(self, child: Child) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        child.started = time.monotonic()
        child.pid = os.fork()
        if child.pid == 0:
            self._be(child, parent)

    def _be(self, child: Child, parent: int) -> None:
        """The child's whole life; it never returns."""
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            for number in (*ENDING, signal.SIGCHLD):
                signal.signal(number, signal.SIG_DFL)
            os.setsid()  # Ctrl-C reaches the supervisor alone, which asks in order
            os.close(self._ear)
            os.close(self._mouth)
            die_with(parent)
            child.work()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        except BaseException as error:
            sys.stderr.write(f"The {child.name} failed: {kind_and_place(error)}\n")
        finally:
            sys.stderr.flush()
            os._exit(code)

    def _reap(self) -> None:
        for child in self.children:
            if child.pid and self._has_ended(child):
                child.pid = 0
                steady = time.monotonic() - child.started > STEADY_SECONDS
                child.failures = 0 if steady else child.failures + 1
                pause = min(LONGEST_PAUSE, 0.25 * 2**child.failures)
                child.due = time.monotonic() + pause
                if not self.asked:
                    self.say(f"The {child.name} ended by itself; starting it again in {pause:g} s.")

    def _has_ended(self, child: Child) -> bool:
        try:
            return os.waitpid(child.pid, os.WNOHANG)[0] != 0
        except ChildProcessError:
            return True

    def _end(self) -> int:
        """Ask every child to end; after some seconds, or when asked again, kill what is left."""
        self._signal(signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while any(child.pid for child in self.children):
            if time.monotonic() > deadline or self.asked > 1:
                self._signal(signal.SIGKILL)
                for child in self.children:
                    if child.pid:
                        os.waitpid(child.pid, 0)
                return 1
            self._sleep(0.1)
            self._reap()
        return 0

    def _signal(self, number: signal.Signals) -> None:
        for child in self.children:
            if child.pid:
                with suppress(ProcessLookupError):
                    os.kill(child.pid, number)


def die_with(parent: int) -> None:
    """Get SIGTERM when `parent` dies, however it dies."""
    if platform.system() == "Linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it died before we asked
            os.kill(os.getpid(), signal.SIGTERM)
        return
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    """Where the kernel does not tell, look every second."""
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
