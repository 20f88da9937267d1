"""Bringing a backup back into an empty place: nothing is sent, and the erased stay erased.

    the key folder is checked first     without the right keys nothing opens, so nothing is begun
    kept files, then the database       which appears whole, with its standstill in it
    everybody who was erased since      is erased again, by the marks that lie apart from it
An organiser looks and lets it send (flows.restored).
"""

import json
import os
import shutil
import tarfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages

from yeondae.flows import erase_person
from yeondae.flows.backup import archive, database
from yeondae.flows.backup.archive import BackupFailed
from yeondae.flows.backup.make import ABOUT, ERASED, KEPT, fingerprints
from yeondae.flows.erase_supporter import erase_supporter
from yeondae.supporters import gone, remnants

PIECE = 1024 * 1024


@dataclass
class Back:
    """What was brought back."""

    backup_from: datetime
    files: int = 0
    erased_again: int = 0


def restore(*, source: Path, key: Path, now: datetime) -> Back:
    """Bring database and files of `source` back. Raises BackupFailed, and then nothing is there.

    The tables are those of the backup: whoever calls brings them up to date, then calls
    `erase_again`.
    """
    if not database.is_empty():
        raise BackupFailed(
            "There is a database here already. A backup is brought back into an empty place: "
            "choose another YEONDAE_HOME or DATABASE_URL, or move the old one away first."
        )
    Path(settings.HOME).mkdir(mode=0o700, parents=True, exist_ok=True)
    with (
        TemporaryDirectory(prefix=".restore-", dir=settings.HOME) as folder,
        archive.reading(source, archive.identity(key)) as tar,
    ):
        return _unpack(tar, Path(folder), now)


def _unpack(tar: tarfile.TarFile, folder: Path, now: datetime) -> Back:
    members = iter(tar)
    about = _about(tar, next(members, None))
    back = Back(datetime.fromisoformat(about["made_at"]))
    copy = folder / database.member()
    for each in members:
        if each.name == database.member():
            _to_file(tar, each, copy)
        elif each.name == ERASED:
            _to_file(tar, each, folder / ERASED)
        else:
            _keep(tar, each)
            back.files += 1
    if not copy.exists():
        raise BackupFailed("The backup ends before its database does: it was cut. Take another.")
    os.sync()
    _join_marks(folder / ERASED)
    database.put_back(copy, backup_from=back.backup_from, now=now)
    return back


def _about(tar: tarfile.TarFile, first: tarfile.TarInfo | None) -> dict[str, str]:
    """What the backup says of itself, checked against this place. Raises BackupFailed."""
    if first is None or first.name != ABOUT:
        raise BackupFailed("This is no backup of Yeondae's data. Is it that of the keys?")
    with tar.extractfile(first) or _nothing() as file:
        about = json.loads(file.read())
    if about["database"] != database.member():
        raise BackupFailed(
            "The backup is of another kind of database than DATABASE_URL says: SQLite goes back "
            "to SQLite, PostgreSQL to PostgreSQL."
        )
    if about["keys"] != fingerprints():
        raise BackupFailed(
            f"The keys in {settings.KEYS.folder} are not those that sealed this backup: bring "
            "them back first with script/yeondae restore-keys."
        )
    return dict(about)


def _to_file(tar: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    with tar.extractfile(member) or _nothing() as file, target.open("wb") as out:
        shutil.copyfileobj(file, out, PIECE)


def _nothing() -> "tarfile.ExFileObject":
    raise BackupFailed("The backup holds something that is no file.")


def _keep(tar: tarfile.TarFile, member: tarfile.TarInfo) -> None:
    """A kept file back into its storage; a name that leads elsewhere is refused."""
    kind, _, name = member.name.partition("/")
    if kind not in KEPT or not member.isfile() or ".." in Path(name).parts:
        raise BackupFailed("The backup holds a file that no backup of ours has.")
    storage = storages[kind]
    if isinstance(storage, FileSystemStorage):  # without waiting for the disk after each
        path = Path(storage.path(name))
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _to_file(tar, member, path)
        path.chmod(0o600)
        return
    with tar.extractfile(member) or _nothing() as file:
        storage.save(name, ContentFile(file.read()))


def _join_marks(from_backup: Path) -> None:
    """The marks of the backup beside those that lie here: the ones here are younger."""
    here = Path(settings.ERASED)
    both: dict[bytes, date] = {**gone.read(from_backup), **gone.read(here)}
    if both:
        here.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        here.touch(mode=0o600)
        lines = (f"{on.isoformat()} {mark.hex()}\n" for mark, on in both.items())
        here.write_text("".join(lines), encoding="ascii")


def erase_again(*, also: Path | None, now: datetime) -> int:
    """Erase whom the marks name (those here, and of the file `also`); how many came back."""
    found = gone.marks()
    if also is not None:
        found = {**gone.read(also), **found}
    gone.keep(found)
    back = gone.those_back(found)
    for supporter in back:
        erase_supporter(supporter=supporter)
    of_cases = erase_person.erase_again(marks=found)
    remnants.destroy(now=now)
    return len(back) + of_cases


def restore_keys(*, source: Path, key: Path) -> int:
    """Bring the key folder back; how many files. Raises BackupFailed where a database is here."""
    if not database.is_empty():
        raise BackupFailed("There is a database here, sealed by the keys that are here: they stay.")
    folder, count = Path(settings.KEYS.folder), 0
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with archive.reading(source, archive.identity(key)) as tar:
        for member in tar:
            kind, _, name = member.name.partition("/")
            if kind != "keys" or not member.isfile() or "/" in name or name.startswith("."):
                raise BackupFailed("This is no backup of keys. Is it that of the data?")
            path = folder / name
            draft = folder / f".{name}.draft"
            _to_file(tar, member, draft)
            draft.chmod(0o600)
            os.replace(draft, path)
            count += 1
    return count
