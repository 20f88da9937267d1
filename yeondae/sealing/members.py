"""Keys of people, not of the server: what is wrapped for a member opens with their passphrase only.

Everybody has a pair of X25519 keys. The private one lies locked under a passphrase (scrypt), so
the disk and the server's own keys together do not open it. A key of 256 bits is wrapped for a
public key with a pair made for that one wrapping (X25519, HKDF-SHA256, AES-256-GCM).
"""

import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from yeondae.sealing.box import CannotOpen

KEY = 32  # bytes
SALT = 16
NONCE = 12
Bytes = bytes | memoryview  # as the database gives them
# 32 MB and about a tenth of a second for each guess.
COST = 2**15


@dataclass(frozen=True)
class Pair:
    """A public key, and the private one locked under a passphrase."""

    public: bytes
    locked: bytes


def new_key() -> bytes:
    """256 random bits."""
    return os.urandom(KEY)


def new_pair(passphrase: str) -> Pair:
    """A pair of keys for somebody who will know `passphrase`."""
    private = X25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    return Pair(public, lock(private.private_bytes_raw(), passphrase))


def lock(private: bytes, passphrase: str) -> bytes:
    """A private key locked under a passphrase."""
    salt = os.urandom(SALT)
    return salt + seal_with(_stretched(passphrase, salt), private, b"private key")


def unlock(locked: Bytes, passphrase: str) -> bytes:
    """The private key. Raises CannotOpen for another passphrase."""
    locked = bytes(locked)
    return open_with(_stretched(passphrase, locked[:SALT]), locked[SALT:], b"private key")


def wrap(key: bytes, public: Bytes) -> bytes:
    """`key` for whoever has the private key to `public`."""
    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(bytes(public)))
    mine = once.public_key().public_bytes(
        serialization.Encoding.Raw, serialization.PublicFormat.Raw
    )
    return mine + seal_with(_derived(shared, mine + bytes(public)), key, b"wrapped key")


def unwrap(wrapped: Bytes, private: bytes) -> bytes:
    """The key that was wrapped. Raises CannotOpen for another private key."""
    wrapped = bytes(wrapped)
    own = X25519PrivateKey.from_private_bytes(private)
    mine, theirs = own.public_key().public_bytes_raw(), wrapped[:KEY]
    shared = own.exchange(X25519PublicKey.from_public_bytes(theirs))
    return open_with(_derived(shared, theirs + mine), wrapped[KEY:], b"wrapped key")


def seal_with(key: bytes, data: bytes, about: bytes) -> bytes:
    """`data` sealed with `key`, bound to what it is about."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, data, about)


def open_with(key: bytes, sealed: Bytes, about: bytes) -> bytes:
    """What was sealed with `key` about the same. Raises CannotOpen."""
    sealed = bytes(sealed)
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], about)
    except (InvalidTag, ValueError):
        raise CannotOpen("This does not open with that key.") from None


def _stretched(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=KEY, n=COST, r=8, p=1).derive(passphrase.encode())


def _derived(shared: bytes, parties: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY, salt=None, info=b"wrap " + parties).derive(shared)
