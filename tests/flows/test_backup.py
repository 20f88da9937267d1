"""A backup comes back whole in an empty place, sends nothing, and brings back nobody erased.

Each part runs in processes of its own, as on a server: one installation that is lost, and the
place where it is brought back.
"""

import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyrage
import pytest

from tests.database import template_file
from yeondae.core import clock
from yeondae.flows.backup import archive, bring_back, database
from yeondae.flows.backup.archive import BackupFailed

REPOSITORY = Path(__file__).resolve().parents[2]
MARK = "Zephyrine Marktest"
ADDRESS = "zephyrine@example.org"

FILL = f"""
from tests.letters import a_supporter, write
from tests.worlds import a_published_call
from yeondae.flows.dispatch import dispatch
from yeondae.letters.models import Letter
from yeondae.supporters.models import Supporter
call = a_published_call(offices=1, copies=1)
for number in (1, 2):
    write(call, by=a_supporter(number, call=call))
from yeondae.supporters.services import remember
from yeondae.core import clock
write(call, by=remember(email="{ADDRESS}", name="{MARK}", organisation="", country="FR",
                        language="en", now=clock.now()))
dispatch(worker="test")
"""
COMMANDS = """
from yeondae.config import front
def run(*typed):
    assert not front.main(list(typed))
"""
ERASE = f"""
from yeondae.core import clock
from yeondae.flows.forget_person import forget_person
forget_person(address="{ADDRESS}", by=None, now=clock.now())
"""
# Somebody of the case is erased too, by two people, once their call is stopped.
ERASE_OF_CASE = """
from tests.worlds import staff
from yeondae.accounts import approvals
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.calls import services as calls
from yeondae.flows import erase_person
by = staff().organiser
grant_role(user=by, role=Role.CASEWORKER, by=None)
grant_role(user=staff().reviewer, role=Role.REVIEWER, by=None)
calls.stop_call(call=call, why="somebody wants to be gone", by=by)
ann = call.people.order_by("position")[0]
erase_person.ask(person=ann, by=by)
approvals.approve(approval=erase_person.standing(ann), by=staff().reviewer)
erase_person.erase(person=ann, by=by)
"""
LOOK = """
import json, sys
from yeondae.calls.models import Call
from yeondae.cases.models import Name, Person
from yeondae.deliveries.models import Delivery
from yeondae.flows.dispatch import dispatch
from yeondae.flows.send_mails import send_mails
from yeondae.flows.troubles import current_troubles
from yeondae.jobs import standstill
from yeondae.letters import services
from yeondae.letters.models import Letter
from yeondae.mailings.models import Mail
from yeondae.supporters.models import Supporter
# What leaves now has left after the restore.
going = Delivery.objects.filter(state="handed", letter__erased_at=None)
going.update(state="queued", handle="", finished_at=None)
sent = dispatch(worker="look").sent + send_mails(worker="look")
json.dump({
    "names": sorted(each.name for each in Supporter.objects.all()),
    "people": sorted(name.text for name in Name.objects.filter(language="en")),
    "in_call": [person.names.get("en") for person in Call.objects.get().people.all()],
    "texts": sum(bool(each.content) for each in Letter.objects.all()),
    "pages": sum(bool(services.document(each)) for each in Letter.objects.exclude(pdf="")),
    "sent": sent,
    "stands": bool(standstill.in_force()),
    "troubles": [each.sentence for each in current_troubles()],
}, sys.stdout)
"""


