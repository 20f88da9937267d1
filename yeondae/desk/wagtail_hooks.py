"""The desk inside the Wagtail admin: its menu and style, without what its staff do not need."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem, admin_menu
from wagtail.admin.search import admin_search_areas

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.desk.menu import ENTRIES

# Wagtail's own lines and its search lead to what is not here (frame_urls.py).
admin_menu.registered_menu_items = []
admin_search_areas.registered_search_areas = []


class TopicItem(MenuItem):  # type: ignore[misc]
    """A menu line for whoever may open its page."""

    def __init__(self, action: Action, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.action = action

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.may(self.action))  # type: ignore[union-attr]


@hooks.register("construct_main_menu")  # type: ignore[untyped-decorator]
def show_topics(request: HttpRequest, items: list[MenuItem]) -> None:
    """The topics that whoever is signed in may open; nobody else asks but for an address that is
    none."""
    if not isinstance(request.user, User):
        return
    topics = [
        TopicItem(entry.action, entry.label, entry.url, icon_name=entry.icon, order=entry.order)
        for entry in ENTRIES
        if entry.icon
    ]
    items[:] = [item for item in topics if item.is_shown(request)]


@hooks.register("insert_global_admin_css")  # type: ignore[untyped-decorator]
def own_style() -> SafeString:
    return format_html(
        '<link rel="stylesheet" href="{}"><noscript><link rel="stylesheet" href="{}"></noscript>',
        static("desk/desk.css"),
        static("desk/noscript.css"),
    )
