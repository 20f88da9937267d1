"""The first start makes its tables quicker than Django does, and exactly the same ones."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
OURS = "yeondae.config.management.commands.migrate"
DJANGOS = "django.core.management.commands.migrate"
MAKE = """
import django; django.setup()
from importlib import import_module
from django.core.management import call_command
call_command(import_module({module!r}).Command(), interactive=False, verbosity=0)
"""
# When and in which order a migration was applied, and random keys of Wagtail's first pages.
APART = {"django_migrations", "wagtailcore_page"}


def made_by(module: str, home: Path) -> sqlite3.Connection:
    home.mkdir()
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "DJANGO_SETTINGS_MODULE": "yeondae.config.settings",
        "YEONDAE_HOME": str(home),
        "PYTHONPATH": str(REPOSITORY),
    }
    command = [sys.executable, "-c", MAKE.format(module=module)]
    subprocess.run(command, env=environment, check=True, timeout=600)
    return sqlite3.connect(home / "yeondae.sqlite3")


def tables(database: sqlite3.Connection) -> dict[str, str]:
    """Every table, index and trigger with the words that make it."""
    return dict(database.execute("SELECT type || ' ' || name, sql FROM sqlite_master"))


def rows(database: sqlite3.Connection, table: str) -> list[str]:
    return sorted(map(repr, database.execute(f'SELECT * FROM "{table}"')))


@pytest.mark.long
@pytest.mark.sqlite
def test_an_empty_database_gets_the_tables_and_rows_that_django_would_make(tmp_path: Path) -> None:
    quick, plain = made_by(OURS, tmp_path / "quick"), made_by(DJANGOS, tmp_path / "plain")
    assert tables(quick) == tables(plain)
    named = [name.partition(" ")[2] for name in tables(plain) if name.startswith("table ")]
    differing = [name for name in named if rows(quick, name) != rows(plain, name)]
    assert set(differing) <= APART
    applied = "SELECT app, name FROM django_migrations"
    assert set(quick.execute(applied)) == set(plain.execute(applied))
