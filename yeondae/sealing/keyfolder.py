"""The folder of keys: one file a purpose, mode 0600, one key a line, made on first use.

The last line is the newest key: it seals and signs. The earlier ones only open and verify, so
a key is changed by adding a line. The folder can live off the data disk (YEONDAE_KEYS). Disk
and keys together open everything the server can open: docs/threat-model.md says so.
"""

import os
import secrets
from pathlib import Path


class KeyFolder:
    """Reads keys by purpose; makes a missing one with 256 random bits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self, purpose: str) -> list[str]:
        """The keys for `purpose`, oldest first, each as URL-safe text of 43 characters.

        Raises PermissionError where others may read the file, ValueError where it is empty.
        """
        path = self.folder / purpose
        try:
            return self._read(path)
        except FileNotFoundError:
            self._make(path)
            return self._read(path)

    def newest(self, purpose: str) -> str:
        """The key for `purpose` that seals and signs today. Raises as `all` does."""
        return self.all(purpose)[-1]

    def add(self, purpose: str) -> None:
        """Add a new key for `purpose`; running programs use it after their next start."""
        keys = self.all(purpose)
        os.replace(self._draft(self.folder / purpose, [*keys, new_key()]), self.folder / purpose)

    def _read(self, path: Path) -> list[str]:
        with path.open(encoding="ascii") as file:
            if os.fstat(file.fileno()).st_mode & 0o077:
                raise PermissionError(f"Others can read the key file {path}: run chmod 600 on it.")
            keys = file.read().split()
        if not keys:
            raise ValueError(f"The key file {path} is empty: restore it from the copy of the keys.")
        return keys

    def _make(self, path: Path) -> None:
        """Write the whole file under another name first: no reader sees half a key."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self._draft(path, [new_key()])
        try:
            os.link(draft, path)  # the first of two starters wins; the other reads it
        except FileExistsError:
            pass
        finally:
            draft.unlink()

    def _draft(self, path: Path, keys: list[str]) -> Path:
        draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write("\n".join(keys) + "\n")
            file.flush()
            os.fsync(file.fileno())
        return draft


def new_key() -> str:
    """A key of 256 random bits as URL-safe text."""
    return secrets.token_urlsafe(32)
