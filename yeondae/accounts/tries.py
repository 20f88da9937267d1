"""Counting wrong tries, so that guessing ends; it tells nobody whether a name is known.

Five wrong ones within fifteen minutes close a name for fifteen minutes, whoever asks. A passkey
still opens it: who locks somebody out on purpose does not keep them out.
"""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F

from yeondae.accounts.models import Tries, UsedCode
from yeondae.core import clock
from yeondae.sealing.index import blind_index

MOST = 5
WITHIN = timedelta(minutes=15)
CLOSED_FOR = timedelta(minutes=15)
CODE_KEPT = timedelta(minutes=5)


def is_closed(what: str) -> bool:
    """Whether `what` ("name somebody", "second 12") was tried in vain too often."""
    return Tries.objects.filter(index=_index(what), until__gt=clock.now()).exists()


@transaction.atomic
def count(what: str) -> None:
    """One wrong try more. Old counts are forgotten."""
    now = clock.now()
    Tries.objects.filter(since__lt=now - WITHIN).exclude(until__gt=now).delete()
    row, _new = Tries.objects.get_or_create(index=_index(what), defaults={"since": now})
    Tries.objects.filter(pk=row.pk).update(wrong=F("wrong") + 1)
    Tries.objects.filter(pk=row.pk, wrong__gte=MOST, until=None).update(until=now + CLOSED_FOR)


def forget(what: str) -> None:
    """They got in: start counting anew."""
    Tries.objects.filter(index=_index(what)).delete()


def use_once(code: str, what: str) -> bool:
    """Whether `code` was not used for `what` within five minutes; it is used now."""
    now = clock.now()
    UsedCode.objects.filter(at__lt=now - CODE_KEPT).delete()
    try:
        with transaction.atomic():
            UsedCode.objects.create(index=_index(f"{what} code {code}"), at=now)
    except IntegrityError:
        return False
    return True


def _index(what: str) -> bytes:
    return blind_index(what.casefold(), "tries")
