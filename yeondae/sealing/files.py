"""Files, sealed on the way in: letters as sent, scans, bundles. One setting says where they lie.

YEONDAE_FILES is `folder:/path` (a folder, or one that several machines share) or
`s3://bucket/prefix`. Names are random and say nothing; the kind is bound into the seal.
"""

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from yeondae.core.ids import public_id
from yeondae.sealing.box import open_sealed, seal


class NoSuchFile(Exception):
    """A kept file is asked for that is not there: it was destroyed, or the storage is wrong."""


def keep(data: bytes, kind: str) -> str:
    """Seal `data` and store it; the name by which `fetch` finds it again.

    `kind` is a word such as "letter" or "scan". The file is whole or absent: nothing is
    written over an earlier file.
    """
    if not kind.isascii() or not kind.isalnum():
        raise ValueError(f"{kind!r} is not a kind of file: take one plain word.")
    name = public_id(26)
    return _storage().save(f"{kind}/{name[:2]}/{name}", ContentFile(seal(data, f"file.{kind}")))


def fetch(name: str) -> bytes:
    """What was kept under `name`. Raises NoSuchFile, and CannotOpen where it was altered."""
    try:
        with _storage().open(name, "rb") as file:
            sealed = file.read()
    except (FileNotFoundError, IsADirectoryError):
        raise NoSuchFile(f"The kept file {name} is not in the storage (YEONDAE_FILES).") from None
    return open_sealed(sealed, f"file.{name.split('/', 1)[0]}")


def destroy(name: str) -> None:
    """Remove the file; nothing happens where it is gone already."""
    if name:
        _storage().delete(name)


def _storage() -> Storage:
    return storages["sealed"]
