"""Leaves as lines of text, and checkpoints as signed notes: what is published and checked.

A line: kind, what happened, how many people, day, commitment. Nothing in it is of a person: the
commitment hides a number drawn for this leaf, which only the signer's receipt opens.

A checkpoint: origin, leaves, root, number of signatures, day; an empty line; the signature over
everything before that empty line, with the name of the key.
"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

CONFIRM, CANCEL, REINSTATE = "confirm", "cancel", "reinstate"
VERSION = "yeondae-petition/1"
BLOCK = 64  # bytes that SHA-256 takes at once


class Leaf(NamedTuple):
    """One change of the number."""

    kind: str
    change: str
    people: int
    day: date

    @property
    def difference(self) -> int:
        """By how much it moves the number."""
        return -self.people if self.change == CANCEL else self.people


def nonce(secret: str, index: int) -> bytes:
    """The number drawn for leaf `index`: whoever holds it can show which leaf is theirs."""
    return hmac.digest(secret.encode(), str(index).encode(), "sha256")


def lines_of(leaves: Sequence[Leaf], secret: str, start: int) -> list[str]:
    """The published lines of neighbouring leaves, the first of which has the number `start`."""
    written = {leaf: _words(leaf) for leaf in set(leaves)}
    sha, marked, (inner, outer) = hashlib.sha256, binascii.b2a_base64, _keyed(secret)
    lines = []
    for index, leaf in enumerate(leaves, start=start):
        within, around = inner.copy(), outer.copy()  # as `nonce`
        within.update(b"%d" % index)
        around.update(within.digest())
        mark = marked(sha(around.digest()).digest(), newline=False)
        lines.append(f"{written[leaf]} {mark[:43].decode()}")
    return lines


def _keyed(secret: str) -> "tuple[hashlib._Hash, hashlib._Hash]":
    """The two halves of an HMAC with its key taken in (RFC 2104): copied for each number drawn,
    they cost a third of a whole one."""
    key = secret.encode()
    block = (key if len(key) <= BLOCK else hashlib.sha256(key).digest()).ljust(BLOCK, b"\0")
    inner, outer = (bytes(each ^ mask for each in block) for mask in (0x36, 0x5C))
    return hashlib.sha256(inner), hashlib.sha256(outer)


def _words(leaf: Leaf) -> str:
    return f"{leaf.kind} {leaf.change} {leaf.people} {leaf.day.isoformat()}"


def checkpoint(*, origin: str, size: int, root: bytes, count: int, day: date) -> str:
    """The signed note of a ledger of `size` leaves."""
    body = "\n".join(
        (
            VERSION,
            origin,
            f"leaves {size}",
            f"root {base64.b64encode(root).decode()}",
            f"signatures {count}",
            f"day {day.isoformat()}",
            "",
        )
    )
    key = _key()
    sealed = base64.b64encode(key.sign(body.encode())).decode()
    return f"{body}\n{public_key()} {sealed}\n"


def public_key() -> str:
    """The key that checkpoints are checked with, as text."""
    raw = _key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return base64.b64encode(raw).decode()


def forget_key() -> None:
    """Read the key folder anew at the next use."""
    _key.cache_clear()


@lru_cache(maxsize=1)
def _key() -> Ed25519PrivateKey:
    text = str(settings.KEYS.newest("ledger"))
    return Ed25519PrivateKey.from_private_bytes(base64.urlsafe_b64decode(text + "="))
