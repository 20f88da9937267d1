"""Whether what this installation stands on keeps its promises: durable commits, keys, files."""

from collections.abc import Iterator

from django.db import DatabaseError, connection

from yeondae.api.health import pending_migrations
from yeondae.sealing.files import destroy, fetch, keep

SAFE_POSTGRES = {
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "data_checksums": "on",
}
# As sqlite.org/pragma.html numbers them: synchronous 2 is FULL, 3 EXTRA.
SAFE_SQLITE = {
    "journal_mode": {"wal"},
    "synchronous": {"2", "3"},
    "secure_delete": {"1"},
    "foreign_keys": {"1"},
}


def findings() -> list[str]:
    """A sentence for each thing that is not as it must be; empty where all is well."""
    try:
        return [*_database(), *_migrations(), *_files()]
    except DatabaseError as error:
        return [f"The database does not answer ({type(error).__name__}): see DATABASE_URL."]


def _database() -> Iterator[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for name, wanted in SAFE_POSTGRES.items():
                cursor.execute(f"SHOW {name}")
                if (value := cursor.fetchone()[0]) != wanted:
                    yield _unsafe(f"PostgreSQL's {name} is {value}, not {wanted}")
        else:
            for name, safe in SAFE_SQLITE.items():
                cursor.execute(f"PRAGMA {name}")
                if (value := str(cursor.fetchone()[0])) not in safe:
                    yield _unsafe(f"SQLite's {name} is {value}")


def _unsafe(what: str) -> str:
    return f"{what}: what was acknowledged may be lost or left behind. Set it and start again."


def _migrations() -> Iterator[str]:
    if pending := pending_migrations():
        yield f"{pending} migrations were not applied: run script/yeondae upgrade."


def _files() -> Iterator[str]:
    try:
        name = keep(b"a test of the storage", "check")
        same = fetch(name) == b"a test of the storage"
        destroy(name)
    except Exception as error:  # whatever a storage raises, the person needs the sentence
        yield f"Files cannot be kept ({type(error).__name__}): see YEONDAE_FILES."
        return
    if not same:
        yield "The storage of files gives back other bytes than it got: see YEONDAE_FILES."
