"""`script/yeondae bench call-page`: a call's page, remembered and rendered, against an empty view.

Remembered is what a crowd gets: the page as it was made up to three seconds ago. Rendered is the
same address with nothing remembered: read from the database and made anew for each request. Same
server, workers and middleware for all three.
"""

from typing import Any

import django
from django.core.management import call_command
from django.db import connection

from tests.bench.harness import get, in_turn, load, serve

LEAST = {"remembered": 0.4, "rendered": 0.1}
REMEMBERED, RENDERED, EMPTY = 3000, 600, 3000


def run() -> dict[str, Any]:
    """Both ratios, and what the page weighs."""
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    path = _page()
    connection.close()
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
        "bench": "call-page",
        "figures": figures,
        "floor": LEAST,
        "holds": all(figures[name]["ratio"] >= least for name, least in LEAST.items()),
    }


def _page() -> str:
    """A live call with people, offices, demands and two editions; the address of its page."""
    from tests.worlds import a_published_call

    call = a_published_call()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return f"/en/calls/{call.slug}/"


def _rate(port: int, path: str, count: int) -> float:
    return float(load(port, [get(path, port)] * count, expect=200)["per_second"])
