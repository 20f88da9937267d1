"""JSON values and bytes as one message through a pipe. Reading one runs nothing that is in it."""

import json
import os
import struct
from typing import Any

MOST = 512 * 1024 * 1024  # bytes of a message; the largest scan that is taken has 60 MB
_LENGTHS = struct.Struct(">QQ")
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
    for piece in (lengths + text, *pieces):
        left = memoryview(piece)
        while left:
            left = left[os.write(pipe, left) :]


def receive(pipe: int) -> Any:
    """The next message. Raises EOFError where the other side is gone, ValueError for no message."""
    text_length, rest_length = _LENGTHS.unpack(_exactly(pipe, _LENGTHS.size))
    if text_length + rest_length > MOST:
        raise ValueError("This message is too long.")
    text, rest = _exactly(pipe, text_length), memoryview(_exactly(pipe, rest_length))
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


def _exactly(pipe: int, length: int) -> bytearray:
    data = bytearray(length)
    left = memoryview(data)
    while left:
        count = os.readv(pipe, [left])
        if not count:
            raise EOFError
        left = left[count:]
    return data
