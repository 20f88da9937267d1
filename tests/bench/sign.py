"""`script/yeondae bench sign`: a signature accepted, against a bare view with two inserts.

Ours checks a proof of work, counts visitor and network, holds the limit of mails to one address,
keeps the sealed form and queues the mail with its code: all committed before the answer.
"""

import statistics
from typing import Any

import django
from django.db import connection

from tests.bench.harness import in_turn, load, serve

LEAST, MOST_QUERIES, MOST_CPU = 0.5, 6, 4.0
POSTS, ROUNDS = 600, 5


def run() -> dict[str, Any]:
    """The ratio, the queries of one form, and the processor time with the database."""
    django.setup()
    from tests import petition_load as made

    petition = made.prepared()
    made.floor_tables()
    database = made.postmaster()
    queries = _queries(petition)
    with (
        serve("yeondae.config.wsgi", made.BEHIND_ONE_PROXY, probe="/robots.txt") as ours,
        serve("tests.bench.floors.wsgi", {}, probe="/empty/") as floor,
    ):
        batches = [made.signing_requests(petition, ours, POSTS) for _round in range(ROUNDS + 1)]
        bare = [made.floor_requests(floor, POSTS) for _round in range(ROUNDS + 1)]
        connection.close()
        spent: dict[int, list[float]] = {ours: [], floor: []}

        def send(port: int, requests: list[bytes]) -> float:
            processes = {database, made.listener(port)}
            before = made.cpu_seconds(processes)
            rate = float(load(port, requests, expect=303)["per_second"])
            spent[port].append((made.cpu_seconds(processes) - before) / POSTS * 1000)
            return rate

        figures = in_turn(
            lambda number: send(ours, batches[number]),
            lambda number: send(floor, bare[number]),
            rounds=ROUNDS,
            settle=made.analyse,
        )
    figures["cpu_ms"] = round(statistics.median(spent[ours][1:]), 2)
    figures["cpu_ms_of_the_floor"] = round(statistics.median(spent[floor][1:]), 2)
    figures["queries"] = queries
    figures["kept"] = _kept()
    return {
        "bench": "sign",
        "figures": figures,
        "floor": {"ratio": LEAST, "queries": MOST_QUERIES, "cpu_ms": MOST_CPU},
        "holds": figures["ratio"] >= LEAST
        and queries <= MOST_QUERIES
        and figures["cpu_ms"] <= MOST_CPU
        and figures["kept"] == POSTS * (ROUNDS + 1) + 2,
    }


def _queries(petition: Any) -> int:
    """Of the second form of a process: the first draws ids and reads the petition."""
    from django.test.utils import CaptureQueriesContext

    from tests.petitions import Signer

    Signer(petition).sends(email="one@example.org")
    with CaptureQueriesContext(connection) as captured:
        answer = Signer(petition).sends(email="two@example.org")
    if answer.status_code != 303:
        raise RuntimeError(f"The form was answered {answer.status_code}.")
    marks = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    return sum(not each["sql"].startswith(marks) for each in captured.captured_queries)


def _kept() -> int:
    from yeondae.mailings.models import Mail
    from yeondae.petitions.models import Signing

    return min(Signing.objects.count(), Mail.objects.count())
