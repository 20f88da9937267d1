"""Django's PostgreSQL backend with fewer round trips around what a crowd waits for.

A connection is looked at instead of asked whether it lives, and the last statement of a
transaction can go to the server together with its COMMIT (yeondae.core.statements).
"""

import select
from collections.abc import Sequence
from typing import Any

from django.db.backends.postgresql import base
from psycopg import pq

from yeondae.core import prepared


class DatabaseWrapper(base.DatabaseWrapper):
    """`last` waits here for the COMMIT: a statement with $1, $2 ... and its values."""

    last: tuple[str, Sequence[Any]] | None = None

    def is_usable(self) -> bool:
        """Whether the server still holds this connection.

        One that the server has closed can be read from: its end, or the reason for it, waits
        there. Only then, and after an error, is the server asked.
        """
        driver: Any = self.connection
        if driver is None or driver.pgconn.status != pq.ConnStatus.OK:
            return False
        if self.errors_occurred or _has_something_to_say(driver.pgconn.socket):
            return bool(super().is_usable())
        return True

    def send_last(self) -> None:
        """Run what waits for the COMMIT now, because something else comes after it."""
        if self.last:
            waiting, self.last = self.last, None
            with self.wrap_database_errors:
                prepared.rows(self.connection, *waiting)

    def create_cursor(self, name: str | None = None) -> Any:
        self.send_last()
        return super().create_cursor(name)

    def _commit(self) -> None:
        if self.last is None:
            super()._commit()  # type: ignore[misc]  # not in the stubs
            return
        waiting, self.last = self.last, None
        with self.wrap_database_errors:
            prepared.commit_with(self.connection, *waiting)

    def _rollback(self) -> None:
        self.last = None
        super()._rollback()  # type: ignore[misc]  # not in the stubs

    def _close(self) -> None:
        self.last = None
        super()._close()  # type: ignore[misc]  # not in the stubs


def _has_something_to_say(socket: int) -> bool:
    ears = select.poll()
    ears.register(socket, select.POLLIN | select.POLLPRI)
    return bool(ears.poll(0))
