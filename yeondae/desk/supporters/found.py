"""Who was found: kept in the session for a quarter of an hour, so that no address of a page and
no list leads to a supporter. Every finding is in the audit log, by number."""

from datetime import datetime, timedelta

from django.http import HttpRequest

from yeondae.core import clock

KEY = "supporter"
LASTS = timedelta(minutes=15)


def remember(request: HttpRequest, index: bytes) -> None:
    """The blind index that was searched for; it names nobody."""
    until = clock.now() + LASTS
    request.session[KEY] = {"index": index.hex(), "until": until.isoformat()}


def found(request: HttpRequest) -> bytes | None:
    """The blind index in hand; None after a quarter of an hour."""
    kept = request.session.get(KEY)
    if not kept or clock.now() >= datetime.fromisoformat(kept["until"]):
        request.session.pop(KEY, None)
        return None
    return bytes.fromhex(kept["index"])


def forget(request: HttpRequest) -> None:
    """Nobody is in hand any more."""
    request.session.pop(KEY, None)
