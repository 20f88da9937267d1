"""JSON values and bytes as one message through a pipe. Reading one runs nothing that is in it."""

import json
import os
import struct
from collections.abc import Callable, Sequence
from typing import Any

MOST = 512 * 1024 * 1024  # bytes of a message; the largest scan that is taken has 60 MB
_LENGTHS = struct.Struct(">QQ")
_AT_ONCE = 500  # buffers in one step; POSIX promises 16, Linux and macOS take 1024
_BYTES = "\0"  # the only key of an object that stands for bytes


def send(pipe: int, value: Any) -> None:
    """Write `value` (what JSON knows, and bytes) to a file descriptor. Raises OSError."""
    pieces: list[bytes] = []

    def set_aside(data: object) -> dict[str, int]:
        if not isinstance(data, bytes):
            raise TypeError(f"A message holds no {type(data).__name__}.")
        pieces.append(data)
        return {_BYTES: len(data)}

    text = json.dumps(value, ensure_ascii=False, default=set_aside).encode("utf-8", "surrogatepass")
    lengths = _LENGTHS.pack(len(text), sum(map(len, pieces)))
    _move(os.writev, pipe, [lengths, text, *pieces])


def receive(pipe: int) -> Any:
    """The next message. Raises EOFError where the other side is gone, ValueError for no message."""
    lengths = bytearray(_LENGTHS.size)
    _move(os.readv, pipe, [lengths])
    text_length, rest_length = _LENGTHS.unpack(lengths)
    if text_length + rest_length > MOST:
        raise ValueError("This message is too long.")
    text, rest = bytearray(text_length), memoryview(bytearray(rest_length))
    _move(os.readv, pipe, [text, rest])
    begins = 0

    def put_back(found: dict[str, Any]) -> Any:
        nonlocal begins
        if _BYTES not in found:
            return found
        begins += (length := int(found[_BYTES]))
        return bytes(rest[begins - length : begins])

    # An object is read when it ends: those that stand for bytes come in the order they were sent.
    try:
        return json.loads(str(text, "utf-8", "surrogatepass"), object_hook=put_back)
    except (TypeError, RecursionError) as error:
        raise ValueError("This is no message.") from error


def _move(act: Callable[[int, Sequence[Any]], int], pipe: int, buffers: Sequence[Any]) -> None:
    """Read or write all of `buffers` in as few steps as the pipe allows.

    After each step a thread waits for its turn again, up to five milliseconds beside a busy one.
    """
    left = [memoryview(buffer) for buffer in buffers if buffer]
    while left:
        count = act(pipe, left[:_AT_ONCE])
        if not count:
            raise EOFError
        while left and count >= len(left[0]):
            count -= len(left.pop(0))
        if count:
            left[0] = left[0][count:]
