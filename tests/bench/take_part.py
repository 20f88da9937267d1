"""`script/yeondae bench take-part`: the confirming POST, against a bare view with two inserts.

Ours is what happens when the right code is typed: two offices and one copy, tries and limits
counted, supporter, consents, appeals, frozen letters and deliveries committed. The floor is a view
that validates a form and inserts two rows, under the same server, workers and middleware.
"""

from typing import Any

import django
from django.core.management import call_command
from django.db import connection

from tests.bench.harness import in_turn, load, post, serve

LEAST = 0.5
MOST_QUERIES = 10
POSTS = 800
ROUNDS = 5
CODE = "271828"


def run() -> dict[str, Any]:
    """The ratio, and how many queries one confirmation takes."""
    django.setup()
    from tests import petition_load

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    slug, tokens = _drafts(POSTS * (ROUNDS + 1) + 2)
    _floor_tables()
    _queries(slug, tokens.pop())  # the first of a process draws ids and reads the call
    queries = _queries(slug, tokens.pop())
    before = _letters()
    connection.close()
    with (
        serve("yeondae.config.wsgi", {}, probe="/robots.txt") as ours,
        serve("tests.bench.floors.wsgi", {}, probe="/empty/") as floor,
    ):
        figures = in_turn(
            lambda number: _confirm(ours, slug, tokens[number * POSTS : (number + 1) * POSTS]),
            lambda number: _sign(floor, number),
            rounds=ROUNDS,
            settle=petition_load.analyse,
        )
    figures["queries"] = queries
    figures["letters"] = _letters() - before
    whole = figures["letters"] == 2 * POSTS * (ROUNDS + 1)
    return {
        "bench": "take-part",
        "figures": figures,
        "floor": {"ratio": LEAST, "queries": MOST_QUERIES},
        "holds": whole and figures["ratio"] >= LEAST and queries <= MOST_QUERIES,
    }


def _drafts(count: int) -> tuple[str, list[str]]:
    """A live call, and `count` drafts of as many people whose code was mailed."""
    from tests.confirming import drafts
    from tests.worlds import a_published_call

    call = a_published_call()
    return call.slug, drafts(call, count)


def _floor_tables() -> None:
    from tests.bench.floors.rows.models import Outgoing, Signed

    with connection.schema_editor() as editor:
        editor.create_model(Signed)
        editor.create_model(Outgoing)


def _queries(slug: str, token: str) -> int:
    """How many queries one confirmation takes, the marks of its transaction not counted."""
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies["writing"] = token
    client.get("/robots.txt")
    with CaptureQueriesContext(connection) as captured:
        answer = client.post(f"/write/{slug}/en/code/", {"code": CODE})
    if answer.status_code != 303:
        raise RuntimeError(f"The confirmation was answered {answer.status_code}.")
    marks = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    return sum(not each["sql"].startswith(marks) for each in captured.captured_queries)


def _letters() -> int:
    from yeondae.letters.models import Letter

    return Letter.objects.count()


def _confirm(port: int, slug: str, tokens: list[str]) -> float:
    path = f"/write/{slug}/en/code/"
    requests = [post(path, port, f"code={CODE}", cookie=f"writing={token}") for token in tokens]
    return float(load(port, requests, expect=303)["per_second"])


def _sign(port: int, number: int) -> float:
    requests = [
        post("/sign/", port, f"email=writer{number}-{each}@example.org&name=A+Writer&country=DE")
        for each in range(POSTS)
    ]
    return float(load(port, requests, expect=303)["per_second"])
