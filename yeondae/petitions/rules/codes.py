"""The mailed code, the link beside it, and the link that takes a signature back.

Tokens are random and kept hashed; the key that withdraws follows from the signer's own index, so
the mail can hold it before there is a signature, for every address alike.
"""

from datetime import datetime, timedelta

from yeondae.petitions.models import Signing
from yeondae.sealing.index import blind_index, canonical_email, hash_code, same
from yeondae.supporters.rules import CODE_TRIES, Code

SIGNING_KEPT = timedelta(hours=72)
KEY_LENGTH = 20


def code_hash(token: bytes, code: str) -> bytes:
    """How the code of the signing with this token's hash is kept."""
    return hash_code(code, f"signing {token.hex()}")


def judge(signing: Signing, code: str, now: datetime) -> Code:
    """What the typed `code` is for this signing."""
    judged = judge_link(signing, now)
    if judged is not Code.RIGHT:
        return judged
    right = same(bytes(signing.code_hash), code_hash(bytes(signing.token_hash), code))
    return Code.RIGHT if right else Code.WRONG


def judge_link(signing: Signing, now: datetime) -> Code:
    """As `judge`, where the mailed link was opened in the form's own browser."""
    if signing.is_confirmed:
        return Code.USED
    if signing.tries >= CODE_TRIES:
        return Code.SPENT
    return Code.RIGHT if now < signing.code_until else Code.LATE


def person(petition_id: int, address: str, kind: str) -> bytes:
    """The blind index of one signer: one for all spellings of a mailbox, for this petition only.

    An officer who signs for an organisation can still sign for themselves. Raises ValueError
    where `address` is no address.
    """
    return blind_index(canonical_email(address), f"petition {petition_id} {kind}")


def withdraw_key(signer: bytes) -> str:
    """What the link that takes a signature back ends in."""
    return blind_index(signer.hex(), "withdraw signature")[:KEY_LENGTH].hex()
