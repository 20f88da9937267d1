"""Answers that one process remembers for a few seconds, so that a crowd costs one question.

What must be true everywhere within five seconds (a call was stopped) is remembered for three.
"""

import time
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memory(Generic[K, V]):
    """Remembers up to `most` answers for `seconds` each, counted from when they were asked for."""

    def __init__(self, *, seconds: float, most: int = 500) -> None:
        self.seconds = seconds
        self.most = most
        self._kept: dict[K, tuple[float, V]] = {}
        self._lock = Lock()

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The remembered answer for `key`, else what `make` says now. Errors are not remembered."""
        kept = self._kept.get(key)
        begun = time.monotonic()
        if kept is not None and begun < kept[0]:
            return kept[1]
        value = make()
        with self._lock:
            self._kept.pop(key, None)
            while len(self._kept) >= self.most:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = (begun + self.seconds, value)
        return value

    def last(self, key: K) -> V | None:
        """The answer for `key` that was remembered last, however long ago; None without one."""
        kept = self._kept.get(key)
        return kept[1] if kept is not None else None

    def drop(self, key: K) -> None:
        """Remember nothing of `key` any more, not even what was known last."""
        with self._lock:
            self._kept.pop(key, None)

    def forget(self) -> None:
        """Remember nothing any more (tests)."""
        with self._lock:
            self._kept.clear()
