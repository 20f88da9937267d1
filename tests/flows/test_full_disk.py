"""A disk that is full refuses and loses nothing: every acknowledged row is there afterwards.

The limit on the size of a file stands for the disk (setrlimit), so that no mount is needed.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.database import template_file

REPOSITORY = Path(__file__).resolve().parents[2]
# It asks for the test database only so that there is a migrated copy to begin with.
# SQLite itself takes a whole transaction back where the disk is full: each test has its own.
pytestmark = [pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]

FILLS_UP = """
import json, resource, signal, sys
import django
django.setup()
from django.conf import settings
from django.db import connection
from yeondae.core import clock
from yeondae.jobs import incidents
from yeondae.sealing import files
from yeondae.supporters.models import Supporter
from yeondae.supporters.services import remember

def add(number):
    remember(email=f"writer{number}@example.org", name="x" * 20_000, organisation="", country="DE",
             language="en", now=clock.now())

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
add(0)
_soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
acknowledged, said, file = 1, "", ""
try:
    while acknowledged < 2000:
        add(acknowledged)
        acknowledged += 1
except Exception as error:
    said = incidents.kind_of(error)
try:
    files.keep(b"x" * 2_000_000, "letter")
except OSError as error:
    file = incidents.kind_of(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
connection.close()
there = Supporter.objects.count()
add(5000)
with connection.cursor() as cursor:
    cursor.execute("PRAGMA integrity_check")
    whole = cursor.fetchone()[0]
kept = [path.name for path in (settings.HOME / "files").rglob("*") if path.is_file()]
json.dump({"acknowledged": acknowledged, "there": there, "after": Supporter.objects.count(),
           "said": said, "file": file, "whole": whole, "kept": kept}, sys.stdout)
"""


def test_what_was_acknowledged_before_the_disk_was_full_is_there(tmp_path: Path) -> None:
    (tmp_path / "yeondae.sqlite3").write_bytes(template_file().read_bytes())
    environment = {
        "PATH": os.environ["PATH"],
        "YEONDAE_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "yeondae.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", FILLS_UP],
        cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert 1 < seen["acknowledged"] < 2000 and seen["there"] == seen["acknowledged"]
    assert seen["said"] in ("disk", "database") and seen["file"] == "disk"
    assert seen["after"] == seen["there"] + 1 and seen["whole"] == "ok"
    assert seen["kept"] == []  # no half file
