"""Sealing bytes with AES-256-GCM, so that a disk without the keys says nothing.

A sealed value is: one byte of version, four that name the key, twelve of nonce, then the
ciphertext with its sixteen-byte tag. Every purpose ("table.column", "file.letter") has a key
of its own, derived from the key in the folder: what was sealed for one purpose opens for no other.
"""

import hashlib
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

VERSION = b"\x01"
NAME = slice(1, 5)
NONCE = slice(5, 17)
START = 17
TAG = 16


class CannotOpen(Exception):
    """A sealed value does not open: another key, another purpose, or altered bytes."""


def seal(data: bytes, purpose: str) -> bytes:
    """`data` sealed with the newest key for `purpose`; 33 bytes longer, different each time."""
    key_name = _keys()[-1][0]
    header, nonce = VERSION + key_name, os.urandom(12)
    return header + nonce + _cipher(key_name, purpose).encrypt(nonce, data, header)


def open_sealed(sealed: bytes, purpose: str) -> bytes:
    """What was sealed for `purpose`, under any key of the folder. Raises CannotOpen."""
    sealed = bytes(sealed)
    if len(sealed) < START + TAG or sealed[:1] != VERSION:
        raise CannotOpen(f"This is not a sealed value ({purpose}).")
    cipher = _cipher(sealed[NAME], purpose)
    try:
        return cipher.decrypt(sealed[NONCE], sealed[START:], sealed[: NONCE.start])
    except InvalidTag:
        raise CannotOpen(
            f"A sealed value was altered, or sealed for something else than {purpose}."
        ) from None


def needs_new_seal(sealed: bytes) -> bool:
    """Whether a sealed value was sealed with an older key than the newest."""
    return bytes(sealed)[NAME] != _keys()[-1][0]


def forget_keys() -> None:
    """Read the key folder anew at the next use (after a key was added, and in tests)."""
    _keys.cache_clear()
    _cipher.cache_clear()


@lru_cache(maxsize=1)
def _keys() -> list[tuple[bytes, bytes]]:
    """The folder's sealing keys with their names, oldest first."""
    secrets = [key.encode("ascii") for key in settings.KEYS.all("sealing")]
    return [(hashlib.sha256(b"name of " + key).digest()[:4], key) for key in secrets]


@lru_cache(maxsize=512)
def _cipher(key_name: bytes, purpose: str) -> AESGCM:
    secret = dict(_keys()).get(key_name)
    if secret is None:
        raise CannotOpen(
            f"The key folder lacks the key {key_name.hex()} that sealed this value ({purpose}): "
            "restore it from the copy of the keys."
        )
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"seal " + purpose.encode())
    return AESGCM(derive.derive(secret))


def warm() -> None:
    """Read the keys now, so that forked processes share them."""
    _keys()
