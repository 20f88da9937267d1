"""A small HTTP load client: prebuilt requests over N connections, as fast as they are answered.

Run as a process of its own, so that its time is not the server's:
`python client.py PORT CONNECTIONS FILE`, where FILE holds pickled request bytes, each used once.
Prints one JSON object: requests, seconds, by_status, p50_ms and p99_ms.
"""

import json
import pickle
import selectors
import socket
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

HEAD_END = b"\r\n\r\n"


class Connection:
    """One connection: sends the next request as soon as the last answer is whole."""

    def __init__(
        self, port: int, waiting: Iterator[bytes], selector: selectors.BaseSelector
    ) -> None:
        self.port, self.waiting, self.selector = port, waiting, selector
        self.socket: socket.socket | None = None
        self.status = 0

    def send_next(self) -> bool:
        """Send one more request; False when none is left."""
        request = next(self.waiting, None)
        if request is None:
            self.close()
            return False
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=30)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.selector.register(self.socket, selectors.EVENT_READ, self)
        self.buffer, self.need = b"", -1
        self.began = time.perf_counter()
        self.socket.sendall(request)
        return True

    def receive(self) -> bool:
        """Read what is there; True when the answer is whole."""
        assert self.socket is not None
        data = self.socket.recv(262_144)
        if not data:
            self.close()
            return True
        self.buffer += data
        if self.need < 0 and HEAD_END in self.buffer:
            self._read_head()
        if 0 <= self.need <= len(self.buffer):
            if self.closing:
                self.close()
            return True
        return False

    def _read_head(self) -> None:
        head, _, _ = self.buffer.partition(HEAD_END)
        lines = head.lower().split(b"\r\n")
        self.status = int(lines[0].split()[1])
        length = next((int(line[15:]) for line in lines if line.startswith(b"content-length:")), 0)
        self.closing = b"connection: close" in lines
        self.need = len(head) + len(HEAD_END) + length

    def close(self) -> None:
        if self.socket is not None:
            self.selector.unregister(self.socket)
            self.socket.close()
            self.socket = None


def run(port: int, connections: int, requests: list[bytes]) -> dict[str, object]:
    """Send every request once; what came back and how long it took."""
    waiting = iter(requests)
    selector = selectors.DefaultSelector()
    times: list[float] = []
    statuses: Counter[int] = Counter()
    began = time.perf_counter()
    for connection in [Connection(port, waiting, selector) for _ in range(connections)]:
        connection.send_next()
    while selector.get_map():
        for key, _ in selector.select(timeout=60):
            if key.data.receive():
                times.append(time.perf_counter() - key.data.began)
                statuses[key.data.status] += 1
                key.data.send_next()
    times.sort()
    return {
        "requests": len(times),
        "seconds": time.perf_counter() - began,
        "by_status": dict(statuses),
        "p50_ms": 1000 * times[len(times) // 2],
        "p99_ms": 1000 * times[int(len(times) * 0.99)],
    }


if __name__ == "__main__":
    # The file is one that the bench itself has just written.
    work = pickle.loads(Path(sys.argv[3]).read_bytes())
    print(json.dumps(run(int(sys.argv[1]), int(sys.argv[2]), work)))
