"""The worker process: starts due sweeps, lets the engine run jobs, and says that it lives."""

import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import FrameType

from django.db import DatabaseError, close_old_connections, connections

from yeondae.jobs import heartbeats, periodic
from yeondae.jobs.engines import engine
from yeondae.jobs.failures import kind_and_place
from yeondae.jobs.incidents import Watch
from yeondae.jobs.periodic import Sweep
from yeondae.jobs.stopping import STOP

logger = logging.getLogger(__name__)

LOOK_SECONDS = 0.5
SWEEPS_AT_ONCE = 4
GRACE_SECONDS = 9.0


class Worker:
    """One process's worker. `run` returns when the process was asked to end."""

    def __init__(self, stop: threading.Event = STOP) -> None:
        self.name = heartbeats.new_name()
        self.stop = stop
        self.did = ""
        self.watch = Watch()
        self._pool = ThreadPoolExecutor(SWEEPS_AT_ONCE, thread_name_prefix="sweep")
        self._running: dict[str, Future[None]] = {}
        self._engine = threading.Thread(target=self._run_engine, name="engine", daemon=True)
        self._last_beat = float("-inf")

    def run(self) -> None:
        """Work until asked to stop, then let what is in hand end for a few seconds."""
        self._patiently(heartbeats.forget_dead)
        self._patiently(periodic.prepare)
        self._patiently(self._beat)
        self._engine.start()
        while not self.stop.wait(LOOK_SECONDS):
            self._patiently(self._look)
        self._end()

    def _look(self) -> None:
        """One look: say that we live, and start the sweeps that are due."""
        if time.monotonic() - self._last_beat >= heartbeats.EVERY_SECONDS:
            self._beat()
        self._running = {name: one for name, one in self._running.items() if not one.done()}
        for sweep in periodic.take_due(busy=self._running):
            self._running[sweep.name] = self._pool.submit(self._run_sweep, sweep)

    def _beat(self) -> None:
        heartbeats.beat(self.name, did=self.did)
        self.watch.works()
        periodic.after_set_back()
        self._last_beat = time.monotonic()

    def _run_sweep(self, sweep: Sweep) -> None:
        close_old_connections()
        try:
            if done := periodic.run(sweep):
                self.did = f"{sweep.name}: {done}"
        except DatabaseError as error:
            self.watch.broke(error)
            logger.error("The sweep %s could not be noted: %s", sweep.name, kind_and_place(error))
        finally:
            close_old_connections()

    def _run_engine(self) -> None:
        while not self.stop.is_set():
            try:
                engine().run(worker=self.name, stop=self.stop)
            except Exception as error:
                logger.error("Jobs stopped and start again: %s", kind_and_place(error))
                connections.close_all()
                self.stop.wait(2)

    def _patiently(self, work: Callable[[], object]) -> None:
        """A database that is away costs time only: say so, and look again."""
        try:
            close_old_connections()
            work()
        except DatabaseError as error:
            self.watch.broke(error)
            logger.error("The database does not answer: %s", kind_and_place(error))
            connections.close_all()
            self.stop.wait(1)

    def _end(self) -> None:
        deadline = time.monotonic() + GRACE_SECONDS
        self._engine.join(max(0.0, deadline - time.monotonic()))
        for one in self._running.values():
            try:
                one.result(timeout=max(0.0, deadline - time.monotonic()))
            except TimeoutError:
                logger.warning("A sweep did not end in time; its claims run out by themselves.")
        self._patiently(lambda: heartbeats.end(self.name))


def main() -> None:
    """Be a worker until SIGTERM or Ctrl-C."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _asked_to_stop)
    Worker().run()
    # A thread that hangs on a dead connection must not keep the process.
    logging.shutdown()
    os._exit(0)


def _asked_to_stop(number: int, frame: FrameType | None) -> None:
    STOP.set()
