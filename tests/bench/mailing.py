"""`script/yeondae bench mailing`: a notice to 100,000 people in three languages.

Preparing is timed from the release to the last row. Sending is measured as `dispatch` measures
letters: from the queue to the committed result over the connections as shipped, against mails built
before on one connection; with a server that thinks for 50 ms, against the most that 32 connections
can do. Then a worker is killed in the middle, another goes on, and who got it twice is counted.
"""

import os
import signal
import smtplib
import statistics
import subprocess
import sys
import time
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tests.bench.dispatch import AS_SHIPPED, CONNECTIONS, IDEAL, THINKS, _sink, _use
from tests.bench.floors import mails as floor
from tests.bench.harness import REPOSITORY, in_turn, spread

PEOPLE = 100_000
LANGUAGES = ("en", "de", "ko")
TEXT = "They are free. Thank you for writing.\n\n" * 12
MAILS, ROUNDS = 2000, 3
A_CONNECTION = 200  # ten batches, as in a long sending
LEAST_ALONE, LEAST_TOGETHER, MOST_SECONDS = 0.2, 0.7, 60.0


def run() -> dict[str, Any]:
    """How long preparing takes, both ratios of sending, and what a kill leaves."""
    settings.SENDING, settings.DEMO, settings.MAIL_CONNECTIONS = "real", False, 1
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    notice = _Notice()
    with _sink(0) as port:
        _use(port)
        prebuilt = notice.prebuilt(MAILS)
        alone = in_turn(
            lambda _number: notice.sent(AS_SHIPPED, MAILS),
            lambda _number: floor.rate(port, prebuilt),
            rounds=ROUNDS,
        )
    with _sink(THINKS) as port:
        _use(port)
        many = A_CONNECTION * CONNECTIONS
        rates = [notice.sent(CONNECTIONS, many) for _ in range(ROUNDS + 1)][1:]
    with _sink(THINKS) as port:
        _use(port)
        kill = notice.killed(port)
    return _found(notice.seconds, alone, rates, kill)


def _found(
    seconds: float, alone: dict[str, Any], rates: list[float], kill: dict[str, int]
) -> dict[str, Any]:
    """What was measured, against what it must hold."""
    together = round(statistics.median(rates) / IDEAL, 3)
    figures = {
        "people": PEOPLE,
        "seconds to prepare": seconds,
        **alone,
        "with a server that thinks 50 ms": {
            "ours": round(statistics.median(rates), 1),
            "ideal": IDEAL,
            "ratio": together,
            "noise": spread(rates),
        },
        "after a kill": kill,
    }
    return {
        "bench": "mailing",
        "figures": figures,
        "floor": {
            "seconds to prepare": MOST_SECONDS,
            "ratio": LEAST_ALONE,
            "ratio with 32 connections": LEAST_TOGETHER,
            "uncertain": CONNECTIONS,
            "lost": 0,
            "twice": 0,
        },
        "holds": seconds <= MOST_SECONDS
        and alone["ratio"] >= LEAST_ALONE
        and together >= LEAST_TOGETHER
        and kill["uncertain"] <= CONNECTIONS
        and not kill["lost"]
        and not kill["twice"],
    }


