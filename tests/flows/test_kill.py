"""Web servers and workers are killed with kill -9 under load.

Nothing that was acknowledged is lost, and nothing is doubled unmarked.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Lock

import pytest
from django.conf import settings
from django.db import connection

from tests.confirming import address, confirming, drafts
from tests.flows.test_starting import free_port
from tests.letters import use_ways, write_many
from tests.worlds import a_published_call
from yeondae.appeals.models import Appeal, Writing
from yeondae.calls.models import Call
from yeondae.core import clock
from yeondae.deliveries.models import Attempt, Delivery
from yeondae.deliveries.services import resolving
from yeondae.deliveries.services.readying import typeset_waiting
from yeondae.directory.models import Office
from yeondae.letters.models import Letter
from yeondae.supporters.models import Supporter
from yeondae.supporters.rules import email_index

REPOSITORY = Path(__file__).resolve().parents[2]
State = Delivery.State
SUCCESS = 303  # to the page that says it is confirmed
PAUSE = 0.02
ONE_AT_A_TIME = Lock()

pytestmark = pytest.mark.django_db(transaction=True)


class Forge:
    """Workers and web servers beside the test, on the test's own database."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.started: list[int] = []

    def start(self, kind: str) -> int:
        """One more `worker` or `web`; its process id."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(f"{kind}\n")
        self.process.stdin.flush()
        self.started.append(int(self.process.stdout.readline()))
        return self.started[-1]


def kill(process: int) -> None:
    """kill -9 of a worker, or of a web server with all its own workers."""
    for end in (os.killpg, os.kill):
        with suppress(ProcessLookupError):
            end(process, signal.SIGKILL)


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
def forge(mail_port: int, web_port: int | None = None) -> Iterator[Forge]:
    """A forge of workers, and of web servers at `web_port`; all of them are gone at the end."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.crash.settings",
        "TEST_DATABASE": str(connection.settings_dict["NAME"]),
        "TEST_SMTP_PORT": str(mail_port),
        "YEONDAE_LOG": "ERROR",
    }
    command = [sys.executable, "-W", "ignore", "-m", "tests.crash.forge"]
    command += [str(web_port)] if web_port else []
    with subprocess.Popen(
        command, cwd=REPOSITORY, env=environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        made = Forge(process)
        try:
            yield made
        finally:
            process.kill()
            for each in made.started:
                kill(each)


def a_call_always_open() -> Call:
    """A call by mail to an office that works day and night and takes all that comes."""
    call = a_published_call(offices=1, copies=0)
    Office.objects.update(
        opens="00:00", closes="23:59:59.999999", working_days="1234567",
        letters_per_hour=100_000, letters_per_day=100_000,
    )  # fmt: skip
    use_ways(call, ("email", "minister@ministry.internal"))
    return call


class Crowd:
    """People who confirm, a few at a time; each tries again until a success page answers."""

    AT_ONCE = 4

    def __init__(self, slug: str, tokens: list[str], port: int) -> None:
        self.slug, self.port = slug, port
        self.left = iter(tokens)
        self.acknowledged: set[str] = set()
        self.broken_off = 0
        self.odd: list[int] = []
        self.pool = ThreadPoolExecutor(self.AT_ONCE)
        self.people = [self.pool.submit(self._come) for _ in range(self.AT_ONCE)]

    def wait(self, seconds: float) -> None:
        """Until everybody was answered."""
        for each in self.people:
            each.result(timeout=seconds)
        self.pool.shutdown()

    def _come(self) -> None:
        for token in iter(self._next, None):
            while token not in self.acknowledged:
                self._confirm(token)
            time.sleep(PAUSE)

    def _next(self) -> str | None:
        with ONE_AT_A_TIME:
            return next(self.left, None)

    def _confirm(self, token: str) -> None:
        path, body, headers = confirming(self.slug, token, self.port)
        line = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            line.request("POST", path, body, headers)
            status = line.getresponse().status
        except (OSError, HTTPException):  # killed in the middle
            self.broken_off += 1
            time.sleep(PAUSE)
            return
        finally:
            line.close()
        if status == SUCCESS:
            self.acknowledged.add(token)
        else:
            self.odd.append(status)


def kill_both(kills: int, people: int, tmp_path: Path) -> Counter[str]:
    """As many letters wait already and as many `people` confirm, while web server and worker are
    killed `kills` times; what arrived.
    """
    call = a_call_always_open()
    write_many(call, people)
    typeset_waiting(limit=people, now=clock.now())
    tokens = drafts(call, people)
    chance = random.Random(2007)
    file, port = tmp_path / "arrived", free_port()
    with mail_sink(file, thinks=0.004) as mail_port, forge(mail_port, port) as made:
        web, worker = made.start("web"), made.start("worker")
        crowd = Crowd(call.slug, tokens, port)
        for _kill in range(kills):
            _wait_for_more(crowd, file)
            time.sleep(chance.uniform(0, 0.3))
            for process in chance.sample((web, worker), 2):
                kill(process)
            web, worker = made.start("web"), made.start("worker")
        crowd.wait(60 + people / 5)
        _wait_until_drained(60 + people / 5)
        _settle_the_doubtful(file)
        _wait_until_drained(60)
        all_were_answered_once(crowd, tokens)
        return Counter(file.read_text().split())


def _wait_for_more(crowd: Crowd, file: Path) -> None:
    """Until the web server answered and the worker sent, or three seconds: both die under load."""
    before = len(crowd.acknowledged), file.stat().st_size
    deadline = time.monotonic() + 3
    while time.monotonic() < deadline:
        if len(crowd.acknowledged) > before[0] and file.stat().st_size > before[1]:
            return
        time.sleep(0.01)


def all_were_answered_once(crowd: Crowd, tokens: list[str]) -> None:
    """Who saw the success page is there exactly once, with one letter and one delivery of it."""
    assert crowd.acknowledged == set(tokens)
    assert not crowd.odd, "an answer was neither success nor broken off"
    confirmed = Writing.objects.filter(state=Writing.State.CONFIRMED)
    assert confirmed.count() == len(tokens)
    people = [email_index(address(number)) for number in range(len(tokens))]
    supporters = Supporter.objects.filter(email_index__in=people)
    appeals = Appeal.objects.filter(supporter__in=supporters)
    letters = Letter.objects.filter(appeal__in=appeals)
    deliveries = Delivery.objects.filter(letter__in=letters)
    counts = [rows.count() for rows in (supporters, appeals, letters, deliveries)]
    assert counts == [len(tokens)] * len(counts)
    print(f"{len(tokens)} confirmed, {crowd.broken_off} requests broken off")


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
    print(f"{doubtful.count()} sendings were in doubt after {kills} kills")


def test_eight_kills_lose_nothing_and_double_nothing_unmarked(tmp_path: Path) -> None:
    arrived = kill_both(8, 80, tmp_path)
    hold_the_promise(arrived, 8)


@pytest.mark.long
def test_two_hundred_kills_lose_nothing_and_double_nothing_unmarked(tmp_path: Path) -> None:
    arrived = kill_both(200, 2000, tmp_path)
    hold_the_promise(arrived, 200)
