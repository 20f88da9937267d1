"""Making a backup: database, kept files and the marks of the erased, in one sealed file.

The keys are never in it: disk and keys together open everything (docs/threat-model.md), so they
are backed up by themselves, to another place.
"""

import hashlib
import json
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.files.storage import Storage, storages

from yeondae.flows.backup import archive, database
from yeondae.flows.backup.archive import BackupFailed

ABOUT = "about.json"
ERASED = "erased"
# Storages of kept files; a member is called "sealed/letter/ab/abcdef...".
KEPT = ("sealed", "outbox")
KEYS = ("django", "sealing", "index")


@dataclass(frozen=True)
class Made:
    """What a backup holds: when it was made, of what, sealed by which keys (their fingerprints)."""

    made_at: str
    database: str
    keys: dict[str, str]
    format: int = 1


def backup(*, target: Path, to: list[str], now: datetime) -> int:
    """Write everything but the keys to `target`; how many kept files. Raises BackupFailed.

    The installation goes on working meanwhile. The database is copied first: a file that was
    destroyed since is not missed, since its row says how to make it again.
    """
    if not to:
        raise BackupFailed("Nobody could open it: give at least one recipient with --to.")
    if database.is_empty():
        raise BackupFailed("There is no database here yet, so there is nothing to back up.")
    count = 0
    with database.snapshot() as copy, archive.writing(target, to) as tar:
        about = Made(now.isoformat(), database.member(), fingerprints())
        archive.add_bytes(tar, ABOUT, json.dumps(asdict(about), indent=1).encode())
        archive.add_file(tar, database.member(), copy)
        erased = Path(settings.ERASED)
        if erased.exists():
            archive.add_bytes(tar, ERASED, erased.read_bytes())
        for kept in KEPT:
            for name in names_in(storages[kept]):
                count += _add(tar, kept, name)
    return count


def _add(tar: tarfile.TarFile, kept: str, name: str) -> int:
    try:
        with storages[kept].open(name, "rb") as file:
            archive.add_bytes(tar, f"{kept}/{name}", file.read())
    except FileNotFoundError:  # destroyed since it was listed
        return 0
    return 1


def names_in(storage: Storage, folder: str = "") -> Iterator[str]:
    """Every file of a storage, whatever kind it is."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    prefix = f"{folder}/" if folder else ""
    for name in files:
        if not name.startswith("."):
            yield f"{prefix}{name}"
    for each in folders:
        yield from names_in(storage, f"{prefix}{each}")


def fingerprints() -> dict[str, str]:
    """What tells one key folder from another without telling a key."""
    return {
        name: hashlib.sha256(b"key " + settings.KEYS.all(name)[0].encode()).hexdigest()[:16]
        for name in KEYS
    }


def backup_keys(*, target: Path, to: list[str]) -> int:
    """Write the key folder alone, sealed; how many files. Keep it apart from every backup."""
    if not to:
        raise BackupFailed("Nobody could open it: give at least one recipient with --to.")
    files = sorted(path for path in settings.KEYS.folder.iterdir() if path.is_file())
    plain = [path for path in files if not path.name.startswith(".")]
    with archive.writing(target, to) as tar:
        for path in plain:
            archive.add_file(tar, f"keys/{path.name}", path)
    return len(plain)
