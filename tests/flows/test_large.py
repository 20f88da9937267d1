"""The large installation: web servers and workers as processes of their own, on one PostgreSQL."""

import json
import os
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from tests.database import database_url
from tests.flows.test_starting import REPOSITORY, free_port, wait_for
from tests.unit.jobs import chores
from yeondae.jobs.models import Heartbeat

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


class Machine:
    """One process of the installation, with a home folder of its own and the shared rest."""

    def __init__(self, command: str, folder: Path, number: int) -> None:
        self.port = free_port()
        self.output = folder / f"{command}-{number}"
        shared = {"YEONDAE_KEYS": str(folder / "keys"), "YEONDAE_FILES": f"folder:{folder}/files"}
        own = {"YEONDAE_HOME": str(folder / f"home-{command}-{number}"), "PORT": str(self.port)}
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [REPOSITORY / "script/yeondae", command],
                env={**os.environ, **shared, **own, "YEONDAE_DEMO": "no", "CHORES": str(folder),
                     "DATABASE_URL": database_url()},
                stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip

    def health(self) -> dict[str, object]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as got:
                found: dict[str, object] = json.loads(got.read())
                return found
        except OSError:
            return {}


@pytest.fixture
def machines(tmp_path):
    started = []

    def start(command: str) -> Machine:
        started.append(Machine(command, tmp_path, len(started)))
        return started[-1]

    yield start
    for machine in started:
        machine.process.terminate()
    for machine in started:
        try:
            machine.process.wait(15)
        except subprocess.TimeoutExpired:
            machine.process.kill()


def test_two_web_servers_and_two_workers_share_the_work_and_one_may_die(machines, tmp_path):
    webs = [machines("web"), machines("web")]
    workers = [machines("worker"), machines("worker")]
    for web in webs:
        wait_for(lambda web=web: web.health().get("ok"), 60, web.output.read_text)
    wait_for(lambda: Heartbeat.objects.count() == 2, 30)
    workers[0].process.send_signal(signal.SIGKILL)
    for number in range(20):
        chores.write.enqueue(f"letter {number}")
    written = tmp_path / "written"
    wait_for(
        lambda: written.exists() and len(written.read_text().splitlines()) == 20,
        30,
        workers[1].output.read_text,
    )
    assert len(set(written.read_text().splitlines())) == 20
    assert all(web.health().get("ok") for web in webs)


def test_a_worker_alone_ends_in_order(machines):
    worker = machines("worker")
    wait_for(lambda: Heartbeat.objects.exists(), 60, worker.output.read_text)
    begun = time.monotonic()
    worker.process.terminate()
    assert worker.process.wait(15) == 0
    assert time.monotonic() - begun < 10
    assert not Heartbeat.objects.exists()
