from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.deliveries.queries import pauses_to_decide
from yeondae.desk.entry import Entry, Rows


def _undecided(user: User, now: datetime) -> Rows:
    return pauses_to_decide()


ENTRIES = [
    Entry(
        label=_("Changes reported"),
        url_name="desk:changes",
        action=Action.REPORT_CHANGE,
        order=41,
        icon="warning",
    ),
    Entry(
        label=_("Calls that pause"),
        url_name="desk:changes",
        action=Action.STOP_CALL,
        order=42,
        decision=ngettext_lazy(
            "call that pauses because something was reported: renew, continue or stop",
            "calls that pause because something was reported: renew, continue or stop",
        ),
        waiting=_undecided,
    ),
]
