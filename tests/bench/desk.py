"""`script/yeondae bench desk`: every page of the desk over a million letters.

At most 20 queries and 150 ms (p95 of its own repeats) a page, and no COUNT(*) over a large table.
"""

import re
import time
from typing import Any

import django
from django.db import connection

LETTERS, SUPPORTERS = 1_000_000, 100_000
ROUNDS = 12
MOST_QUERIES, MOST_MS = 20, 150.0
MARKS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")  # of a transaction, no questions
LARGE = (
    "deliveries_delivery|deliveries_attempt|letters_letter|appeals_appeal|supporters_supporter|"
    "mailings_mail"
)
COUNTS = re.compile(rf'SELECT COUNT\(\*\)[^(]*FROM "(?:{LARGE})"', re.IGNORECASE)


def run() -> dict[str, Any]:
    """Every page that answers, with its queries and its time; those above are named."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test.utils import override_settings, setup_test_environment

    call_command("migrate", verbosity=0)
    setup_test_environment()
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}).enable()
    from tests.desk_load import a_large_campaign

    a_large_campaign(letters=LETTERS, supporters=SUPPORTERS)
    pages = _measured()
    slow = {name: ms for name, (_queries, ms, _counts) in pages.items() if ms > MOST_MS}
    many = {
        name: queries for name, (queries, _ms, _counts) in pages.items() if queries > MOST_QUERIES
    }
    counting = sorted(name for name, (_queries, _ms, counts) in pages.items() if counts)
    slowest = max(pages, key=lambda name: pages[name][1])
    figures = {
        "pages": len(pages),
        "slowest": {slowest: pages[slowest][1]},
        "slow": slow,
        "many queries": many,
        "counting": counting,
    }
    return {
        "bench": "desk",
        "figures": figures,
        "floor": {"queries": MOST_QUERIES, "ms": MOST_MS, "counting": 0},
        "holds": bool(pages) and not (slow or many or counting),
    }


def _measured() -> dict[str, tuple[int, float, int]]:
    """By page: queries, p95 in ms, counts over large tables."""
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from tests.routes import every_route
    from tests.worlds import staff
    from yeondae.accounts.roles import Role
    from yeondae.accounts.services import grant_role

    organiser = staff().organiser
    grant_role(user=organiser, role=Role.ORGANISER, by=None)
    client = Client()
    client.force_login(organiser, backend="django.contrib.auth.backends.ModelBackend")
    found = {}
    for route in every_route():
        if route.kind != "desk":
            continue
        answer = client.get(route.path)
        if answer.status_code != 200:
            continue
        times = []
        for _round in range(ROUNDS):
            begun = time.perf_counter()
            with CaptureQueriesContext(connection) as queries:
                client.get(route.path)
            times.append((time.perf_counter() - begun) * 1000)
        counts = sum(bool(COUNTS.search(each["sql"])) for each in queries)
        p95 = sorted(times)[int(len(times) * 0.95) - 1]
        asked = sum(not each["sql"].startswith(MARKS) for each in queries)
        found[route.name] = (asked, round(p95, 1), counts)
    return found
