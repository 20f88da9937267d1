"""Workers are killed with kill -9 under load: nothing is lost, nothing doubled unmarked."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.letters import use_ways, write_many
from tests.worlds import a_published_call
from yeondae.calls.models import Call
from yeondae.core import clock
from yeondae.deliveries.models import Attempt, Delivery
from yeondae.deliveries.services import resolving
from yeondae.deliveries.services.readying import typeset_waiting
from yeondae.directory.models import Office

REPOSITORY = Path(__file__).resolve().parents[2]
State = Delivery.State

pytestmark = pytest.mark.django_db(transaction=True)


class Workers:
    """Workers beside the test, on the test's own database."""

    def __init__(self, forge: "subprocess.Popen[str]") -> None:
        self.forge = forge

    def start(self) -> int:
        """One more worker; its process id."""
        assert self.forge.stdin is not None and self.forge.stdout is not None
        self.forge.stdin.write("\n")
        self.forge.stdin.flush()
        return int(self.forge.stdout.readline())


@contextmanager
def mail_sink(file: Path, thinks: float = 0.0) -> Iterator[int]:
    """A mail server in its own process; yields its port."""
    command = [sys.executable, "-m", "tests.crash.mail_sink", str(file), str(thinks)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.kill()


@contextmanager
def workers(port: int) -> Iterator[Workers]:
    """A forge of workers; all of them are gone at the end."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.crash.settings",
        "TEST_DATABASE": str(connection.settings_dict["NAME"]),
        "TEST_SMTP_PORT": str(port),
        "YEONDAE_LOG": "ERROR",
    }
    command = [sys.executable, "-W", "ignore", "-m", "tests.crash.workers"]
    with subprocess.Popen(
        command,
        cwd=REPOSITORY,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as forge:
        try:
            yield Workers(forge)
        finally:
            os.killpg(forge.pid, signal.SIGKILL)


def a_call_always_open() -> Call:
    """A call by mail to an office that works day and night and takes all that comes."""
    call = a_published_call(offices=1, copies=0)
    Office.objects.update(
        opens="00:00", closes="23:59:59.999999", working_days="1234567",
        letters_per_hour=100_000, letters_per_day=100_000,
    )  # fmt: skip
    use_ways(call, ("email", "minister@ministry.internal"))
    return call


def kill_and_drain(kills: int, letters: int, tmp_path: Path) -> Counter[str]:
    """Queue `letters`, kill workers `kills` times, let the last one finish; what arrived."""
    write_many(a_call_always_open(), letters)
    typeset_waiting(limit=letters, now=clock.now())
    chance = random.Random(2007)
    file = tmp_path / "arrived"
    with mail_sink(file, thinks=0.004) as port, workers(port) as forge:
        for _kill in range(kills):
            worker = forge.start()
            time.sleep(chance.uniform(0.05, 0.5))
            os.kill(worker, signal.SIGKILL)
        forge.start()
        _wait_until_drained(60 + letters / 20)
        _settle_the_doubtful(file)
        _wait_until_drained(60)
        return Counter(file.read_text().split())


def _settle_the_doubtful(file: Path) -> None:
    """What a person would do: look whether it arrived, else send it again."""
    arrived = file.read_text().split()
    by = Call.objects.get().owner
    assert by is not None
    for row in Delivery.objects.filter(state=State.UNCERTAIN):
        decide = resolving.arrived if row.tag in arrived else resolving.send_again
        decide(delivery=row, note="looked into the mail server's log", by=by, now=clock.now())


def _wait_until_drained(seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while Delivery.objects.filter(state__in=(State.QUEUED, State.SENDING)).exists():
        assert time.monotonic() < deadline, "the queue did not drain in time"
        time.sleep(0.1)


def hold_the_promise(arrived: Counter[str], kills: int) -> None:
    """Nothing lost, nothing doubled unmarked, and the doubt is small."""
    rows = list(Delivery.objects.prefetch_related("attempts"))
    assert {row.state for row in rows} <= {State.HANDED, State.DELIVERED}
    assert {row.tag for row in rows} == set(arrived)
    for row in rows:
        assert arrived[row.tag] == 1 or row.is_resent, "doubled without a mark"
        assert row.attempts.exists()
    doubtful = Attempt.objects.filter(proof__isnull=False, said__contains="interrupted")
    assert doubtful.count() <= kills * settings.MAIL_CONNECTIONS


def test_ten_kills_lose_nothing_and_double_nothing_unmarked(tmp_path: Path) -> None:
    arrived = kill_and_drain(10, 250, tmp_path)
    hold_the_promise(arrived, 10)


@pytest.mark.long
def test_two_hundred_kills_lose_nothing_and_double_nothing_unmarked(tmp_path: Path) -> None:
    arrived = kill_and_drain(200, 4000, tmp_path)
    hold_the_promise(arrived, 200)
