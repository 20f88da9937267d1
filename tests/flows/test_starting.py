"""Starting and ending: what a volunteer relies on who types script/server on a small machine."""

import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.database import template_file

pytestmark = pytest.mark.sqlite  # the small server; test_large.py starts the other one

REPOSITORY = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(home: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("YEONDAE_")}
    kept.pop("DATABASE_URL", None)
    return {**kept, "YEONDAE_HOME": str(home), "YEONDAE_DEMO": "no", "PORT": str(port)}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory, django_db_setup):
    """A home that a first start has made; its tables are copied, which saves half a minute."""
    home = tmp_path_factory.mktemp("home")
    shutil.copyfile(template_file(), home / "yeondae.sqlite3")
    said = subprocess.run(
        [REPOSITORY / "script/yeondae", "check"],
        env=environment(home, 8000), capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    assert "sound" in said.stdout
    return home


class Server:
    """script/server as a person starts it, on a port of its own."""

    def __init__(self, home: Path) -> None:
        self.home, self.port = home, free_port()
        self.output = (home / "output").open("w+")
        self.process = subprocess.Popen(
            [REPOSITORY / "script/server"], env=environment(home, self.port),
            stdout=self.output, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip

    def said(self) -> str:
        return (self.home / "output").read_text()

    def get(self, path: str) -> tuple[int, bytes]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()
        except OSError:
            return 0, b""

    def wait_until_well(self, seconds: float = 30) -> dict[str, object]:
        wait_for(lambda: self.get("/healthz")[0] == 200, seconds, self.said)
        found: dict[str, object] = json.loads(self.get("/healthz")[1])
        return found

    def processes(self) -> dict[int, int]:
        """Every living process of this home, with its parent."""
        mine = f"YEONDAE_HOME={self.home}".encode()
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if mine in (folder / "environ").read_bytes().split(b"\0"):
                    state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
                    if state != "Z":
                        found[int(folder.name)] = int(parent)
            except OSError:
                continue
        return found

    def children(self) -> list[int]:
        """The web server and the worker, in the order of their start."""
        parents = self.processes()
        return sorted(pid for pid, parent in parents.items() if parent == self.process.pid)

    def clean(self) -> None:
        for pid in self.processes():
            os.kill(pid, signal.SIGKILL)
        self.process.wait(10)
        self.output.close()


def wait_for(what, seconds, said=lambda: ""):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return
        time.sleep(0.05)
    raise AssertionError(f"it did not happen within {seconds} s\n{said()}")


needs_proc = pytest.mark.skipif(
    not Path("/proc/self/environ").exists(), reason="this system has no /proc to look for processes"
)


@pytest.fixture
def server(prepared):
    one = Server(prepared)
    yield one
    one.clean()


@needs_proc
def test_a_later_start_is_quick_and_serves_pages(server):
    begun = time.monotonic()
    wait_for(lambda: server.get("/healthz")[0] in (200, 503), 20, server.said)
    print(f"a later start took {time.monotonic() - begun:.1f} s")
    health = server.wait_until_well()
    assert health["ok"] is health["web"] is health["database"] is health["worker"] is True
    assert health["migrations"] == 0
    assert server.get("/en/")[0] == 200
    assert f"http://127.0.0.1:{server.port}" in server.said()


@needs_proc
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_one_signal_ends_web_and_worker_in_order(server, number):
    server.wait_until_well()
    begun = time.monotonic()
    os.killpg(server.process.pid, number)  # as Ctrl-C in a terminal does
    assert server.process.wait(15) == 0
    assert time.monotonic() - begun < 10
    assert server.processes() == {}
    assert server.said().endswith("Ended.\n")


@needs_proc
def test_children_of_a_killed_supervisor_do_not_stay_behind(server):
    server.wait_until_well()
    assert len(server.processes()) >= 5
    server.process.kill()
    wait_for(lambda: server.processes() == {}, 15, server.said)


@needs_proc
def test_a_killed_web_server_and_a_killed_worker_start_again(server):
    server.wait_until_well()
    before = server.children()
    assert len(before) == 2
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    wait_for(
        lambda: len(server.children()) == 2 and not set(server.children()) & set(before),
        10,
        server.said,
    )
    server.wait_until_well()
    assert "starting it again" in server.said()


def test_a_taken_port_gets_a_sentence_and_no_endless_tries(prepared):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = subprocess.run(
            [REPOSITORY / "script/server"], env=environment(prepared, port),
            capture_output=True, text=True, timeout=20, check=False,
        )  # fmt: skip
    assert said.returncode == 1
    assert f"port {port}" in said.stderr
    assert "choose another port" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_bad_setting_gets_a_sentence(prepared):
    wrong = {**environment(prepared, 8000), "PORT": "http"}
    said = subprocess.run(
        [REPOSITORY / "script/server"],
        env=wrong, capture_output=True, text=True, timeout=20, check=False,
    )  # fmt: skip
    assert said.returncode == 1
    assert said.stderr == (
        "The setting PORT='http' is not a whole number from 1 to 65535. "
        "Correct it and start again.\n"
    )


def test_keys_and_database_are_for_their_owner_only(prepared):
    kept = [*(prepared / "keys").iterdir(), prepared / "yeondae.sqlite3"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}
    assert {path.name for path in (prepared / "keys").iterdir()} == {"django", "sealing", "index"}
    assert stat.S_IMODE((prepared / "keys").stat().st_mode) == 0o700


def test_the_help_lists_every_command_by_purpose(prepared):
    said = subprocess.run(
        [REPOSITORY / "script/yeondae", "--help"],
        env=environment(prepared, 8000), capture_output=True, text=True, timeout=20, check=True,
    ).stdout  # fmt: skip
    assert said.index("Run it") < said.index("  server") < said.index("Look after it")
    assert said.index("Look after it") < said.index("  upgrade")


def test_a_command_that_does_not_exist_gets_a_sentence(prepared):
    said = subprocess.run(
        [REPOSITORY / "script/yeondae", "fly"],
        env=environment(prepared, 8000), capture_output=True, text=True, timeout=20, check=False,
    )  # fmt: skip
    assert said.returncode == 2
    assert "invalid choice: 'fly'" in said.stderr


@pytest.mark.long
def test_a_clean_clone_serves_within_two_minutes(tmp_path):
    clone, home = tmp_path / "clone", tmp_path / "home"
    subprocess.run(["git", "clone", "-q", REPOSITORY, clone], check=True)
    port = free_port()
    variables = environment(home, port)
    del variables["YEONDAE_DEMO"]
    begun = time.monotonic()
    with (tmp_path / "output").open("w") as output:
        process = subprocess.Popen(
            [clone / "script/server"], env=variables, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        where = f"http://127.0.0.1:{port}/en/"
        wait_for(lambda: _answers(where), 120, (tmp_path / "output").read_text)
        assert time.monotonic() - begun < 120
        process.terminate()
        assert process.wait(15) == 0
    finally:
        process.kill()
    said = (tmp_path / "output").read_text()
    for step in ("Installing", "Making keys", "Making the database", "demo world", "serves"):
        assert step in said


def _answers(where: str) -> bool:
    try:
        with urllib.request.urlopen(where, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