class Place:
    """One installation in a folder of its own."""

    def __init__(self, folder: Path, url: str = "") -> None:
        self.home = folder
        names = ("PATH", "HOME", "LANG")
        self.environment = {name: os.environ[name] for name in names if name in os.environ}
        self.environment |= {"YEONDAE_HOME": str(folder), "YEONDAE_DEMO": "no"}
        if url:
            self.environment["DATABASE_URL"] = url

    def migrated(self) -> "Place":
        """With empty tables; on SQLite from the copy that tests keep."""
        self.home.mkdir(mode=0o700)
        if "DATABASE_URL" not in self.environment and template_file().exists():
            (self.home / "yeondae.sqlite3").write_bytes(template_file().read_bytes())
        else:
            self.run("django", "migrate", "-v0", settings=True)
        return self

    def command(self, *typed: str) -> str:
        return self.run("yeondae.config.front", *typed)

    def does(self, code: str) -> str:
        start = "import django; django.setup()\n"
        return self._finished([sys.executable, "-c", start + code], settings=True)

    def run(self, module: str, *typed: str, settings: bool = False) -> str:
        return self._finished([sys.executable, "-m", module, *typed], settings=settings)

    def _finished(self, typed: list[str], *, settings: bool) -> str:
        more = {"DJANGO_SETTINGS_MODULE": "yeondae.config.settings"} if settings else {}
        done = subprocess.run(
            typed,
            cwd=REPOSITORY,
            env=self.environment | more,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise AssertionError(done.stdout + done.stderr)
        return done.stdout

    def seen(self, after: str) -> dict[str, Any]:
        """What is there and what would leave, `after` some code."""
        said = self.does(COMMANDS + after + LOOK)
        return dict(json.loads(said[said.index("{") :]))


@pytest.fixture
def key(tmp_path: Path) -> tuple[Path, str]:
    """A backup key that is not on the server: its file and its recipient."""
    made = pyrage.x25519.Identity.generate()
    file = tmp_path / "backup-key"
    file.write_text(f"# a backup key\n{made}\n")
    return file, str(made.to_public())


def drill(tmp_path: Path, key: tuple[Path, str], url: str = "", other: str = "") -> None:
    """The whole drill: backed up, erased somebody, lost, brought back elsewhere, released."""
    file, to = key
    data, keys, marks = (str(tmp_path / name) for name in ("data.age", "keys.age", "marks"))
    lost = Place(tmp_path / "lost", url).migrated()
    saved = (
        f"run('backup', {data!r}, '--to', {to!r})\nrun('backup-keys', {keys!r}, '--to', {to!r})\n"
    )
    lost.does(COMMANDS + FILL + saved + ERASE + ERASE_OF_CASE)
    Path(marks).write_bytes((lost.home / "erased").read_bytes())

    back = Place(tmp_path / "back", other)
    back.command("restore-keys", keys, "--key", str(file))
    said = back.command("restore", data, "--key", str(file), "--erased", marks)
    assert "2 people who were erased since" in said
    seen = back.seen("")
    assert seen["people"] == seen["in_call"] == ["Bo Example", "Cy Example"]
    assert seen["names"] == ["Supporter 1", "Supporter 2"] and seen["pages"] == seen["texts"] == 2
    assert seen["sent"] == 0 and seen["stands"]
    assert any("restored from a backup" in each for each in seen["troubles"])
    seen = back.seen("run('release')\n")
    assert not seen["stands"] and seen["sent"]


@pytest.mark.sqlite
@pytest.mark.django_db  # only so that there is a migrated copy to begin with
def test_the_drill_on_sqlite(tmp_path: Path, key: tuple[Path, str]) -> None:
    drill(tmp_path, key)


def test_without_the_keys_that_sealed_it_nothing_is_begun(
    tmp_path: Path, key: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "some.age"
    about = {"made_at": "2026-11-23T00:00:00+00:00", "database": database.member(), "keys": {}}
    with archive.writing(target, [key[1]]) as tar:
        archive.add_bytes(tar, "about.json", json.dumps(about).encode())
    monkeypatch.setattr(database, "is_empty", lambda: True)
    with pytest.raises(BackupFailed, match="bring them back first"):
        bring_back.restore(source=target, key=key[0], now=clock.now())


@pytest.mark.django_db
def test_nothing_is_brought_back_over_a_database(tmp_path: Path, key: tuple[Path, str]) -> None:
    for restore in (
        lambda: bring_back.restore(source=tmp_path / "x", key=key[0], now=clock.now()),
        lambda: bring_back.restore_keys(source=tmp_path / "x", key=key[0]),
    ):
        with pytest.raises(BackupFailed, match="There is a database here"):
            restore()


def test_a_backup_opens_for_its_key_only(tmp_path: Path, key: tuple[Path, str]) -> None:
    file, to = key
    target = tmp_path / "some.age"
    with archive.writing(target, [to]) as tar:
        archive.add_bytes(tar, "a", MARK.encode() * 1000)
    assert MARK.encode() not in target.read_bytes()
    stranger = pyrage.x25519.Identity.generate()
    with pytest.raises(BackupFailed, match="does not open"):
        members(target, stranger)
    assert members(target, archive.identity(file)) == {"a": MARK.encode() * 1000}


def test_a_backup_that_was_cut_or_altered_is_refused(tmp_path: Path, key: tuple[Path, str]) -> None:
    file, to = key
    target = tmp_path / "some.age"
    with archive.writing(target, [to]) as tar:
        archive.add_bytes(tar, "a", os.urandom(300_000))
    whole = target.read_bytes()
    altered = bytearray(whole)
    altered[len(whole) // 2] ^= 1
    for bad in (whole[: len(whole) // 2], bytes(altered)):
        target.write_bytes(bad)
        with pytest.raises(BackupFailed, match="does not open"):
            members(target, archive.identity(file))


def test_a_full_disk_leaves_no_half_backup(tmp_path: Path, key: tuple[Path, str]) -> None:
    target = tmp_path / "some.age"
    with pytest.raises(OSError, match="full"), archive.writing(target, [key[1]]) as tar:
        archive.add_bytes(tar, "a", b"x")
        raise OSError(28, "full")
    assert not target.exists() and not list(tmp_path.glob(".*draft"))


def test_what_is_no_recipient_is_said(tmp_path: Path) -> None:
    with pytest.raises(BackupFailed, match="no age recipient"):
        archive.recipient("ssh-ed25519 AAAA")
    with pytest.raises(BackupFailed, match="AGE-SECRET-KEY"):
        (tmp_path / "empty").write_text("nothing")
        archive.identity(tmp_path / "empty")


def members(target: Path, key: pyrage.x25519.Identity) -> dict[str, bytes]:
    found = {}
    with archive.reading(target, key) as tar:
        for each in tar:
            file = tar.extractfile(each)
            assert isinstance(each, tarfile.TarInfo) and file
            found[each.name] = file.read()
    return found


@pytest.fixture
def two_databases() -> Iterator[tuple[str, str]]:
    """Two empty databases of one throw-away PostgreSQL."""
    import psycopg

    from tests.postgres import cluster

    with cluster() as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CREATE DATABASE other")
        yield url, url.rsplit("/", 1)[0] + "/other"


@pytest.mark.long
def test_the_drill_on_postgresql(
    tmp_path: Path, key: tuple[Path, str], two_databases: tuple[str, str]
) -> None:
    drill(tmp_path, key, *two_databases)
