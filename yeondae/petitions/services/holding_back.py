"""A petition whose text names who may not be named is shown to nobody and takes no signature."""

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.core import clock
from yeondae.petitions.models import Petition


def hold_words(*, of: Petition, by: User | None) -> None:
    """Nobody reads or signs it from now on; by None: the machine."""
    _write(of, True, by)


def show_words(*, of: Petition, by: User | None) -> None:
    """Everybody may read it again."""
    _write(of, False, by)


def _write(of: Petition, is_held: bool, by: User | None) -> None:
    of.words_held_at = clock.now() if is_held else None
    of.save(update_fields=["words_held_at"])
    record(by_id=by.pk if by else None, verb="hold_words" if is_held else "show_words", subject=of)
