"""The database within a backup: a consistent copy taken while it runs, and put back whole.

SQLite: its own backup, page by page. PostgreSQL: pg_dump, put back by psql in one transaction,
so that no worker ever sees half of it, or the whole without the standstill.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection, connections

from yeondae.flows.backup.archive import BackupFailed

SQLITE, POSTGRES = "database.sqlite3", "database.sql"
OPTIONS = {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "host": "PGHOST"}


def member() -> str:
    """What the database's member is called; it says which kind it is."""
    return POSTGRES if connection.vendor == "postgresql" else SQLITE


@contextmanager
def snapshot() -> Iterator[Path]:
    """A file with the database as it is now; gone again afterwards."""
    with TemporaryDirectory(prefix=".backup-", dir=settings.HOME) as folder:
        file = Path(folder) / member()
        if connection.vendor == "postgresql":
            _run("pg_dump", "--no-owner", "--no-privileges", "--file", str(file))
        else:
            with (
                closing(sqlite3.connect(settings.DATABASES["default"]["NAME"])) as source,
                closing(sqlite3.connect(file)) as copy,
            ):
                source.backup(copy)
        yield file


def is_empty() -> bool:
    """Whether there is no database here yet, or one without tables."""
    if connection.vendor != "postgresql" and not _file().exists():
        return True
    return not connection.introspection.table_names()


def put_back(file: Path, *, backup_from: datetime, now: datetime) -> None:
    """Make `file` the database, with a standstill in it from its first moment. Raises BackupFailed.

    Nothing is there before, and everything afterwards.
    """
    connections.close_all()
    if connection.vendor == "postgresql":
        _put_back_postgres(file, backup_from, now)
        return
    with closing(sqlite3.connect(file)) as copy, copy:
        copy.execute(
            "INSERT INTO jobs_standstill (since, backup_from) VALUES (?, ?)",
            [_plain(now), _plain(backup_from)],
        )
        copy.execute("DELETE FROM django_session")
    file.chmod(0o600)
    with file.open("rb") as written:
        os.fsync(written.fileno())
    for leftover in ("-wal", "-shm"):
        Path(f"{_file()}{leftover}").unlink(missing_ok=True)
    os.replace(file, _file())


def _put_back_postgres(file: Path, backup_from: datetime, now: datetime) -> None:
    # A database that was just made has the schema public; the dump makes it anew.
    extra = (
        "DELETE FROM public.django_session",
        "INSERT INTO public.jobs_standstill (since, backup_from) "  # noqa: S608  # two moments
        f"VALUES ('{now.isoformat()}', '{backup_from.isoformat()}')",
    )
    acts = [part for sql in extra for part in ("-c", sql)]
    quiet = ("--no-psqlrc", "--quiet", "--single-transaction", "-v", "ON_ERROR_STOP=1")
    _run("psql", *quiet, "-o", os.devnull, "-f", str(file), *acts)
    with connection.cursor() as cursor:  # the planner knows nothing of what was loaded
        cursor.execute("ANALYZE")


def _plain(moment: datetime) -> str:
    """As Django writes a moment to SQLite."""
    return moment.replace(tzinfo=None).isoformat(sep=" ")


def _file() -> Path:
    return Path(settings.DATABASES["default"]["NAME"])


def _run(program: str, *arguments: str) -> None:
    found = _program(program)
    done = subprocess.run(
        [found, *arguments], env=_environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["it says nothing"])[0]
        raise BackupFailed(f"{program} failed: {said}")


def _program(name: str) -> str:
    """PostgreSQL's own program, of the newest version that is installed."""
    versions = Path("/usr/lib/postgresql")
    folders = sorted(versions.glob("*/bin"), key=lambda each: -int(each.parent.name))
    path = os.pathsep.join([*map(str, folders), os.environ.get("PATH", "")])
    found = shutil.which(name, path=path)
    if found is None:
        raise BackupFailed(f"{name} is not installed here: install PostgreSQL's client programs.")
    return found


def _environment() -> dict[str, str]:
    """Where the database is, for its programs; the password stands in no list of processes."""
    given = connection.settings_dict
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
    places = {name: str(given[key]) for key, name in names.items() if given.get(key)}
    more = {OPTIONS[key]: str(value) for key, value in given["OPTIONS"].items() if key in OPTIONS}
    return {**os.environ, **places, **more, "PGDATABASE": str(given["NAME"])}
