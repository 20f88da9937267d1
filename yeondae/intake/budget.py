"""A limit on the time that one text may take, so that nothing pasted ever holds up the desk.

Counted in processor time of this thread: a busy machine does not cut a reading short.
"""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
SECONDS = 5.0


class OutOfTime(Exception):
    """The budget is spent; whoever catches it reads less of the text."""


class Budget:
    """Starts to run when it is made."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._end = time.thread_time() + seconds

    def check(self) -> None:
        """Raises OutOfTime once the budget is spent."""
        if time.thread_time() > self._end:
            raise OutOfTime


class Watched(tuple[T, ...]):
    """A tuple that looks at the clock with every item: each loop over it ends in time."""

    budget: Budget | None = None

    def __iter__(self) -> Iterator[T]:
        for item in super().__iter__():
            if self.budget is not None:
                self.budget.check()
            yield item


def watched(items: Iterable[T], budget: Budget | None) -> "Watched[T]":
    found = Watched(items)
    found.budget = budget
    return found
