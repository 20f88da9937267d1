"""The test database. On SQLite a migrated copy is kept, since migrating takes half a minute."""

import fcntl
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection, connections

REPOSITORY = Path(__file__).resolve().parents[1]
KEPT = REPOSITORY / "var" / "tests"
# Held while the copy is being made: of several processes one migrates, the others copy.
_making = ExitStack()


def _fingerprint() -> str:
    """Changes whenever the migrated tables might: migrations, packages, list of apps."""
    digest = hashlib.sha256(" ".join(settings.INSTALLED_APPS).encode())
    for path in sorted(REPOSITORY.glob("yeondae/*/migrations/*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    digest.update((REPOSITORY / "requirements-dev.lock").read_bytes())
    return digest.hexdigest()[:16]


def _copy(source: Path, target: Path) -> None:
    """A consistent copy of an SQLite file, whole or not at all."""
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    with sqlite3.connect(source) as one, sqlite3.connect(draft) as other:
        one.backup(other)
    one.close()
    other.close()
    os.replace(draft, target)


def template_file() -> Path:
    """Where the migrated copy lies: for a test that needs an installation's database quickly."""
    return KEPT / f"{_fingerprint()}.sqlite3"


def database_url() -> str:
    """The test database, for another process."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{str(database['NAME']).lstrip('/')}"
    password = f":{quote(database['PASSWORD'], safe='')}" if database["PASSWORD"] else ""
    port = f":{database['PORT']}" if database["PORT"] else ""
    place = quote(database["HOST"], safe="") + port
    return f"postgresql://{quote(database['USER'], safe='')}{password}@{place}/{database['NAME']}"


def _test_file() -> Path | None:
    """Where the SQLite test database lies; None on PostgreSQL."""
    database = settings.DATABASES["default"]
    return Path(database["TEST"]["NAME"]) if "sqlite" in database["ENGINE"] else None


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest, django_db_modify_db_settings: None) -> bool:
    """True where a migrated database is already there: pytest-django then only looks it over."""
    file = _test_file()
    if file is None:
        return bool(request.config.getvalue("reuse_db"))
    KEPT.mkdir(parents=True, exist_ok=True)
    fcntl.flock(_making.enter_context((KEPT / "lock").open("w")), fcntl.LOCK_EX)
    template = template_file()
    if template.exists():
        shutil.copyfile(template, file)
        _making.close()
    return True


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker
) -> Iterator[None]:
    """Keep a copy of a freshly migrated SQLite database for the next run.

    Tables made without migrating (`--no-migrations`) are not kept: no later run could go on.
    """
    file = _test_file()
    if file is not None and not request.config.getvalue("nomigrations"):
        template = template_file()
        # A run in which no test asks for the database makes none.
        if not template.exists() and file.exists() and file.stat().st_size:
            for old in KEPT.glob("*.sqlite3"):
                old.unlink(missing_ok=True)
            _copy(file, template)
    _making.close()
    yield
    with django_db_blocker.unblock():
        connections.close_all()
