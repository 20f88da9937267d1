"""What stands before every page of the desk: a second factor, and Wagtail's pages shut by default.

Wagtail's admin has some two hundred addresses. Whoever works at the desk needs the few in
`OF_EVERYONE`; the rest (pages, pictures, documents, users, settings, and whatever a new release
brings) opens only to those who keep the website, by address as well as in the menu.
"""

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import ResolverMatch
from wagtail.permission_policies.collections import CollectionPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.desk.sign_in.urls import urlpatterns

DESK = "/desk/"
OF_EVERYONE = frozenset(
    {
        "wagtailadmin_home",
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_dismissibles",
        "wagtailadmin_account",
        # An address that is none: it says so, to everyone alike.
        "wagtail.admin.views.home.default",
    }
)
# The website shows no picture and no document of Wagtail's: what nobody can upload there needs no
# writing anew, and lies on no disk.
OF_NOBODY = frozenset({"wagtailimages", "wagtaildocs"})
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
    if lacks_second_factor(request.user):
        return redirect("mfa_index")
    is_shut = match is not None and not OF_NOBODY.isdisjoint(match.namespaces)
    if is_wagtails(match):
        if request.user.may(Action.CHANGE_SETTINGS) and not is_shut:
            return None
        asked = {"actions": [Action.CHANGE_SETTINGS]}
        return render(request, "desk/refused.html", asked, status=403)
    has_nothing_of_wagtails(request.user)
    return None


def has_nothing_of_wagtails(user: User) -> None:
    """Say for this request that `user` holds no rights to pages, pictures and documents: Wagtail's
    menu would ask the database for them on every page of the desk, only to show nothing."""
    for policy in (PagePermissionPolicy, CollectionPermissionPolicy):
        setattr(user, policy.permission_cache_name, [])


def lacks_second_factor(user: User) -> bool:
    """Whether `user` must set one up before anything else."""
    types = ["totp", "webauthn"]
    return settings.SECOND_FACTOR and not user.is_demo and not is_mfa_enabled(user, types)


def is_wagtails(match: ResolverMatch | None) -> bool:
    """Whether the address is one of Wagtail's that not everyone needs."""
    if match is None or "desk" in match.namespaces:
        return False
    return (match.view_name or "") not in OF_EVERYONE
