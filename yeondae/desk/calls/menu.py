from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.calls.models import Call
from yeondae.desk.entry import Entry, Rows


def _past(user: User, now: datetime) -> Rows:
    return Call.objects.filter(state=Call.State.PUBLISHED, send_by__lt=now.date())


def _held_back(user: User, now: datetime) -> Rows:
    return Call.objects.filter(words_held_at__isnull=False)


ENTRIES = [
    Entry(
        label=_("Calls"),
        url_name="desk:calls",
        action=Action.SEE_DESK,
        order=20,
        icon="list-ul",
    ),
    Entry(
        label=_("Calls past their date"),
        url_name="desk:calls",
        action=Action.EDIT_CALL,
        order=21,
        decision=ngettext_lazy(
            "call whose send-by date has passed: renew or close it",
            "calls whose send-by date has passed: renew or close them",
        ),
        waiting=_past,
    ),
    Entry(
        label=_("Calls that nobody reads now"),
        url_name="desk:calls",
        action=Action.EDIT_CALL,
        order=19,
        decision=ngettext_lazy(
            "call that names somebody who may not be named: write new words",
            "calls that name somebody who may not be named: write new words",
        ),
        waiting=_held_back,
    ),
]
