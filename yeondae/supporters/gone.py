"""Who was erased stays erased: a mark that outlives the row, so that a backup brings nobody back.

The mark is a hash of a keyed blind index (of a supporter's address, of an entry of a case): it
names nobody, and without the keys nobody can test an address against it. It is kept in the
database and, a line each, in a file that can lie apart from it (YEONDAE_ERASED): a backup is older
than the erasures that follow it, the file is not.
"""

import hashlib
import os
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings

from yeondae.supporters.models import Erased, Supporter

# Longer than any backup may be kept (docs/operations.md: 35 days).
MARKS_KEPT = timedelta(days=60)
ROWS = 2000


def mark_of(index: bytes) -> bytes:
    """The mark of whoever is found under a blind index."""
    return hashlib.sha256(b"erased\0" + bytes(index)).digest()


def note(index: bytes, *, now: datetime) -> None:
    """Keep the mark, in the file first: a crash between the two leaves somebody to erase again."""
    mark = mark_of(index)
    _append(f"{now.date().isoformat()} {mark.hex()}\n")
    Erased.objects.update_or_create(mark=mark, defaults={"on": now.date()})


def marks(file: Path | None = None) -> dict[bytes, date]:
    """Every mark of the database and of a file (default: this installation's), with its day.

    Raises ValueError where the file is no list of marks.
    """
    known = {bytes(row.mark): row.on for row in Erased.objects.all()}
    return {**read(file or Path(settings.ERASED)), **known}


def read(file: Path) -> dict[bytes, date]:
    """The marks of a file; none where it is not there. Raises ValueError."""
    found: dict[bytes, date] = {}
    try:
        lines = file.read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return found
    for line in lines:
        if len(line) < len("2026-01-01 ") + 64:  # a torn last line: the crash came before the row
            continue
        day, _, mark = line.partition(" ")
        found[bytes.fromhex(mark)] = date.fromisoformat(day)
    return found


def those_back(known: Iterable[bytes]) -> list[Supporter]:
    """Supporters who were erased and are there again, as after a restore."""
    gone = set(known)
    rows = Supporter.objects.order_by("pk").values_list("pk", "email_index")
    back = [pk for pk, index in rows.iterator(chunk_size=ROWS) if mark_of(bytes(index)) in gone]
    return list(Supporter.objects.filter(pk__in=back))


def keep(found: dict[bytes, date]) -> None:
    """Take over marks that another place kept."""
    Erased.objects.bulk_create(
        [Erased(mark=mark, on=on) for mark, on in found.items()], ignore_conflicts=True
    )


def forget_old(*, now: datetime) -> int:
    """Remove marks that no backup can contradict any more, from both places; how many."""
    before = (now - MARKS_KEPT).date()
    file = Path(settings.ERASED)
    there = read(file)
    # With what the database knows: a line that was added in the very moment comes back.
    left = {mark: on for mark, on in marks(file).items() if on >= before}
    if there != left:
        draft = file.with_name(f".{file.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text("".join(f"{on.isoformat()} {mark.hex()}\n" for mark, on in left.items()))
        os.replace(draft, file)
    return Erased.objects.filter(on__lt=before).delete()[0]


def _append(line: str) -> None:
    path = Path(settings.ERASED)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, line.encode("ascii"))
        os.fsync(handle)
    finally:
        os.close(handle)
