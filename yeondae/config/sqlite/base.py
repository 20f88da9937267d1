"""Django's SQLite backend whose writing transactions queue up.

SQLite lets one transaction write at a time; the others try again at pauses that grow to a tenth
of a second, so that under load those who waited longest try least often and seconds pass. Here
they wait on a file lock beside the database, and try more often the longer they waited.
"""

import fcntl
import os
import time
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base

PAUSE = 0.001
IMPATIENT_AFTER = 0.05


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes the lock before BEGIN IMMEDIATE and gives it back after COMMIT or ROLLBACK."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lock: int | None = None
        self._holds = False

    def _start_transaction_under_autocommit(self) -> None:
        self._wait_for_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # as below
        except BaseException:
            self._give_back()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # not in the stubs
        self._give_back()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # not in the stubs
        finally:
            self._give_back()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # not in the stubs
        finally:
            self._give_back()
            if self._lock is not None:
                os.close(self._lock)
                self._lock = None

    def _wait_for_turn(self) -> None:
        if self._holds or self.is_in_memory_db():
            return
        if self._lock is None:
            path = f"{self.settings_dict['NAME']}-queue"
            self._lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        begun = time.monotonic()
        while not self._try():
            waited = time.monotonic() - begun
            if waited > self.settings_dict["OPTIONS"]["timeout"]:
                raise OperationalError("database is locked")
            time.sleep(PAUSE / (1 + waited / IMPATIENT_AFTER))
        self._holds = True

    def _try(self) -> bool:
        assert self._lock is not None
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _give_back(self) -> None:
        if self._holds and self._lock is not None:
            self._holds = False
            fcntl.flock(self._lock, fcntl.LOCK_UN)
