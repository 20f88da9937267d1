"""Pure rules of taking part: what a draft holds, when a code is right, who is offered what."""

import base64
import binascii
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, TypedDict, cast

from yeondae.appeals.models import Appeal, Writing
from yeondae.sealing.box import CannotOpen, open_sealed, seal
from yeondae.sealing.index import blind_index, hash_code, same
from yeondae.supporters.rules import CODE_TRIES, Code

WRITING_KEPT = timedelta(hours=72)
DOOR_OPEN = timedelta(minutes=30)
PRIVATE_PAGE = "cookie.private_page"


class Draft(TypedDict, total=False):
    """What was typed so far, as it was typed. `texts` are letters by language."""

    country: str
    name: str
    email: str
    organisation: str
    texts: dict[str, str]
    signed: str
    consents: list[str]


def typed_part(content: Mapping[str, Any]) -> Draft:
    """What of a draft's content was typed, without what was prepared from it."""
    kept = {key: value for key, value in content.items() if key in Draft.__annotations__}
    return cast(Draft, kept)


class Prepared(TypedDict):
    """A letter ready to be frozen: its content, where it began, and the offices it goes to."""

    language: str
    version: int
    content: dict[str, object]
    is_changed: bool
    offices: list[int]


def judge(writing: Writing, code: str, now: datetime) -> Code:
    """Whether `code` confirms `writing`. A row that is read must be locked by the caller."""
    right = is_code(writing, code)
    if writing.state == Writing.State.CONFIRMED:
        return Code.USED if right else Code.WRONG
    return _in_time(writing, now) or (Code.RIGHT if right else Code.WRONG)


def judge_link(writing: Writing, now: datetime) -> Code:
    """Whether a mailed link, opened where the form's own cookie lives, confirms `writing`."""
    if writing.state == Writing.State.CONFIRMED:
        return Code.USED
    return _in_time(writing, now) or Code.RIGHT


def _in_time(writing: Writing, now: datetime) -> Code | None:
    if writing.code_hash is None or writing.code_until is None or now >= writing.code_until:
        return Code.LATE
    return Code.SPENT if writing.tries >= CODE_TRIES else None


def is_code(writing: Writing, code: str) -> bool:
    """Whether `code` is the one that was mailed last, in a time that tells nothing."""
    return writing.code_hash is not None and same(
        bytes(writing.code_hash), code_hash(writing.pk, code)
    )


def code_hash(writing_id: int, code: str) -> bytes:
    """How the code of one draft is kept."""
    return hash_code(code, f"writing {writing_id}")


def link_key(writing: Writing) -> str:
    """What a mailed link ends in: the draft, and a proof that changes with every code.

    Only the mail holds it, so it proves the mailbox; alone it confirms nothing (design rule 5).
    """
    if writing.code_hash is None:
        raise ValueError("A link without a code that was sent.")
    proof = blind_index(f"{writing.pk} {bytes(writing.code_hash).hex()}", "mailed link")
    return f"{writing.pk}-{proof[:16].hex()}"


def writing_of(key: str) -> int | None:
    """The id of the draft that a link's key speaks of, whether or not the key is right."""
    number = key.partition("-")[0]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 19 else None


def pass_of(email_index: bytes, now: datetime) -> str:
    """A sealed word for the browser that just proved a mailbox: its private page for 30 minutes.

    Nothing of it is kept here, so that the crowd at the confirming POST writes no row more.
    """
    until = int((now + DOOR_OPEN).timestamp()).to_bytes(8)
    return base64.urlsafe_b64encode(seal(until + email_index, PRIVATE_PAGE)).decode().rstrip("=")


def index_of_pass(word: str, now: datetime) -> bytes | None:
    """The blind index that a pass speaks of; None where it is none, or its time is over."""
    try:
        held = open_sealed(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)), PRIVATE_PAGE)
    except (CannotOpen, KeyError, ValueError, binascii.Error):
        return None
    return held[8:] if now.timestamp() < int.from_bytes(held[:8]) else None


def is_offered(serves_country: str, country: str) -> bool:
    """Whether an office is offered to a supporter in `country`: an embassy only in its own."""
    return not serves_country or serves_country == country


def needs_name(signed: str) -> bool:
    """Whether this way to sign puts the writer's own name on the letter."""
    return signed == Appeal.Signed.NAME_COUNTRY
