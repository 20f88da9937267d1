"""What was prepared, and of what: a small file in the home folder that makes later starts quick."""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path


class Stamps:
    """Fingerprints by step. A step whose fingerprint is the same needs nothing done."""

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            self._known: dict[str, str] = json.loads(file.read_text())
        except (FileNotFoundError, ValueError):
            self._known = {}

    def says_the_same_as(self, other: "Stamps") -> bool:
        """Whether both know the same of every step."""
        return self._known == other._known

    def is_fresh(self, step: str, fingerprint: str) -> bool:
        """Whether `step` was done for exactly this."""
        return self._known.get(step) == fingerprint

    def note(self, step: str, fingerprint: str) -> None:
        """Remember that `step` was done for this."""
        self._known[step] = fingerprint
        draft = self._file.with_suffix(".draft")
        draft.write_text(json.dumps(self._known, indent=1, sort_keys=True))
        os.replace(draft, self._file)


def of_files(paths: Iterable[Path], *more: str) -> str:
    """A fingerprint that changes when a file is added, removed, resized or touched."""
    digest = hashlib.sha256("\0".join(more).encode())
    for path in sorted(paths):
        about = path.stat()
        digest.update(f"{path}\0{about.st_size}\0{about.st_mtime_ns}\n".encode())
    return digest.hexdigest()