class _Notice:
    """A released notice, prepared; a part of its mails at a time is due."""

    def __init__(self) -> None:
        from tests.worlds import a_published_call
        from yeondae.core import clock
        from yeondae.mailings import services

        call = a_published_call(offices=1)
        _people(call.pk)
        words = {each: {"subject": "News of an urgent action", "text": TEXT} for each in LANGUAGES}
        self.notice = services.draft_notice(call=call, words=words, by=None)
        services.release_notice(notice=self.notice, by=call.owner)  # type: ignore[arg-type]
        began = time.perf_counter()
        made = services.fill_notice(notice=self.notice, now=clock.now())
        self.seconds = round(time.perf_counter() - began, 2)
        if made != PEOPLE:
            raise RuntimeError(f"{made} mails for {PEOPLE} people.")
        self.next = self.notice.mails.order_by("pk")[0].pk
        self.later = clock.now().replace(year=2999)
        self.notice.mails.update(due_at=self.later)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE mailings_mail")
            cursor.execute("VACUUM ANALYZE supporters_supporter")
            cursor.execute("VACUUM ANALYZE supporters_consentgiven")

    def due(self, number: int) -> None:
        """`number` mails more may go."""
        from yeondae.core import clock

        rows = self.notice.mails.filter(pk__gte=self.next, pk__lt=self.next + number)
        rows.update(due_at=clock.now())
        self.next += number

    def prebuilt(self, number: int) -> list[bytes]:
        """The bytes of as many mails as ours sends, built before."""
        from yeondae.channels.email.message import Sender, compose
        from yeondae.core import clock
        from yeondae.mailings.parcels import parcel_of

        rows = self.notice.mails.select_related("supporter", "notice__call").order_by("-pk")
        return [compose(parcel_of(row), Sender(floor.SENDER), clock.now()) for row in rows[:number]]

    def sent(self, connections: int, number: int) -> float:
        """Mails a second of `number`, from the queue to the committed result."""
        from yeondae.channels import registry
        from yeondae.mailings.models import Mail
        from yeondae.mailings.sending import send_due

        self.due(number)
        channel = registry.channel("email")
        began = time.perf_counter()
        done = send_due(
            channel=channel, worker="bench", until=time.monotonic() + 120, connections=connections
        )
        seconds = time.perf_counter() - began
        waiting = Mail.objects.filter(state="queued", due_at__lt=self.later).count()
        if done.sent != number or waiting:
            raise RuntimeError(f"{done.sent} of {number} mails left, {waiting} still wait.")
        return number / seconds

    def killed(self, port: int) -> dict[str, int]:
        """A worker with 32 connections is killed, another one goes on."""
        from yeondae.flows.send_mails import send_mails
        from yeondae.mailings.models import Mail

        number = 3 * MAILS
        before = Mail.objects.filter(state="sent").count()
        self.due(number)
        with _worker(port) as process:
            while Mail.objects.filter(state="sent").count() < before + 500:
                time.sleep(0.02)
            os.kill(process, signal.SIGKILL)
            time.sleep(0.5)
        settings.MAIL_CONNECTIONS = CONNECTIONS
        for _tick in range(3):
            send_mails(worker="bench", seconds=60)
        sent = Mail.objects.filter(state="sent").count() - before
        doubtful = Mail.objects.filter(state="uncertain").count()
        taken = _taken(port)
        return {
            "mails": number,
            "uncertain": doubtful,
            "lost": number - sent - doubtful,
            "twice": max(0, taken - number),
        }


def _people(call_id: int) -> None:
    """100,000 supporters in three languages who want to hear of the call."""
    from yeondae.core import clock
    from yeondae.supporters.models import ConsentGiven, Supporter
    from yeondae.supporters.rules import email_index

    now = clock.now()
    for first in range(0, PEOPLE, 5000):
        people = Supporter.objects.bulk_create(
            Supporter(
                email_index=email_index(f"reader{each}@people.internal"),
                email=f"reader{each}@people.internal",
                country="DE",
                language=LANGUAGES[each % 3],
                since=now.date(),
            )
            for each in range(first, first + 5000)
        )
        ConsentGiven.objects.bulk_create(
            ConsentGiven(
                supporter=person, purpose="call_news", call_id=call_id, words="Tell me.",
                language=person.language, given_at=now,
            )
            for person in people
        )  # fmt: skip


class _worker:
    """A worker process with 32 connections; all of its group ends with the block."""

    def __init__(self, port: int) -> None:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.crash.settings",
            "TEST_DATABASE": str(connection.settings_dict["NAME"]),
            "TEST_SMTP_PORT": str(port),
            "YEONDAE_SMTP_CONNECTIONS": str(CONNECTIONS),
        }
        self.forge = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.forge"], cwd=REPOSITORY, env=environment,
            text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip

    def __enter__(self) -> int:
        assert self.forge.stdin is not None and self.forge.stdout is not None
        self.forge.stdin.write("worker\n")
        self.forge.stdin.flush()
        return int(self.forge.stdout.readline())

    def __exit__(self, *_: object) -> None:
        os.killpg(self.forge.pid, signal.SIGKILL)
        self.forge.wait()


def _taken(port: int) -> int:
    """How many mails the server took."""
    with smtplib.SMTP("127.0.0.1", port, "campaign.internal") as smtp:
        return int(smtp.noop()[1].split()[0])
