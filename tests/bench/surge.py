"""`script/yeondae bench surge`: 40 signatures a second for ten minutes, the load on the same cores.

Forms are sent when they are due, whether or not earlier ones are answered, and timed from then.
SURGE_SECONDS shortens it while somebody tries something out.
"""

import http.client
import os
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import django
from django.db import connection

from tests.bench.harness import serve

A_SECOND, SECONDS, MOST_P99 = 40, int(os.environ.get("SURGE_SECONDS", "600")), 1.0


def run() -> dict[str, Any]:
    """Errors and the slowest of a hundred."""
    django.setup()
    from tests import petition_load as made
    from yeondae.petitions.models import Signing

    petition = made.prepared()
    made.analyse()
    with serve("yeondae.config.wsgi", made.BEHIND_ONE_PROXY, probe="/robots.txt") as port:
        requests = made.signing_requests(petition, port, A_SECOND * SECONDS)
        connection.close()
        begun = time.monotonic() + 1
        with ThreadPoolExecutor(64) as pool:
            times = list(
                pool.map(
                    lambda pair: _send(port, pair[1], begun + pair[0] / A_SECOND),
                    enumerate(requests),
                )
            )
    errors = sum(status != 303 for status, _seconds in times)
    spent = [seconds for _status, seconds in times]
    figures = {
        "errors": errors,
        "p50_s": round(statistics.median(spent), 3),
        "p99_s": round(statistics.quantiles(spent, n=100)[98], 3),
        "kept": Signing.objects.count(),
        "seconds": SECONDS,
    }
    return {
        "bench": "surge",
        "figures": figures,
        "floor": {"errors": 0, "p99_s": MOST_P99},
        "holds": errors == 0 and figures["p99_s"] < MOST_P99 and figures["kept"] == len(requests),
    }


def _send(port: int, request: bytes, due: float) -> tuple[int, float]:
    """(status, seconds since it was due) of one form."""
    time.sleep(max(0.0, due - time.monotonic()))
    head, _blank, body = request.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        client.request("POST", first.split(" ")[1], body, headers)
        answer = client.getresponse()
        answer.read()
        return answer.status, time.monotonic() - due
    except OSError:
        return 0, time.monotonic() - due
    finally:
        client.close()
