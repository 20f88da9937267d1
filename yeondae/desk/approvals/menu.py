from datetime import datetime

from django.utils.translation import gettext_lazy as _

from yeondae.accounts import approvals, closing
from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.desk.entry import Entry


def _waiting(user: User, now: datetime) -> int:
    return approvals.waiting_for(user, now).count()


def _shut(user: User, now: datetime) -> int:
    return int(closing.is_closed())


ENTRIES = [
    Entry(
        label=_("Approvals"),
        url_name="desk:approvals",
        action=Action.SEE_DESK,
        order=88,
        icon="check",
        decision=_("things that colleagues ask you to say yes to"),
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
