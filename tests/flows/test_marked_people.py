"""Nobody who took part is found in the raw bytes of disk, log, outbox, spool or backup.

Marked people go through every flow in an installation of their own; then every file is searched
for their names, addresses and words. One plaintext column, added on purpose, must turn it red.
"""

import base64
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pyrage
import pytest

from tests.channels.mail_server import MailServer
from tests.database import template_file
from tests.marked_people import MARKS

REPOSITORY = Path(__file__).resolve().parents[2]
# They ask for the test database only so that there is a migrated copy to begin with.
pytestmark = pytest.mark.django_db


def forms(mark: str) -> set[bytes]:
    """How a mark may lie there: as text in capitals or not, in UTF-16, within base64."""
    found = {mark.encode(), mark.lower().encode(), mark.encode("utf-16-le")}
    for before in (b"", b"x", b"xx"):
        coded = base64.b64encode(before + mark.encode())
        found.add(coded[4 if before else 0 : -4])
    return found


WANTED = {form: mark for mark in MARKS for form in forms(mark)}


def found_in(folders: Iterable[Path]) -> dict[str, set[str]]:
    """Every file with a mark in it, and which."""
    found: dict[str, set[str]] = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                data = path.read_bytes()
                marks = {mark for form, mark in WANTED.items() if form in data}
                if marks:
                    found[str(path)] = marks
    return found


class Installation:
    """One installation in a folder of its own, with everything that it may leave behind in it."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder, self.home = folder, folder / "home"
        (folder / "tmp").mkdir(parents=True)
        self.home.mkdir(mode=0o700)
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "TMPDIR": str(folder / "tmp"),
            "YEONDAE_HOME": str(self.home),
            "YEONDAE_KEYS": str(folder.parent / f"{folder.name}-keys"),
            "YEONDAE_DEMO": "no",
            "YEONDAE_LOG": "DEBUG",
            "DJANGO_SETTINGS_MODULE": "yeondae.config.settings",
            **settings,
        }
        if "DATABASE_URL" in settings or not template_file().exists():
            self.run("django", "migrate", "-v0")
        else:
            (self.home / "yeondae.sqlite3").write_bytes(template_file().read_bytes())

    def run(self, module: str, *typed: str) -> None:
        """A program of it; what it writes is kept as its log."""
        with (self.folder / "log").open("ab") as log:
            done = subprocess.run(
                [sys.executable, "-m", module, *typed],
                cwd=REPOSITORY, env=self.environment, stdout=log, stderr=log, check=False,
            )  # fmt: skip
        if done.returncode:
            raise AssertionError((self.folder / "log").read_text()[-3000:])

    def goes_through(self, count: int) -> None:
        self.run("tests.marked_people", str(count))

    def is_backed_up(self) -> None:
        to = str(pyrage.x25519.Identity.generate().to_public())
        target = str(self.folder / "backup.age")
        self.run("yeondae.config.front", "backup", target, "--to", to)


def outbox_of(folder: Path, count: int, **settings: str) -> Installation:
    made = Installation(folder, **settings)
    made.goes_through(count)
    made.is_backed_up()
    return made


def by_real_mail(folder: Path, count: int) -> Installation:
    with MailServer() as server:
        made = Installation(
            folder,
            YEONDAE_SENDING="real",
            YEONDAE_HOST="letters.example.org",
            YEONDAE_SENDER="letters@letters.example.org",
            YEONDAE_REPLY_TO="campaign@example.org",
            YEONDAE_SMTP_HOST="127.0.0.1",
            YEONDAE_SMTP_PORT=str(server.port),
            YEONDAE_SMTP_TLS="none",
        )
        made.goes_through(count)
        assert len(server.behaviour.received) > count
    return made


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> Installation:
    """Twelve people: enough for every way, signature, report and a code never typed."""
    return outbox_of(tmp_path_factory.mktemp("small") / "all", 12)


def test_marks_are_found_where_they_lie_in_the_clear(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\0\1Vexmurr 0007\2")
    (tmp_path / "b").write_bytes(base64.b64encode(b"From: Zyndrath0001@example.org"))
    (tmp_path / "c").write_bytes("Quorlix".encode("utf-16-le"))
    (tmp_path / "d").write_bytes(b"zyndrath0007@example.org")
    assert len(found_in([tmp_path])) == 4


@pytest.mark.sqlite
def test_nobody_is_found_in_database_files_log_outbox_or_backup(small: Installation) -> None:
    assert (small.home / "outbox").is_dir() and (small.folder / "backup.age").exists()
    assert found_in([small.folder]) == {}


@pytest.mark.sqlite
def test_one_plaintext_column_turns_it_red(small: Installation) -> None:
    file = small.home / "yeondae.sqlite3"
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("ALTER TABLE supporters_supporter ADD COLUMN plain_name text")
        database.execute("UPDATE supporters_supporter SET plain_name = 'Quorlix ' || id")
    assert set(found_in([small.folder])) & {str(file), f"{file}-wal"}


@pytest.mark.long
@pytest.mark.sqlite
def test_a_thousand_people_are_found_nowhere(tmp_path: Path) -> None:
    outbox_of(tmp_path / "all", 800)
    by_real_mail(tmp_path / "mail", 200)
    assert found_in([tmp_path]) == {}


@pytest.mark.long
def test_a_thousand_people_are_found_nowhere_on_postgresql(tmp_path: Path) -> None:
    from tests.postgres import cluster

    with cluster(durable=True) as url:
        outbox_of(tmp_path / "all", 1000, DATABASE_URL=url)
        data = _data_of(url)
        assert (data / "pg_wal").is_dir()
        assert found_in([tmp_path, data]) == {}


def _data_of(url: str) -> Path:
    import psycopg

    with psycopg.connect(url) as connection:
        row = connection.execute("SHOW data_directory").fetchone()
    assert row
    return Path(row[0])
