"""The folder of keys: one file a purpose, mode 0600, made on first use.

The folder can live off the data disk (YEONDAE_KEYS). Disk and keys together open
everything the server can open: docs/threat-model.md says so.
"""

import os
import secrets
from pathlib import Path


class KeyFolder:
    """Reads keys by purpose; makes a missing one with 256 random bits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def text(self, purpose: str) -> str:
        """The key for `purpose` as URL-safe text of 43 characters.

        Raises PermissionError where others may read the file.
        """
        path = self.folder / purpose
        try:
            return self._read(path)
        except FileNotFoundError:
            self._make(path)
            return self._read(path)

    def _read(self, path: Path) -> str:
        with path.open(encoding="ascii") as file:
            if os.fstat(file.fileno()).st_mode & 0o077:
                raise PermissionError(f"Others can read the key file {path.name}: run chmod 600 on it.")
            return file.read().strip()

    def _make(self, path: Path) -> None:
        """Write the whole key under another name first: no reader sees half a key."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)  # the first of two starters wins; the other reads it
        except FileExistsError:
            pass
        finally:
            draft.unlink()
