"""One's private key for half an hour: half of it lies in the session, half in a cookie.

Neither the database nor what a browser sends opens it alone; signing out ends both.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from yeondae.sealing import members
from yeondae.sealing.box import CannotOpen

COOKIE = "notes"
PATH = "/desk/notes/"
IN_SESSION = "notes_key"
OPEN_FOR = 30 * 60  # seconds
ABOUT = b"private key in a session"


def open_for(request: HttpRequest, response: HttpResponse, private: bytes) -> None:
    """From now on this browser, in this session, has the private key."""
    half = members.new_key()
    sealed = members.seal_with(half, private, ABOUT)
    request.session[IN_SESSION] = urlsafe_b64encode(sealed).decode()
    response.set_cookie(
        COOKIE,
        urlsafe_b64encode(half).decode(),
        max_age=OPEN_FOR,
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def opened(request: HttpRequest) -> bytes | None:
    """The private key of whoever asks; None where their notes are shut."""
    try:
        half = urlsafe_b64decode(request.COOKIES.get(COOKIE, ""))
        sealed = urlsafe_b64decode(request.session.get(IN_SESSION, ""))
        return members.open_with(half, sealed, ABOUT)
    except (CannotOpen, ValueError):
        return None


def shut(request: HttpRequest, response: HttpResponse) -> None:
    """Forget the key at once."""
    request.session.pop(IN_SESSION, None)
    response.delete_cookie(COOKIE, path=PATH, samesite="Strict")
