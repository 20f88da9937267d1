"""What every benchmark shares: servers alike for ours and the floor, rounds in turn, and ratios.

These machines are noisy, so only ratios of medians within one run mean anything; the spread of
the rounds is printed beside them.
"""

import contextlib
import json
import os
import pickle
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
ROUNDS = 5
CONNECTIONS = 8
WORKERS = 2
THREADS = 4


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serve(application: str, environment: dict[str, str], *, probe: str) -> Iterator[int]:
    """Run `application` ("module:name") under gunicorn; yields its port once `probe` answers.

    Same worker class, workers and threads for ours and the floor.
    """
    port = free_port()
    command = [
        sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}",
        "--workers", str(WORKERS), "--threads", str(THREADS), "--worker-class", "gthread",
        "--keep-alive", "30", "--preload", "--log-level", "error", "--max-requests", "0",
    ]  # fmt: skip
    # Never another installation's data: a bench has a home of its own.
    process = subprocess.Popen(
        command, cwd=REPOSITORY, env={**os.environ, **environment}, start_new_session=True
    )
    try:
        _wait(port, probe, process)
        yield port
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait(port: int, probe: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError("The server of this benchmark ended before it answered.")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{probe}", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The server of this benchmark did not answer {probe} within 30 seconds.")


def get(path: str, port: int) -> bytes:
    """The bytes of one GET request."""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()


def post(path: str, port: int, body: str, *, cookie: str = "") -> bytes:
    """The bytes of one POST of a form."""
    data = body.encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(data)}\r\n"
    )
    return (head + (f"Cookie: {cookie}\r\n" if cookie else "") + "\r\n").encode() + data


def load(port: int, requests: list[bytes], *, expect: int) -> dict[str, Any]:
    """Send `requests` over 8 connections; raises where an answer was not `expect`."""
    with tempfile.NamedTemporaryFile(suffix=".requests") as file:
        file.write(pickle.dumps(requests))
        file.flush()
        client = Path(__file__).with_name("client.py")
        answer = subprocess.run(
            [sys.executable, client, str(port), str(CONNECTIONS), file.name],
            capture_output=True, check=True, text=True,
        )  # fmt: skip
    result: dict[str, Any] = json.loads(answer.stdout)
    if result["by_status"] != {str(expect): len(requests)}:
        raise RuntimeError(f"Not every request was answered {expect}: {result['by_status']}")
    result["per_second"] = result["requests"] / result["seconds"]
    return result


def in_turn(
    ours: Callable[[int], float],
    floor: Callable[[int], float],
    *,
    rounds: int = ROUNDS,
    settle: Callable[[], object] = lambda: None,
) -> dict[str, Any]:
    """Measure both `rounds` times in turn (after one unmeasured round); rates are per second.

    Each function gets the number of its round (0 is the unmeasured one) and returns its rate.
    `settle` runs after the unmeasured round: a database that has planned its statements for
    empty tables looks at them again within a minute, which is longer than a round.
    """
    ours(0), floor(0)
    settle()
    pairs = []
    for number in range(1, rounds + 1):
        # Who goes first changes, so that neither always meets the warmer machine.
        if number % 2:
            pairs.append((ours(number), floor(number)))
        else:
            second = floor(number)
            pairs.append((ours(number), second))
    mine, theirs = ([pair[side] for pair in pairs] for side in (0, 1))
    return {
        "ours": round(statistics.median(mine), 1),
        "floor": round(statistics.median(theirs), 1),
        "ratio": round(statistics.median(mine) / statistics.median(theirs), 3),
        "noise": {"ours": spread(mine), "floor": spread(theirs)},
    }


def spread(rates: list[float]) -> float:
    """How far the rounds lie apart: (largest - smallest) / median."""
    return round((max(rates) - min(rates)) / statistics.median(rates), 3)
