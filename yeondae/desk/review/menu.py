from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.calls.queries import reviews_overdue, waiting_for_review
from yeondae.desk.entry import Entry, Rows
from yeondae.desk.review.waiting import words_waiting


def _waiting(user: User, now: datetime) -> list[Rows]:
    return [waiting_for_review().exclude(submitted_by=user), words_waiting(user)]


def _asked(user: User, now: datetime) -> Rows:
    return waiting_for_review().filter(submitted_by=user)


def _overdue(user: User, now: datetime) -> Rows:
    return reviews_overdue(now).filter(~Q(submitted_by=user))


ENTRIES = [
    Entry(
        label=_("Review"),
        url_name="desk:reviews",
        action=Action.PUBLISH_CALL,
        order=30,
        icon="glasses",
        decision=ngettext_lazy(
            "call or language version that waits for your eyes",
            "calls and words that wait for your eyes",
        ),
        waiting=_waiting,
    ),
    Entry(
        label=_("Calls in review"),
        url_name="desk:calls",
        action=Action.EDIT_CALL,
        order=32,
        decision=ngettext_lazy(
            "call of yours that waits for somebody else's eyes",
            "calls of yours that wait for somebody else's eyes",
        ),
        waiting=_asked,
    ),
    Entry(
        label=_("Reviews overdue"),
        url_name="desk:reviews",
        action=Action.PUBLISH_CALL,
        order=31,
        decision=ngettext_lazy(
            "first report whose review is overdue",
            "first reports whose review is overdue",
        ),
        waiting=_overdue,
    ),
]
