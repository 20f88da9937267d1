"""Killed at random while people sign, codes are mailed and the number is counted: nothing is lost,
nothing is doubled.

Who signs, who counts, who sends; and the database: on PostgreSQL a connection is ended now and
then, and where the test is alone with its server, that is killed.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connection

from tests.flows.test_kill import mail_sink
from tests.petitions import a_petition
from tests.postgres import fall_over, kill_backend, programs
from yeondae.core import clock
from yeondae.mailings.models import Mail
from yeondae.petitions import proofs
from yeondae.petitions.models import Petition, Signature, Signing, Tally
from yeondae.petitions.rules import codes
from yeondae.petitions.services import making
from yeondae.petitions.services.counting import publish_changes, rows_that_count, wrong_counts

REPOSITORY = Path(__file__).resolve().parents[2]
# The folder of a server that only this test uses.
ALONE = (
    Path(os.environ["TEST_CLUSTER"])
    if "TEST_CLUSTER" in os.environ and "PYTEST_XDIST_WORKER" not in os.environ
    else None
)
END_ONE = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
    "AND pid <> pg_backend_pid() ORDER BY random() LIMIT 1"
)
pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def forge(mail_port: int) -> Iterator[Callable[[str], int]]:
    """Starts processes beside the test, on the test's own database; all are gone at the end."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.crash.settings",
        "TEST_DATABASE": str(connection.settings_dict["NAME"]),
        "TEST_SMTP_PORT": str(mail_port),
        "YEONDAE_LOG": "CRITICAL",
    }
    command = [sys.executable, "-W", "ignore", "-m", "tests.crash.signing"]
    with subprocess.Popen(
        command, cwd=REPOSITORY, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True, start_new_session=True,
    ) as process:  # fmt: skip

        def start(line: str) -> int:
            assert process.stdin is not None and process.stdout is not None
            process.stdin.write(f"{line}\n")
            process.stdin.flush()
            return int(process.stdout.readline())

        try:
            yield start
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def storm(petition: Petition, folder: Path, kills: int) -> None:
    """Two who sign, one who counts, one who sends; now one, now another of them is killed and
    replaced, or the database is hit. At the end all that waits is sent."""
    acknowledged, chance = folder / "acknowledged", random.Random(11)
    if ALONE:
        what_is_committed_stays()
    with mail_sink(folder / "arrived", thinks=0.002) as port, forge(port) as start:
        lines = [f"sign {petition.call.slug} {acknowledged}"] * 2 + ["count", "send"]
        alive = [start(line) for line in lines]
        wait_for(acknowledged, 3)
        for _kill in range(kills):
            time.sleep(chance.uniform(0.05, 0.5))
            chosen = chance.randrange(len(alive) + 1)
            if chosen == len(alive):
                hit_the_database(chance)
            else:
                os.kill(alive[chosen], signal.SIGKILL)
                alive[chosen] = start(lines[chosen])
        wait_for(acknowledged, 12)
        for process in alive:
            os.kill(process, signal.SIGKILL)
        start("send")
        wait_until_sent()


def what_is_committed_stays() -> None:
    """From the next connection on: other tests need no answer from the disk, this one asks it."""
    name = connection.ops.quote_name(str(connection.settings_dict["NAME"]))
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER DATABASE {name} SET synchronous_commit = on")


def hit_the_database(chance: random.Random) -> None:
    """Kill the server of a test that is alone with it; else end one connection, if there is one."""
    if ALONE:
        kill_backend(ALONE, chance) if chance.random() < 0.5 else fall_over(ALONE)
    elif connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(END_ONE)


def wait_until_sent() -> None:
    """Until no mail waits any more; two minutes at most."""
    waiting = (Mail.State.QUEUED, Mail.State.SENDING)
    until = time.monotonic() + 120
    while time.monotonic() < until:
        connection.close()
        with suppress(OperationalError):
            if not Mail.objects.filter(state__in=waiting).exists():
                return
        time.sleep(0.2)
    raise AssertionError("mails wait for ever")


def wait_for(acknowledged: Path, count: int) -> None:
    """Until so many have signed; a minute at most."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if acknowledged.exists() and len(acknowledged.read_text().split()) >= count:
            return
        time.sleep(0.1)


def hold(petition: Petition, acknowledged: Path) -> None:
    """Nothing that was acknowledged is lost or doubled; number, rows and ledger agree."""
    said = acknowledged.read_text().split()
    assert said, "nobody signed"
    marks = Counter(bytes(each.person or b"") for each in Signature.objects.all())
    assert all(marks[codes.person(petition.pk, address, "online")] == 1 for address in said)
    assert Mail.objects.count() == Signing.objects.count(), "each form has one mail"
    assert wrong_counts() == []
    making.close_petition(petition=petition, by=None, now=clock.now())
    publish_changes(petition_id=petition.pk, now=clock.now() + timedelta(minutes=5))
    tally = Tally.objects.get(petition=petition)
    waiting = sum(pair[1] for pair in tally.waiting.values())
    lines = "".join(proofs.lines(petition)).splitlines()
    assert tally.online == len(lines) == tally.size
    assert tally.online + waiting == rows_that_count(petition.pk)


def hold_of_mails(folder: Path) -> None:
    """Each mail arrived once; twice only where it is marked."""
    arrived = Counter((folder / "arrived").read_text().split())
    mails = list(Mail.objects.all())
    assert {mail.tag for mail in mails} >= set(arrived)
    for mail in mails:
        assert arrived[mail.tag] <= 1 or mail.is_resent, "doubled without a mark"
        assert arrived[mail.tag] or mail.state == Mail.State.UNCERTAIN, "lost"
    doubtful = sum(mail.state == Mail.State.UNCERTAIN for mail in mails)
    print(f"{len(mails)} mails, {doubtful} in doubt, {sum(mail.is_resent for mail in mails)} again")


def test_killed_a_few_times_nothing_is_lost(tmp_path: Path) -> None:
    petition = a_petition()
    storm(petition, tmp_path, kills=5)
    hold(petition, tmp_path / "acknowledged")
    hold_of_mails(tmp_path)


@pytest.mark.long
def test_killed_two_hundred_times_nothing_is_lost(tmp_path: Path) -> None:
    petition = a_petition()
    storm(petition, tmp_path, kills=200)
    hold(petition, tmp_path / "acknowledged")
    hold_of_mails(tmp_path)


@pytest.mark.long
@pytest.mark.skipif(programs() is None, reason="PostgreSQL is not installed here")
@pytest.mark.skipif(ALONE is not None, reason="this run is on such a server itself")
def test_the_same_with_a_database_that_is_killed_too() -> None:
    """In a run of its own on a server of its own."""
    this = f"{Path(__file__)}::test_killed_two_hundred_times_nothing_is_lost"
    command = [sys.executable, "-m", "tests.postgres", sys.executable, "-m", "pytest", "-q", this]
    without = {name: text for name, text in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(command, cwd=REPOSITORY, env=without, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
