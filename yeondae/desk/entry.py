"""One line of the desk's menu, and of its start page where something waits there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action

Count = Callable[[User, datetime], int]


@dataclass(frozen=True)
class Entry:
    """A topic of the desk: who sees it, where it is, and how many decisions wait there.

    `waiting` counts what needs a decision of this member of staff now; `decision` says in a few
    words what that is ("texts to look through"). Entries without an icon stand on the start page
    only, not in the menu.
    """

    label: str | Promise
    url_name: str
    action: Action
    order: int
    icon: str = ""
    decision: str | Promise = ""
    waiting: Count | None = None

    @property
    def url(self) -> str:
        return reverse(self.url_name)
