"""Proof of work: a small sum that a browser solves before it sends the form (as ALTCHA does it).

The browser looks for the number whose SHA-256 with the salt is the challenge. The server signs
what it asks and keeps nothing; what was solved is remembered by its key, so it is good once.
The salt ends in a mark of its own, so that salt and number cannot be cut apart elsewhere.
"""

import base64
import binascii
import hashlib
import json
import re
import secrets
from datetime import datetime, timedelta

from yeondae.sealing.index import blind_index, same

ALGORITHM = "SHA-256"
GOOD_FOR = timedelta(minutes=20)
SALT = re.compile(r"[0-9a-f]{24}\?expires=([0-9]{1,12})&petition=([0-9]{1,18})&")
# How far a browser counts by pressure: calm, busy, a flood.
HARDNESS = (20_000, 150_000, 600_000)


def challenge(petition_id: int, *, pressure: int, now: datetime) -> dict[str, str | int]:
    """A new challenge for one petition."""
    hardness = HARDNESS[pressure]
    until = int((now + GOOD_FOR).timestamp())
    salt = f"{secrets.token_hex(12)}?expires={until}&petition={petition_id}&"
    asked = hashlib.sha256(f"{salt}{secrets.randbelow(hardness)}".encode()).hexdigest()
    return {
        "algorithm": ALGORITHM,
        "challenge": asked,
        "salt": salt,
        "maxnumber": hardness,
        "signature": _signature(asked, salt),
    }


def solved(payload: str, petition_id: int, *, now: datetime) -> bytes | None:
    """The key under which this solution is remembered; None where it solves nothing of ours."""
    try:
        said = json.loads(base64.b64decode(payload[:2000], validate=True))
        salt, asked = str(said["salt"]), str(said["challenge"])
        number, signature = int(said["number"]), str(said["signature"])
    except (binascii.Error, ValueError, KeyError, TypeError, RecursionError):
        return None
    about = SALT.fullmatch(salt)
    if about is None:
        return None
    right = hashlib.sha256(f"{salt}{number}".encode()).hexdigest()
    if not (same(signature, _signature(asked, salt)) and same(right, asked)):
        return None
    until, of = map(int, about.groups())
    if of != petition_id or until < now.timestamp():
        return None
    return blind_index(asked, "solved challenge")[:16]


def _signature(asked: str, salt: str) -> str:
    return blind_index(f"{asked} {salt}", "challenge").hex()
