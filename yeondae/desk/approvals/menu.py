from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from yeondae.accounts import approvals
from yeondae.accounts.models import Committee, User
from yeondae.accounts.roles import Action
from yeondae.desk.entry import Entry, Rows


def _waiting(user: User, now: datetime) -> Rows:
    return approvals.waiting_for(user, now)


def _shut(user: User, now: datetime) -> Rows:
    return Committee.objects.filter(closed_at__isnull=False)


ENTRIES = [
    Entry(
        label=_("Approvals"),
        url_name="desk:approvals",
        action=Action.SEE_DESK,
        order=88,
        icon="check",
        decision=ngettext_lazy(
            "thing that a colleague asks you to say yes to",
            "things that colleagues ask you to say yes to",
        ),
        waiting=_waiting,
    ),
    Entry(
        label=_("Shut the desk"),
        url_name="desk:shut",
        action=Action.SHUT_DESK,
        order=95,
        icon="lock",
        decision=_("shut desk: case notes are closed until two of you open them"),
        waiting=_shut,
    ),
]
