"""`script/yeondae bench sign-scale`: sign, confirm and page at 1,000,000 signatures against 1,000.

Two petitions of one database, measured in turn, so that both meet the same machine.
"""

from collections.abc import Callable
from typing import Any

import django
from django.db import connection

from tests.bench.harness import get, in_turn, load, serve

LEAST = 0.9
LARGE, SMALL = 1_000_000, 1_000
POSTS, PAGES, ROUNDS = 400, 1000, 11  # a round is a second: many of them, for their median


def run() -> dict[str, Any]:
    """The three ratios of the large petition to the small one."""
    django.setup()
    from tests import petition_load as made
    from tests.petitions import a_petition

    small = made.prepared()
    large = a_petition()
    made.fill(small, SMALL)
    made.fill(large, LARGE)
    with (
        serve("yeondae.config.wsgi", made.BEHIND_ONE_PROXY, probe="/robots.txt") as port,
        serve("tests.bench.floors.forgetful", {}, probe="/robots.txt") as forgetful,
    ):
        batches = {
            (what, petition.pk): [build(petition, port, POSTS) for _round in range(ROUNDS + 1)]
            for what, build in (
                ("sign", made.signing_requests), ("confirm", made.confirming_requests)
            )
            for petition in (small, large)
        }  # fmt: skip
        made.analyse()
        connection.close()

        def posts(what: str, petition: Any) -> Callable[[int], float]:
            sent = batches[what, petition.pk]
            return lambda number: float(load(port, sent[number], expect=303)["per_second"])

        def pages(petition: Any) -> Callable[[int], float]:
            path = f"/en/petitions/{petition.call.slug}/"
            asked = [get(path, forgetful)] * PAGES
            return lambda _round: float(load(forgetful, asked, expect=200)["per_second"])

        figures = {
            "sign": in_turn(posts("sign", large), posts("sign", small), rounds=ROUNDS),
            "confirm": in_turn(posts("confirm", large), posts("confirm", small), rounds=ROUNDS),
            "page": in_turn(pages(large), pages(small), rounds=ROUNDS),
        }
    return {
        "bench": "sign-scale",
        "figures": figures,
        "floor": {"ratio": LEAST},
        "holds": all(each["ratio"] >= LEAST for each in figures.values()),
    }
