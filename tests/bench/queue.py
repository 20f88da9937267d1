"""`script/yeondae bench queue`: claiming letters from a queue of a million, against a thousand.

Twenty offices, half of them outside their hours. Each round opens the lanes and claims batches in
turn from every one that is open, as a worker does; only the number of rows that wait differs.
"""

import time
from datetime import datetime, timedelta
from typing import Any

import django
import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tests.bench.harness import in_turn
from yeondae.core import rows

FEW, MANY = 1_000, 1_000_000
OFFICES, BATCH, BATCHES = 20, 20, 20
LEAST = 0.9
MIGRATED = "postgres"  # the database that DATABASE_URL names; see tests/postgres.py


def run() -> dict[str, Any]:
    """Claims a second from many, and from few; the rows are put back after each round."""
    settings.SENDING, settings.DEMO = "outbox", False
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    few, many = _Queue("few", FEW), _Queue("many", MANY)
    figures = in_turn(lambda _number: many.claimed(), lambda _number: few.claimed())
    figures["queued"] = {"ours": MANY, "floor": FEW}
    return {
        "bench": "queue",
        "figures": figures,
        "floor": {"ratio": LEAST},
        "holds": figures["ratio"] >= LEAST,
    }


class _Queue:
    """A database of its own: offices with one mailbox each, half of them closed, and their rows."""

    def __init__(self, name: str, number: int) -> None:
        from tests.letters import write
        from tests.worlds import a_published_call
        from yeondae.core import clock
        from yeondae.deliveries.models import Delivery

        self.name, self.table = name, Delivery._meta.db_table
        connection.close()
        with psycopg.connect(_address(), autocommit=True) as other:
            other.execute(f"CREATE DATABASE {name} TEMPLATE {MIGRATED}")
        self.use()
        call = a_published_call(offices=1, copies=0)
        (letter,) = write(call)
        self.sample = Delivery.objects.get(letter=letter)
        Delivery.objects.all().update(state="cancelled", finished_at=clock.now())
        self._rows(number, self._offices())
        self.settle()

    def use(self) -> None:
        """Let Django speak to this database."""
        connection.close()
        connection.settings_dict["NAME"] = self.name
        rows._drawn.clear()  # ids that were drawn in the other database

    def _offices(self) -> list[int]:
        """The contact points of twenty offices, every other one closed."""
        from tests.worlds import a_contact_point, an_office, staff
        from yeondae.core import clock

        by, now, points = staff().organiser, clock.now(), []
        for place in range(OFFICES):
            office = an_office(by, title=f"Office {place}")
            office.time_zone, office.working_days = "UTC", "1234567"
            office.opens, office.closes = _hours(now, is_open=place % 2 == 0)
            office.letters_per_hour = office.letters_per_day = 1_000_000
            office.save()
            point = a_contact_point(
                by, kind="email", value=f"office{place}@ministry.internal", office=office
            )
            points.append(point.pk)
        return points

    def _rows(self, number: int, points: list[int]) -> None:
        """Rows like the sample one, made by the database itself."""
        own = {
            "contact_point_id": f"(ARRAY{points})[1 + mod(n, {OFFICES})]",
            "tag": "'row-' || n",
            "state": "'queued'",
            "held_why": "''",
            "channel": "'email'",
        }
        columns = [
            field.column for field in self.sample._meta.concrete_fields if field.column != "id"
        ]
        chosen = ", ".join(own.get(column, f"d.{column}") for column in columns)
        with connection.cursor() as cursor:
            cursor.execute(
                f"ALTER TABLE {self.table} DROP CONSTRAINT IF EXISTS one_delivery_a_step"
            )
            cursor.execute(
                f"INSERT INTO {self.table} ({', '.join(columns)}) SELECT {chosen} "
                f"FROM {self.table} d, generate_series(1, %s) n WHERE d.id = %s",
                [number, self.sample.pk],
            )

    def settle(self) -> None:
        """As autovacuum leaves a table that has been there for a while."""
        with connection.cursor() as cursor:
            cursor.execute(f"VACUUM ANALYZE {self.table}")

    def claimed(self) -> float:
        """Rows claimed a second."""
        from yeondae.core import clock
        from yeondae.deliveries.lanes import open_lanes
        from yeondae.deliveries.models import Delivery
        from yeondae.jobs.claims import claim

        self.use()
        connection.ensure_connection()
        taken = 0
        began = time.perf_counter()
        for number in range(BATCHES):
            lanes = open_lanes(clock.now())
            if len(lanes) != OFFICES // 2:
                raise RuntimeError(f"{len(lanes)} lanes are open, not {OFFICES // 2}.")
            lane = lanes[number % len(lanes)]
            taken += len(
                claim(lane.queue(()), limit=BATCH, lease_seconds=900, worker=f"bench/{number}")
            )
        seconds = time.perf_counter() - began
        Delivery.objects.filter(state="sending").update(
            state="queued", claimed_until=None, claimed_by="", tries=0
        )
        self.settle()
        if taken != BATCH * BATCHES:
            raise RuntimeError(f"{taken} rows were claimed, not {BATCH * BATCHES}.")
        return taken / seconds


def _address() -> str:
    """How to reach the cluster at a database that nobody copies."""
    known = connection.settings_dict
    return f"host={known['HOST']} user={known['USER']} dbname=template1"


def _hours(now: datetime, *, is_open: bool) -> tuple[str, str]:
    """Working hours in UTC that hold now, or that are over or still to come."""
    if is_open:
        return "00:00", "23:59:59.999999"
    late = (now + timedelta(hours=12)).strftime("%H:00")
    return late, late.replace(":00", ":59")
