"""The desk inside the Wagtail admin: its menu and style, without what its staff do not need."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.desk.menu import ENTRIES

WEBSITE_ITEMS = frozenset({"explorer", "reports", "snippets"})
# Wagtail's handbook and news are written for web editors; our help stands on the pages. Its
# pictures and documents are shut (gate.OF_NOBODY).
NOT_OURS = frozenset({"help", "images", "documents"})


class TopicItem(MenuItem):  # type: ignore[misc]
    """A menu line for whoever may open its page."""

    def __init__(self, action: Action, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.action = action

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.may(self.action))  # type: ignore[union-attr]


@hooks.register("construct_main_menu")  # type: ignore[untyped-decorator]
def show_topics(request: HttpRequest, items: list[MenuItem]) -> None:
    """Put our topics first; leave the website's own items to those who keep the website."""
    if not isinstance(request.user, User):
        items.clear()  # nobody signed in asks for an address that is none
        return
    may_keep_website = request.user.may(Action.CHANGE_SETTINGS)
    hidden = NOT_OURS if may_keep_website else NOT_OURS | WEBSITE_ITEMS
    kept = [item for item in items if item.name not in hidden and item.label]
    topics = [
        TopicItem(entry.action, entry.label, entry.url, icon_name=entry.icon, order=entry.order)
        for entry in ENTRIES
        if entry.icon
    ]
    items[:] = [item for item in topics if item.is_shown(request)] + kept


@hooks.register("insert_global_admin_css")  # type: ignore[untyped-decorator]
def own_style() -> SafeString:
    return format_html(
        '<link rel="stylesheet" href="{}"><noscript><link rel="stylesheet" href="{}"></noscript>',
        static("desk/desk.css"),
        static("desk/noscript.css"),
    )
