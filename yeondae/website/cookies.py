"""The cookies of the public site, each the form's own and limited to its path."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

WRITING, DOOR, SIGNING = "writing", "door", "signing"
HEARING = "hearing"
WRITING_FOR, DOOR_FOR = 72 * 3600, 2 * 3600
SIGNING_FOR = 2 * 3600


def read(request: HttpRequest, name: str) -> str:
    """The token in a cookie, or ""."""
    return request.COOKIES.get(name, "")[:200]


def set_writing(response: HttpResponseBase, token: str, slug: str) -> None:
    """Give the browser the token of its draft, for the form's pages of this call only."""
    _set(response, WRITING, token, f"/write/{slug}/", WRITING_FOR)


def set_door(response: HttpResponseBase, token: str) -> None:
    """Give the browser the token of its private page."""
    _set(response, DOOR, token, "/mine/", DOOR_FOR)


def set_signing(response: HttpResponseBase, token: str, slug: str) -> None:
    """Give the browser the token of the form it sent, for the signing pages of this call only."""
    _set(response, SIGNING, token, f"/sign/{slug}/", SIGNING_FOR)


def set_hearing(response: HttpResponseBase, token: str) -> None:
    """Give the browser the token of its wish to hear of other calls."""
    _set(response, HEARING, token, "/hear/", DOOR_FOR)


def drop_hearing(response: HttpResponseBase) -> None:
    """Take that cookie away."""
    response.delete_cookie(HEARING, path="/hear/")


def drop_writing(response: HttpResponseBase, slug: str) -> None:
    """Take the draft's cookie away."""
    response.delete_cookie(WRITING, path=f"/write/{slug}/")


def drop_door(response: HttpResponseBase) -> None:
    """Take the private page's cookie away."""
    response.delete_cookie(DOOR, path="/mine/")


def _set(response: HttpResponseBase, name: str, token: str, path: str, seconds: int) -> None:
    # Lax, not Strict: the mailed link must find the form's own cookie.
    response.set_cookie(
        name,
        token,
        max_age=seconds,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
