"""Whether a sent form is taken at once, after a wait, or not now.

A proof of work is the quick way; waiting is the other, for browsers without JavaScript. A crowded
network alone never shuts anyone out before its hour's limit: it asks for proof or patience first.
"""

import secrets
from datetime import datetime, timedelta
from enum import Enum

from yeondae.sealing.index import blind_index, same

HOUR = timedelta(hours=1)
WAIT = timedelta(seconds=20)
TICKET_GOOD_FOR = timedelta(minutes=30)
# Forms in an hour: without proof nobody waits up to these …
EASY_VISITOR, EASY_NETWORK = 10, 60
# … and above these nothing is taken from there until the hour is over.
MOST_VISITOR, MOST_NETWORK = 100, 600


class Door(Enum):
    """What becomes of a sent form."""

    OPEN = "taken"
    WAIT = "after a short wait, or with a proof"
    SHUT = "not within this hour"


def door(*, is_proven: bool, visitor: int, network: int, pressure: int) -> Door:
    """What becomes of a form, the `visitor`-th and `network`-th of this hour from there.

    `is_proven`: it came with a proof of work, or with a ticket that was waited with.

    >>> door(is_proven=False, visitor=1, network=1, pressure=0)
    <Door.OPEN: 'taken'>
    """
    if visitor > MOST_VISITOR or network > MOST_NETWORK:
        return Door.SHUT
    calm = not pressure and visitor <= EASY_VISITOR and network <= EASY_NETWORK
    return Door.OPEN if is_proven or calm else Door.WAIT


def ticket(petition_id: int, now: datetime) -> str:
    """A ticket to wait with: good from 20 seconds on, for half an hour, once."""
    text = f"{int(now.timestamp())}.{secrets.token_urlsafe(9)}"
    return f"{text}.{_signature(text, petition_id)}"


def waited(given: str, petition_id: int, now: datetime) -> bytes | None:
    """The key under which a ticket is remembered; None where it is not ours, too young or old."""
    text, _dot, signature = given[:200].rpartition(".")
    begun = text.partition(".")[0]
    if not (begun.isascii() and begun.isdigit() and len(begun) < 12):
        return None
    if not same(signature, _signature(text, petition_id)):
        return None
    waited_for = now.timestamp() - int(begun)
    if not WAIT.total_seconds() <= waited_for <= TICKET_GOOD_FOR.total_seconds():
        return None
    return blind_index(text, "waited ticket")[:16]


def _signature(text: str, petition_id: int) -> str:
    return blind_index(f"{petition_id} {text}", "ticket")[:16].hex()
