"""Who was found: kept in the session for a quarter of an hour, sealed, so that no address of a
page and no list leads to a supporter. Every finding is in the audit log, by number."""

import base64
from datetime import datetime, timedelta

from django.http import HttpRequest

from yeondae.core import clock
from yeondae.sealing.box import CannotOpen, open_sealed, seal

KEY = "supporter"
SEAL = "session.supporter"
LASTS = timedelta(minutes=15)


def remember(request: HttpRequest, address: str) -> None:
    """The address that was searched for; sealed, since sessions lie in the database."""
    sealed = base64.b64encode(seal(address.encode(), SEAL)).decode("ascii")
    until = clock.now() + LASTS
    request.session[KEY] = {"address": sealed, "until": until.isoformat()}


def found(request: HttpRequest) -> str | None:
    """The address in hand; None after a quarter of an hour."""
    kept = request.session.get(KEY)
    if not kept or clock.now() >= datetime.fromisoformat(kept["until"]):
        forget(request)
        return None
    try:
        return open_sealed(base64.b64decode(kept["address"]), SEAL).decode()
    except CannotOpen:
        return None


def forget(request: HttpRequest) -> None:
    """Nobody is in hand any more."""
    request.session.pop(KEY, None)
