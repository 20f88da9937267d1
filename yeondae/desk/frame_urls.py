"""The addresses of Wagtail's admin that its frame around the desk needs.

Its two hundred others (pages, pictures, documents, users, groups, settings, an API with tokens) are
none here: the website has no pages of Wagtail's, and what no address leads to can neither be
opened by anybody nor take memory.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView, LocaleSettingsPanel, ThemeSettingsPanel
from wagtail.admin.views.dismissibles import DismissiblesView
from wagtail.admin.views.home import sprite
from wagtail.admin.views.i18n import localized_js_catalog
from wagtail.utils.urlpatterns import decorate_urlpatterns


class Account(AccountView):  # type: ignore[misc]  # Wagtail has no types
    """Language, time zone and colours. Names are given with the account (Wagtail would ask for a
    family name before it keeps anything), and pictures of staff are not kept.
    """

    template_name = "desk/account.html"

    def get_panels(self) -> list[Any]:
        kept = (LocaleSettingsPanel, ThemeSettingsPanel)
        return [panel for panel in super().get_panels() if isinstance(panel, kept)]


def nothing(request: HttpRequest) -> HttpResponse:
    """Say within the desk's own frame that nothing lies here, and lead back to today."""
    return render(request, "wagtailadmin/404.html", status=404)


_of_staff = [
    path("account/", Account.as_view(), name="wagtailadmin_account"),
    path("dismissibles/", DismissiblesView.as_view(), name="wagtailadmin_dismissibles"),
]
# Words and icons of the interface, which the page that sets up a second factor needs too.
_of_anybody = [
    path("sprite/", sprite, name="wagtailadmin_sprite"),
    path("jsi18n/", localized_js_catalog, name="wagtailadmin_javascript_catalog"),
]
# The frame names these in its links and for its scripts. Ours stand before the first three, and to
# the others nobody is led.
_lists = [
    path(f"{kind}/", include(([path("", nothing, name="listing")], kind), namespace=kind))
    for kind in ("pages", "documents", "images")
]
_nothing: list[URLPattern | URLResolver] = [
    path("", nothing, name="wagtailadmin_home"),
    path("login/", nothing, name="wagtailadmin_login"),
    path("logout/", nothing, name="wagtailadmin_logout"),
    path("pages/", nothing, name="wagtailadmin_explore_root"),
    path("block-preview/", nothing, name="wagtailadmin_block_preview"),
    path("api/main/", include((_lists, "wagtailadmin_api"), namespace="wagtailadmin_api")),
    re_path(r"^.*/$", nothing),
]

urlpatterns = decorate_urlpatterns(
    [
        *_of_anybody,
        *decorate_urlpatterns([*_of_staff, *_nothing], require_admin_access),
    ],
    never_cache,
)
