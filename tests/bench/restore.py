"""`script/yeondae bench restore`: a million letters from a sealed backup into an empty place."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import django
import psycopg
import pyrage
from django.conf import settings
from django.core.management import call_command
from django.db import connections

LETTERS, SUPPORTERS = 1_000_000, 100_000
MOST_SECONDS = 900.0


def run() -> dict[str, Any]:
    """How long backing up and bringing back took, and what stands in the restored database."""
    django.setup()
    call_command("migrate", verbosity=0)
    from tests.desk_load import a_large_campaign

    a_large_campaign(letters=LETTERS, supporters=SUPPORTERS)
    connections.close_all()
    url = os.environ["DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE restored")
    other = url.rsplit("/", 1)[0] + "/restored"
    with tempfile.TemporaryDirectory(prefix="yeondae-restore-", dir=settings.HOME) as folder:
        figures = _there_and_back(Path(folder), other)
    with psycopg.connect(other) as connection:
        row = connection.execute("SELECT count(*) FROM letters_letter").fetchone()
    figures["letters"] = row[0] if row else 0
    seconds = figures["restore seconds"]
    return {
        "bench": "restore",
        "figures": figures,
        "floor": {"restore seconds": MOST_SECONDS, "letters": LETTERS},
        "holds": seconds <= MOST_SECONDS and figures["letters"] >= LETTERS,
    }


def _there_and_back(folder: Path, other: str) -> dict[str, Any]:
    key = pyrage.x25519.Identity.generate()
    secret, target = folder / "key", folder / "data.age"
    secret.write_text(f"{key}\n")
    backed_up = _timed({}, "backup", str(target), "--to", str(key.to_public()))
    place = {
        "DATABASE_URL": other,
        "YEONDAE_HOME": str(folder / "restored"),
        "YEONDAE_KEYS": str(settings.KEYS.folder),
    }
    brought_back = _timed(place, "restore", str(target), "--key", str(secret))
    return {
        "backup seconds": backed_up,
        "restore seconds": brought_back,
        "megabytes": target.stat().st_size // 1_000_000,
    }


def _timed(changed: dict[str, str], *typed: str) -> float:
    begun = time.monotonic()
    command = [sys.executable, "-m", "yeondae.config.front", *typed]
    subprocess.run(command, env={**os.environ, **changed}, check=True, stdout=subprocess.DEVNULL)
    return round(time.monotonic() - begun, 1)
