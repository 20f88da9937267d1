"""`script/yeondae bench cases`: 100,000 people and 1,000,000 events, on PostgreSQL and on SQLite.

Search in any script, the page of a case and of one with a thousand people, who was held on a day
by country, rebuilding, and bringing people in from a table against a bare bulk insert of the same
rows. Server time in this process; medians with their spread, because these machines are noisy.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import django
from django.core.management import call_command
from django.db import connection

from tests.bench.harness import spread

PEOPLE = int(os.environ.get("YEONDAE_BENCH_PEOPLE", "100000"))
ROUNDS, IMPORTED, CROWD = 3, 100_000, 1000
MOST = {"search_p95_ms": 50.0, "page_ms": 25.0, "page_queries": 15, "held_ms": 200.0,
        "crowd_ms": 100.0}  # fmt: skip
LEAST_IMPORT = 0.3
ALONE = "YEONDAE_BENCH_CASES_ALONE"


def run() -> dict[str, Any]:
    """The figures of this database, and of SQLite beside it."""
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    figures = {connection.vendor: _measured()}
    if connection.vendor != "sqlite" and ALONE not in os.environ:
        figures |= _on_sqlite()
    return {
        "bench": "cases",
        "figures": figures,
        "floor": {**MOST, "import_ratio": LEAST_IMPORT},
        "holds": all(_holds(each) for each in figures.values()),
    }


def _on_sqlite() -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="yeondae-bench-") as home:
        inside = {**os.environ, "YEONDAE_HOME": home, ALONE: "1"}
        inside.pop("DATABASE_URL", None)
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench", "cases", "--json"],
            env=inside, capture_output=True, text=True, check=False,
        )  # fmt: skip
    if not done.stdout:
        raise RuntimeError(f"The measuring on SQLite failed: {done.stderr[-2000:]}")
    figures: dict[str, Any] = json.loads(done.stdout)["figures"]
    return figures


def _holds(figures: dict[str, Any]) -> bool:
    return (
        all(figures[name] <= most for name, most in MOST.items())
        and figures["import_ratio"] >= LEAST_IMPORT
        and figures["rebuilt_differently"] == 0
    )


def _measured() -> dict[str, Any]:
    figures: dict[str, Any] = _imports()
    from tests.large_record import fill

    began = time.perf_counter()
    filled = fill(PEOPLE)
    figures["fill_seconds"] = round(time.perf_counter() - began, 1)
    pages = _pages([case.public_id for case in filled])
    return figures | _searches() | pages | _crowd() | _held() | _rebuilding()


def _imports() -> dict[str, Any]:
    """People a second from a table, against a bare bulk insert of the same rows."""
    count = min(IMPORTED, PEOPLE)
    _imported(count // 100), _bare(count // 100)
    pairs = [(_imported(count), _bare(count)) for _round in range(ROUNDS)]
    mine, theirs = ([pair[side] for pair in pairs] for side in (0, 1))
    return {
        "import_a_second": round(statistics.median(mine)),
        "bare_a_second": round(statistics.median(theirs)),
        "import_ratio": round(statistics.median(mine) / statistics.median(theirs), 3),
        "import_noise": {"ours": spread(mine), "bare": spread(theirs)},
    }


def _imported(count: int) -> float:
    from tests.large_record import a_case, row
    from yeondae.cases.services.importing import import_people

    case, rows = a_case(), [row(number) for number in range(count)]
    began = time.perf_counter()
    told = import_people(case=case, rows=rows, by=None)
    seconds = time.perf_counter() - began
    if told.made != count or told.bad:
        raise RuntimeError(f"{told.made} of {count} rows came in.")
    _forget(case)
    return count / seconds


def _bare(count: int) -> float:
    from tests.large_record import a_case, row

    case, rows = a_case(), [row(number)[1] for number in range(count)]
    began = time.perf_counter()
    for start in range(0, count, 1000):
        _insert(case, start, rows[start : start + 1000])
    seconds = time.perf_counter() - began
    _forget(case)
    return count / seconds


def _insert(case: Any, start: int, batch: list[dict[str, str | None]]) -> None:
    from yeondae.cases.models import Interval, Name, Person

    people = Person.objects.bulk_create(
        Person(case=case, names={"en": row["name"]}, held_since=row["held_since"],
               outside_key=str(start + n).encode().ljust(32), held_until=row["held_until"])
        for n, row in enumerate(batch)
    )  # fmt: skip
    both = list(zip(people, batch, strict=True))
    names = [(person, row["name"], "en") for person, row in both]
    names += [(person, row["name_ko"], "ko") for person, row in both if row["name_ko"]]
    Name.objects.bulk_create(
        Name(person=person, text=text, language=language) for person, text, language in names
    )
    Interval.objects.bulk_create(
        Interval(person=person, kind="detention", start=row["held_since"], end=row["held_until"],
                 country="KR")
        for person, row in both
    )  # fmt: skip


def _forget(case: Any) -> None:
    with connection.cursor() as cursor:
        for table in ("cases_interval", "cases_name"):
            cursor.execute(
                f"DELETE FROM {table} WHERE person_id IN "
                "(SELECT id FROM cases_person WHERE case_id = %s)",
                [case.pk],
            )
        cursor.execute("DELETE FROM cases_person WHERE case_id = %s", [case.pk])
        cursor.execute("DELETE FROM cases_case WHERE id = %s", [case.pk])


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _searches() -> dict[str, Any]:
    """Whole names in their own order, turned round, and in Hangul; the slowest twentieth counts."""
    from tests.large_record import row as a_row
    from yeondae.cases.finding import find

    asked = []
    for number in range(7, PEOPLE, max(PEOPLE // 60, 1)):
        _line, row = a_row(number)
        name = str(row["name"])
        family, given = name.split(" ", 1)
        asked += [name, f"{given} {family}", name.replace("-", "")]
        asked += [row["name_ko"]] if row["name_ko"] else []
    find(asked[0])
    runs = []
    for _round in range(ROUNDS):
        times = sorted(_timed(lambda each=each: find(each)) for each in asked)
        runs.append(times[int(len(times) * 0.95)])
        if not all(find(each) for each in asked[:8]):
            raise RuntimeError("Somebody was not found.")
    return {
        "search_p95_ms": round(statistics.median(runs), 1),
        "search_noise": spread(runs),
        "searched": len(asked),
    }


def show(public_id: str) -> None:
    """The page of a case as a view renders it, not remembered."""
    from django.test import RequestFactory

    from yeondae.website.answers import forget_pages
    from yeondae.website.cases.views import case

    forget_pages()
    request = RequestFactory().get(f"/en/cases/{public_id}/")
    if case(request, language="en", public_id=public_id).status_code != 200:
        raise RuntimeError("A page did not open.")


def _pages(everything: list[str]) -> dict[str, Any]:
    """The page of a case; templates are loaded before."""
    from django.test.utils import CaptureQueriesContext

    ids = everything[:: max(len(everything) // 40, 1)]
    show(ids[0])
    with CaptureQueriesContext(connection) as asked:
        show(ids[1 % len(ids)])
    runs = [statistics.median(_timed(lambda i=i: show(i)) for i in ids) for _round in range(ROUNDS)]
    return {
        "page_ms": round(statistics.median(runs), 1),
        "page_noise": spread(runs),
        "page_queries": len(asked),
    }


def _crowd() -> dict[str, Any]:
    """The page of a case of a thousand people, fifty events of which hit all of them."""
    from tests.large_record import crowd

    public_id = crowd(CROWD)
    show(public_id)
    runs = [statistics.median(_timed(lambda: show(public_id)) for _again in range(10))
            for _round in range(ROUNDS)]  # fmt: skip
    return {"crowd_ms": round(statistics.median(runs), 1), "crowd_noise": spread(runs)}


def _held() -> dict[str, Any]:
    from yeondae.cases.held import by_country

    days = [date(2005 + year, 6, 15) for year in range(15)]
    by_country(days[0], "en")
    runs = [statistics.median(_timed(lambda d=d: by_country(d, "en")) for d in days)
            for _round in range(ROUNDS)]  # fmt: skip
    return {"held_ms": round(statistics.median(runs), 1), "held_noise": spread(runs)}


def _rebuilding() -> dict[str, Any]:
    """Rebuilding twice: the second time nobody may stand differently."""
    from yeondae.cases.models import Person
    from yeondae.cases.services import rebuild

    some = list(Person.objects.order_by("pk")[:: max(PEOPLE // 300, 1)])
    for person in some:
        rebuild(person)
    return {"rebuilt": len(some), "rebuilt_differently": sum(rebuild(person) for person in some)}
