"""What stands before every page of the desk: a second factor."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from yeondae.accounts.models import User
from yeondae.desk.sign_in.urls import urlpatterns

DESK = "/desk/"
# Words and icons of the interface, which the page that sets up a second factor needs too.
INTERFACE = frozenset({"wagtailadmin_sprite", "wagtailadmin_javascript_catalog"})
SIGNING_IN = frozenset(pattern.name for pattern in urlpatterns)
Respond = Callable[[HttpRequest], HttpResponse]


def gate(get_response: Respond) -> Respond:
    """Middleware; it looks at the desk's addresses only."""

    def through(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    through.process_view = stop  # type: ignore[attr-defined]
    return through


def stop(
    request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
) -> HttpResponse | None:
    """The answer instead of the page; None where the page may answer."""
    if not request.path.startswith(DESK) or not isinstance(request.user, User):
        return None  # the view itself asks whoever is not signed in to do so
    match = request.resolver_match
    if match is not None and match.view_name in SIGNING_IN | INTERFACE:
        return None
    return redirect("mfa_index") if lacks_second_factor(request.user) else None


def lacks_second_factor(user: User) -> bool:
    """Whether `user` must set one up before anything else."""
    types = ["totp", "webauthn"]
    return settings.SECOND_FACTOR and not user.is_demo and not is_mfa_enabled(user, types)
