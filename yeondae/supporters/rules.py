"""Pure rules of supporters: typed codes, and how often something may be done.

A code is six digits, single use, good for one hour and five tries (design rule 5). Five tries of a
million are one in 200,000; three codes a day and address keep it there. Looking after one's letters
may use two of the three, so that whoever looks often can still write.
"""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import Enum

from yeondae.sealing.index import blind_index, canonical_email

CODE_GOOD_FOR = timedelta(hours=1)
CODE_TRIES = 5
MAILS_A_DAY = 3
LOOKS_A_DAY = 2
DAY = timedelta(hours=24)


class Code(Enum):
    """What a typed code turned out to be."""

    RIGHT = "right"
    USED = "used already: a success, said again"
    WRONG = "wrong"
    LATE = "older than an hour, or none was sent"
    SPENT = "tried too often"


def token_hash(token: str) -> bytes:
    """How the random token of a cookie or a link is kept."""
    return hashlib.sha256(token.encode()).digest()


def new_code() -> str:
    """Six random digits."""
    return f"{secrets.randbelow(1_000_000):06d}"


def email_index(address: str) -> bytes:
    """The blind index under which a supporter is found: one for all spellings of a mailbox.

    Raises ValueError where `address` is no address.
    """
    return blind_index(canonical_email(address), "supporters email")


def mails_key(address: str) -> bytes:
    """The key under which mails to one mailbox are counted; not the one supporters are found by.

    Raises ValueError where `address` is no address.
    """
    return blind_index(canonical_email(address), "mails a day")


def looks_key(address: str) -> bytes:
    """The key under which mails for looking after one's letters are counted besides.

    Raises ValueError where `address` is no address.
    """
    return blind_index(canonical_email(address), "looks a day")


def still_counted(uses: Sequence[int], *, within: timedelta, now: datetime) -> list[int]:
    """Those of `uses` (seconds since 1970) that lie less than `within` back."""
    start = (now - within).timestamp()
    return [use for use in uses if use > start]
