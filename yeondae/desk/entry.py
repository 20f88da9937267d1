"""One line of the desk's menu, and of its start page where something waits there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action

Rows = QuerySet[Any]
Waiting = Callable[[User, datetime], int | Rows | Sequence[Rows | int]]


@dataclass(frozen=True)
class Entry:
    """A topic of the desk: who sees it, where it is, and how many decisions wait there.

    `waiting` says what needs a decision of this member of staff now: the rows, which the start
    page counts together in one question, or a number where they are not that simple. `decision`
    says in a few words what that is, for one and for many: ngettext_lazy("text to read", "texts
    to read"). Entries without an icon stand on the start page only, not in the menu.
    """

    label: str | Promise
    url_name: str
    action: Action
    order: int
    icon: str = ""
    decision: str | Promise = ""
    waiting: Waiting | None = None

    @property
    def url(self) -> str:
        return reverse(self.url_name)
