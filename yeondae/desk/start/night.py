"""What the worker did in the last 24 hours, in sentences with the right plural."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils.translation import ngettext

from yeondae.jobs import worked

LOOKED_BACK = timedelta(hours=24)
Sentence = Callable[[int], str]


def _letters(n: int) -> str:
    return ngettext("%(n)s letter moved on", "%(n)s letters moved on", n)


def _mails(n: int) -> str:
    return ngettext("%(n)s mail of ours sent", "%(n)s mails of ours sent", n)


def _released(n: int) -> str:
    return ngettext("%(n)s held letter let go", "%(n)s held letters let go", n)


def _followed(n: int) -> str:
    return ngettext("%(n)s reported change followed", "%(n)s reported changes followed", n)


def _destroyed(n: int) -> str:
    return ngettext(
        "%(n)s letter or supporter destroyed, their time was over",
        "%(n)s letters and supporters destroyed, their time was over",
        n,
    )


# By the name of the sweep (flows/tasks.py).
SENTENCES: dict[str, Sentence] = {
    "dispatch_letters": _letters,
    "send_due_mails": _mails,
    "release_what_was_verified": _released,
    "follow_reported_changes": _followed,
    "destroy_what_is_over": _destroyed,
}


def last_night(now: datetime) -> list[str]:
    """A sentence for each kind of work that was done."""
    done = worked.since(now - LOOKED_BACK)
    return [
        sentence(done[name]) % {"n": done[name]}
        for name, sentence in SENTENCES.items()
        if done.get(name)
    ]
