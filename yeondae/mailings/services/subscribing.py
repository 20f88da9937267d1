"""Who asks to hear of other calls: a row until the mailed code is typed, at most for its hour."""

import secrets
from datetime import datetime

from django.db import transaction

from yeondae.mailings.models import Subscribing
from yeondae.sealing.index import blind_index, hash_code, same
from yeondae.supporters.models import ConsentGiven, Supporter
from yeondae.supporters.queries import by_index
from yeondae.supporters.rules import CODE_GOOD_FOR, CODE_TRIES, email_index, new_code
from yeondae.supporters.services import Agreed, note_consents, remember


def begin(*, email: str, language: str, words: str, now: datetime) -> tuple[str, str]:
    """The token for the form's own cookie and the code to mail; both are kept hashed.

    Raises ValueError where `email` is no address.
    """
    token, code = secrets.token_urlsafe(32), new_code()
    hashed = _hash(token)
    Subscribing.objects.create(
        token_hash=hashed,
        email=email,
        email_index=email_index(email),
        language=language,
        words=words,
        code_hash=_code(code, hashed),
        code_until=now + CODE_GOOD_FOR,
    )
    return token, code


@transaction.atomic
def confirm(*, token: str, code: str, now: datetime) -> bool:
    """Keep the consent where `code` is right; single use, five tries.

    Whoever is known already stays as they are known: only the consent is added.
    """
    hashed = _hash(token)
    row = Subscribing.objects.select_for_update().filter(token_hash=hashed).first()
    if row is None or now >= row.code_until or row.tries >= CODE_TRIES:
        return False
    if not same(bytes(row.code_hash), _code(code, hashed)):
        row.tries += 1
        row.save(update_fields=["tries"])
        return False
    supporter = by_index(bytes(row.email_index)) or remember(
        email=row.email, name="", organisation="", country="", language=row.language, now=now
    )
    _agree(supporter, row, now)
    row.delete()
    return True


def _agree(supporter: Supporter, row: Subscribing, now: datetime) -> None:
    purpose = ConsentGiven.Purpose.NEWSLETTER
    supporter.consents.filter(purpose=purpose, withdrawn_at__isnull=True).update(withdrawn_at=now)
    agreed = [Agreed(purpose, row.words, row.language)]
    note_consents(supporter=supporter, call_id=None, agreed=agreed, now=now)


def forget_old(*, now: datetime) -> int:
    """Destroy what nobody confirmed within its hour; how many."""
    return Subscribing.objects.filter(code_until__lt=now).delete()[0]


def _hash(token: str) -> bytes:
    return blind_index(token, "subscribing")


def _code(code: str, hashed: bytes) -> bytes:
    return hash_code(code, f"subscribing {hashed.hex()}")
