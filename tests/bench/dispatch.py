"""`script/yeondae bench dispatch`: letters by mail, from the queue to the committed result.

Ours claims a letter, opens its sealed text and page, builds the mail, hands it over and commits
what the server said before that connection's next mail; as shipped, over four connections. Against
it: mails built before, on one connection; and, with a server that thinks for 50 ms, the most that
32 connections can do. A worker is also killed while its connections are open, and what it leaves in
doubt is counted.
"""

import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tests.bench.floors import mails as floor
from tests.bench.harness import REPOSITORY, in_turn, spread

LETTERS = 1000
A_CONNECTION = 200  # two batches: the second is claimed while others send, as in a long sending
ROUNDS = 5
LEAST_ALONE, LEAST_TOGETHER = 0.2, 0.7
AS_SHIPPED = 4  # connections
THINKS, CONNECTIONS = 0.05, 32
IDEAL = CONNECTIONS / THINKS


def run() -> dict[str, Any]:
    """Both ratios, and the doubt that a kill leaves."""
    settings.SENDING, settings.DEMO, settings.MAIL_CONNECTIONS = "real", False, 1
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    letters = _Letters()
    with _sink(0) as port:
        _use(port)
        prebuilt = letters.prebuilt(LETTERS)
        alone = in_turn(
            lambda _number: letters.dispatched(AS_SHIPPED),
            lambda _number: floor.rate(port, prebuilt),
        )
    with _sink(THINKS) as port:
        _use(port)
        rates = [letters.dispatched(CONNECTIONS) for _ in range(ROUNDS + 1)][1:]
        doubt = letters.killed(port)
    together = round(statistics.median(rates) / IDEAL, 3)
    figures = {
        **alone,
        "with a server that thinks 50 ms": {
            "ours": round(statistics.median(rates), 1),
            "ideal": IDEAL,
            "ratio": together,
            "noise": spread(rates),
        },
        "uncertain after a kill": doubt,
    }
    return {
        "bench": "dispatch",
        "figures": figures,
        "floor": {
            "ratio": LEAST_ALONE,
            "ratio with 32 connections": LEAST_TOGETHER,
            "uncertain": CONNECTIONS,
        },
        "holds": alone["ratio"] >= LEAST_ALONE
        and together >= LEAST_TOGETHER
        and doubt <= CONNECTIONS,
    }


@contextmanager
def _sink(thinks: float) -> Iterator[int]:
    file = Path(__file__).with_name("mail_sink.py")
    command = [sys.executable, str(file), str(thinks)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.kill()


def _use(port: int) -> None:
    """Send through the server at `port`."""
    settings.CHANNELS["email"]["OPTIONS"] |= {
        "host": "127.0.0.1",
        "port": port,
        "tls": "none",
        "sender": floor.SENDER,
    }


class _Letters:
    """A call whose office takes any number of letters at any hour, and letters with their page."""

    def __init__(self) -> None:
        from tests.flows.test_kill import a_call_always_open

        self.call = a_call_always_open()
        self.made = 0

    def queue(self, number: int) -> None:
        """`number` letters more, each with a sealed page of its own, ready to go."""
        from tests.letters import write_many
        from yeondae.core import clock
        from yeondae.letters import services
        from yeondae.letters.models import Letter
        from yeondae.sealing import files

        letters = write_many(self.call, number, first=self.made)
        self.made += number
        first = Letter.objects.select_related("office__organisation").get(pk=letters[0].pk)
        services.typeset(letters=[first], now=clock.now())
        page = services.document(first)
        for letter in letters[1:]:
            letter.pdf, letter.text = files.keep(page, services.KIND), first.text
            letter.holder_id = first.holder_id
        Letter.objects.bulk_update(letters[1:], ["pdf", "text", "holder"], batch_size=500)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE deliveries_delivery, deliveries_attempt, letters_letter")

    def prebuilt(self, number: int) -> list[bytes]:
        """The bytes of as many mails as ours sends, built before."""
        from yeondae.channels.email.message import Sender, compose
        from yeondae.core import clock
        from yeondae.deliveries.models import Delivery
        from yeondae.deliveries.parcels import parcel_of

        self.queue(number)
        rows = Delivery.objects.select_related("letter", "office", "contact_point")
        mails = [
            compose(parcel_of(row), Sender(floor.SENDER), clock.now())
            for row in rows.order_by("-pk")[:number]
        ]
        Delivery.objects.filter(state="queued").update(state="cancelled", finished_at=clock.now())
        return mails

    def dispatched(self, connections: int) -> float:
        """Mails a second, from the queue to the committed result."""
        from yeondae.deliveries.models import Delivery
        from yeondae.flows.dispatch import dispatch

        settings.MAIL_CONNECTIONS = connections
        number = LETTERS if connections == AS_SHIPPED else A_CONNECTION * connections
        self.queue(number)
        began = time.perf_counter()
        sent = dispatch(worker="bench", seconds=120).sent
        seconds = time.perf_counter() - began
        waiting = Delivery.objects.filter(state__in=("queued", "sending")).count()
        if sent != number or waiting:
            raise RuntimeError(f"{sent} of {number} letters left, {waiting} still wait.")
        return number / seconds

    def killed(self, port: int) -> int:
        """How many sendings are uncertain after a worker with 32 connections was killed."""
        from yeondae.deliveries.models import Delivery
        from yeondae.flows.dispatch import dispatch

        self.queue(3 * LETTERS)
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.crash.settings",
            "TEST_DATABASE": str(connection.settings_dict["NAME"]),
            "TEST_SMTP_PORT": str(port),
            "YEONDAE_SMTP_CONNECTIONS": str(CONNECTIONS),
        }
        command = [sys.executable, "-m", "tests.crash.forge"]
        with subprocess.Popen(
            command, cwd=REPOSITORY, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
        ) as forge:  # fmt: skip
            assert forge.stdin is not None and forge.stdout is not None
            forge.stdin.write("worker\n")
            forge.stdin.flush()
            worker = int(forge.stdout.readline())
            before = Delivery.objects.filter(state="handed").count()
            while Delivery.objects.filter(state="handed").count() < before + 300:
                time.sleep(0.02)
            os.kill(worker, signal.SIGKILL)
            time.sleep(0.5)
            os.killpg(forge.pid, signal.SIGKILL)
        dispatch(worker="bench", seconds=60)
        return Delivery.objects.filter(state="uncertain").count()
