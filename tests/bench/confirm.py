"""`script/yeondae bench confirm`: confirmed signatures, against a bare view with two inserts."""

from typing import Any

import django
from django.db import connection

from tests.bench.harness import in_turn, load, serve

LEAST = 0.6
POSTS, ROUNDS = 600, 5


def run() -> dict[str, Any]:
    """The ratio; every code made one signature."""
    django.setup()
    from tests import petition_load as made
    from yeondae.petitions.models import Signature

    petition = made.prepared()
    made.floor_tables()
    with (
        serve("yeondae.config.wsgi", {}, probe="/robots.txt") as ours,
        serve("tests.bench.floors.wsgi", {}, probe="/empty/") as floor,
    ):
        batches = [made.confirming_requests(petition, ours, POSTS) for _ in range(ROUNDS + 1)]
        bare = [made.floor_requests(floor, POSTS) for _round in range(ROUNDS + 1)]
        connection.close()
        figures = in_turn(
            lambda number: float(load(ours, batches[number], expect=303)["per_second"]),
            lambda number: float(load(floor, bare[number], expect=303)["per_second"]),
            rounds=ROUNDS,
            settle=made.analyse,
        )
    figures["signatures"] = Signature.objects.filter(counts=True).count()
    return {
        "bench": "confirm",
        "figures": figures,
        "floor": {"ratio": LEAST},
        "holds": figures["ratio"] >= LEAST and figures["signatures"] == POSTS * (ROUNDS + 1),
    }
