"""What the worker did in the last 24 hours: sentences with the right plural, and their pages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import ngettext

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.jobs import worked

LOOKED_BACK = timedelta(hours=24)


@dataclass(frozen=True)
class Work:
    """One kind of work: how it is said, and the page that shows more of it."""

    said: Callable[[int], str]
    page: str
    action: Action


@dataclass(frozen=True)
class Done:
    """One line; `link` is "" for whoever may not open its page."""

    sentence: str
    link: str


def _letters(n: int) -> str:
    return ngettext("%(n)s letter moved on", "%(n)s letters moved on", n)


def _mails(n: int) -> str:
    return ngettext("%(n)s mail of ours sent", "%(n)s mails of ours sent", n)


def _released(n: int) -> str:
    return ngettext("%(n)s held letter let go", "%(n)s held letters let go", n)


def _followed(n: int) -> str:
    return ngettext("%(n)s reported change followed", "%(n)s reported changes followed", n)


def _counted(n: int) -> str:
    return ngettext(
        "%(n)s signature counted or taken back in public",
        "%(n)s signatures counted or taken back in public",
        n,
    )


def _destroyed(n: int) -> str:
    return ngettext(
        "%(n)s letter or supporter destroyed, their time was over",
        "%(n)s letters and supporters destroyed, their time was over",
        n,
    )


def _ended(n: int) -> str:
    return ngettext(
        "the names of %(n)s petition destroyed, their time was over",
        "the names of %(n)s petitions destroyed, their time was over",
        n,
    )


# By the name of the sweep (flows/tasks.py, flows/petition_tasks.py, petitions/tasks.py).
WORK: dict[str, Work] = {
    "dispatch_letters": Work(_letters, "desk:sendings", Action.SEE_DELIVERIES),
    "send_due_mails": Work(_mails, "desk:notices", Action.SEND_NOTICE),
    "release_what_was_verified": Work(_released, "desk:sendings", Action.SEE_DELIVERIES),
    "follow_reported_changes": Work(_followed, "desk:changes", Action.REPORT_CHANGE),
    "count_signatures": Work(_counted, "desk:petitions", Action.CHECK_SIGNATURES),
    "destroy_what_is_over": Work(_destroyed, "desk:retention", Action.HELP_SUPPORTER),
    "end_data_of_petitions": Work(_ended, "desk:retention", Action.HELP_SUPPORTER),
}


def last_night(user: User, now: datetime) -> list[Done]:
    """A line for each kind of work that was done."""
    done = worked.since(now - LOOKED_BACK)
    return [
        Done(
            work.said(done[name]) % {"n": done[name]},
            reverse(work.page) if user.may(work.action) else "",
        )
        for name, work in WORK.items()
        if done.get(name)
    ]
