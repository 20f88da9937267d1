"""`script/yeondae bench petition-page`: a petition's page from cache and rendered, against nothing.

The page from cache shows the number that the aggregator published; both are at most 60 s old.
"""

from typing import Any

import django
from django.db import connection

from tests.bench.harness import get, in_turn, load, serve

LEAST = {"remembered": 0.4, "rendered": 0.1}
REMEMBERED, RENDERED, EMPTY = 3000, 600, 3000


def run() -> dict[str, Any]:
    """Both ratios."""
    django.setup()
    from tests import petition_load as made

    petition = made.prepared()
    made.fill(petition, 1_000)
    made.analyse()
    connection.close()
    path = f"/en/petitions/{petition.call.slug}/"
    with (
        serve("yeondae.config.wsgi", {}, probe=path) as ours,
        serve("tests.bench.floors.forgetful", {}, probe=path) as forgetful,
        serve("tests.bench.floors.wsgi", {}, probe="/empty/") as floor,
    ):
        empty = lambda _round: _rate(floor, "/empty/", EMPTY)  # noqa: E731
        figures = {
            "remembered": in_turn(lambda _round: _rate(ours, path, REMEMBERED), empty),
            "rendered": in_turn(lambda _round: _rate(forgetful, path, RENDERED), empty),
        }
    return {
        "bench": "petition-page",
        "figures": figures,
        "floor": LEAST,
        "holds": all(figures[name]["ratio"] >= least for name, least in LEAST.items()),
    }


def _rate(port: int, path: str, count: int) -> float:
    return float(load(port, [get(path, port)] * count, expect=200)["per_second"])
