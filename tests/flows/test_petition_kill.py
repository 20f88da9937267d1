"""Killed at random while people sign and the number is counted: nothing lost, nothing doubled."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from tests.petitions import a_petition
from yeondae.core import clock
from yeondae.mailings.models import Mail
from yeondae.petitions import proofs
from yeondae.petitions.models import Petition, Signature, Signing, Tally
from yeondae.petitions.rules import codes
from yeondae.petitions.services import making
from yeondae.petitions.services.counting import publish_changes, rows_that_count, wrong_counts

REPOSITORY = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def forge() -> Iterator[Callable[[str], int]]:
    """Starts processes beside the test, on the test's own database; all are gone at the end."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.crash.settings",
        "TEST_DATABASE": str(connection.settings_dict["NAME"]),
        "TEST_SMTP_PORT": "9",
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


def storm(petition: Petition, acknowledged: Path, kills: int) -> None:
    """Two who sign and one who counts; now one, now another of them is killed and replaced."""
    chance = random.Random(11)
    with forge() as start:
        lines = [f"sign {petition.call.slug} {acknowledged}"] * 2 + ["count"]
        alive = [start(line) for line in lines]
        wait_for(acknowledged, 3)
        for _kill in range(kills):
            time.sleep(chance.uniform(0.05, 0.5))
            chosen = chance.randrange(len(alive))
            os.kill(alive[chosen], signal.SIGKILL)
            alive[chosen] = start(lines[chosen])
        wait_for(acknowledged, 12)


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


def test_killed_a_few_times_nothing_is_lost(tmp_path: Path) -> None:
    petition, acknowledged = a_petition(), tmp_path / "acknowledged"
    storm(petition, acknowledged, kills=4)
    hold(petition, acknowledged)


@pytest.mark.long
def test_killed_two_hundred_times_nothing_is_lost(tmp_path: Path) -> None:
    petition, acknowledged = a_petition(), tmp_path / "acknowledged"
    storm(petition, acknowledged, kills=200)
    hold(petition, acknowledged)
