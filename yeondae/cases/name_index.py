"""Names as keyed hashes: what the search compares, so that no name lies open in the database.

A name is folded first (core/names.py), so one person is one key in every script, spelling and
order. The whole name gives one key for each order of its parts, each longer part another.
"""

from collections.abc import Iterable

from yeondae.core import names
from yeondae.sealing.index import blind_index

PURPOSE = "cases person name"
SHORT = 4  # folded letters; a part shorter than this is shared by too many people
SIZE = 16  # bytes of the hash that are kept: no two of a million names meet


def whole_keys(name: str) -> set[bytes]:
    """The hashes of one whole name, beginning with each of its parts."""
    return {_hash(key) for key in names.keys(name) if key}


def part_keys(name: str) -> set[bytes]:
    """The hashes of the longer parts of a name: "Raju" of "Raju Example"."""
    return {_hash(part) for part in names.parts(name) if len(part) >= SHORT}


def index_keys(written: Iterable[str]) -> dict[bytes, bool]:
    """The hashes of all names of one person, each with whether it stands for a whole name."""
    written = list(written)
    found = {key: False for name in written for key in part_keys(name)}
    found.update({key: True for name in written for key in whole_keys(name)})
    return found


def _hash(key: str) -> bytes:
    return blind_index(key, PURPOSE)[:SIZE]
