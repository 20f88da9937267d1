"""Words that name who may not be named are shown to nobody; `flows/hold_words.py` says when."""

from yeondae.accounts.models import User
from yeondae.calls.models import Call, Update
from yeondae.calls.services.note import note
from yeondae.core import clock


def hold_words(*, of: Call | Update, by: User | None) -> None:
    """Nobody reads this call (or update) from now on; by None: the machine."""
    _write(of, True, by)


def show_words(*, of: Call | Update, by: User | None) -> None:
    """Everybody may read it again."""
    _write(of, False, by)


def _write(of: Call | Update, is_held: bool, by: User | None) -> None:
    of.words_held_at = clock.now() if is_held else None
    of.save(update_fields=["words_held_at"])
    call = of if isinstance(of, Call) else of.call
    more = {} if isinstance(of, Call) else {"update": of.pk}
    note(by, "hold_words" if is_held else "show_words", call, **more)
