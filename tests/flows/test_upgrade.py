"""Upgrading keeps real data whole; where a step fails, tables and data are as before.

The data is an installation that an earlier version left (tests/data/make_previous_release.sh).
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
KEPT = REPOSITORY / "tests" / "data" / "previous_release.tar.xz"

pytestmark = [pytest.mark.long, pytest.mark.sqlite]

UPGRADE = """
from yeondae.config import front
import sys
sys.exit(front.main(["upgrade"]))
"""
FAILS = """
from django.db import migrations
from django.db.migrations.loader import MigrationLoader

def breaks(apps, editor):
    raise RuntimeError("this step is broken")

class Broken(migrations.Migration):
    dependencies = [("supporters", "0001_first")]
    operations = [migrations.RunSQL("CREATE TABLE half_done (id integer)"),
                  migrations.RunPython(breaks)]

load = MigrationLoader.load_disk
def with_a_broken_one(self):
    load(self)
    newest = max(name for app, name in self.disk_migrations if app == "supporters")
    Broken.dependencies = [("supporters", newest)]
    self.disk_migrations["supporters", "9999_broken"] = Broken("9999_broken", "supporters")
MigrationLoader.load_disk = with_a_broken_one
"""
LOOK = """
import django, json, sys
django.setup()
from yeondae.appeals.models import Appeal
from yeondae.cases.models import Person
from yeondae.letters import services
from yeondae.letters.models import Letter
from yeondae.supporters.models import Supporter
json.dump({
    "supporters": sorted(each.name for each in Supporter.objects.all()),
    "letters": sum(bool(each.content["paragraphs"]) for each in Letter.objects.all()),
    "pages": sum(services.document(each)[:4] == b"%PDF" for each in Letter.objects.exclude(pdf="")),
    "appeals": Appeal.objects.count(),
    "people": sorted(str(each.names) for each in Person.objects.all()),
}, sys.stdout)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The installation of the earlier version."""
    with tarfile.open(KEPT) as tar:
        tar.extractall(tmp_path / "home", filter="data")
    for key in (tmp_path / "home" / "keys").iterdir():
        key.chmod(0o600)
    return tmp_path / "home"


def python(home: Path, code: str) -> "subprocess.CompletedProcess[str]":
    environment = {
        "PATH": os.environ["PATH"],
        "YEONDAE_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "yeondae.config.settings",
    }
    typed = [sys.executable, "-c", code]
    return subprocess.run(
        typed, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
    )


def counted(file: Path, table: str) -> int:
    with closing(sqlite3.connect(file)) as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def schema(file: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(file)) as database:
        names = "SELECT name, sql FROM sqlite_master ORDER BY name"
        return list(database.execute(names).fetchall())


def test_one_command_brings_real_data_up_to_date(home: Path) -> None:
    file = home / "yeondae.sqlite3"
    before = {name: counted(file, name) for name in ("supporters_supporter", "letters_letter")}
    done = python(home, UPGRADE)
    assert done.returncode == 0, done.stdout + done.stderr
    looked = python(home, LOOK)
    assert looked.returncode == 0, looked.stderr
    seen = json.loads(looked.stdout)
    assert len(seen["supporters"]) == before["supporters_supporter"] and all(seen["supporters"])
    assert seen["letters"] == before["letters_letter"] == seen["appeals"]
    assert seen["pages"] and seen["people"]
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_step_that_fails_leaves_everything_as_it_was(home: Path) -> None:
    file = home / "yeondae.sqlite3"
    before, applied = schema(file), counted(file, "django_migrations")
    done = python(home, "import django; django.setup()\n" + FAILS + UPGRADE)
    assert done.returncode != 0 and "this step is broken" in done.stderr
    assert schema(file) == before and counted(file, "django_migrations") == applied


def test_the_old_version_stays_where_the_new_one_fails(tmp_path: Path) -> None:
    """script/upgrade: code is put back where a step of the new version fails."""
    origin, here = tmp_path / "origin", tmp_path / "here"
    (origin / "script").mkdir(parents=True)
    shutil.copy(REPOSITORY / "script" / "upgrade", origin / "script" / "upgrade")
    steps = (("yeondae", "exit 0"), ("bootstrap", "exit 0"))
    for name, act in steps:
        (origin / "script" / name).write_text(f"#!/bin/sh\n{act}\n")
        (origin / "script" / name).chmod(0o755)
    git(origin, "init", "-q", "-b", "main")
    commit(origin, "old")
    git(tmp_path, "clone", "-q", str(origin), str(here))
    (origin / "script" / "yeondae").write_text("#!/bin/sh\necho cannot >&2; exit 1\n")
    commit(origin, "new and broken")
    failed = subprocess.run([here / "script" / "upgrade"], capture_output=True, text=True)
    assert failed.returncode == 1 and "as they were before" in failed.stderr
    assert "exit 0" in (here / "script" / "yeondae").read_text()
    (origin / "script" / "yeondae").write_text("#!/bin/sh\nexit 0 # newest\n")
    commit(origin, "mended")
    done = subprocess.run([here / "script" / "upgrade"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "newest" in (here / "script" / "yeondae").read_text()


def git(folder: Path, *typed: str) -> None:
    who = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@example.org"}
    who |= {"GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@example.org"}
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), **who}
    subprocess.run(["git", *typed], cwd=folder, env=environment, check=True, capture_output=True)


def commit(folder: Path, message: str) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", message)
