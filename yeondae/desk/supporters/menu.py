from datetime import datetime

from django.utils.translation import gettext_lazy as _

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.desk.entry import Entry, Rows
from yeondae.jobs.models import Standstill


def _stands_still(user: User, now: datetime) -> Rows:
    return Standstill.objects.filter(ended_at__isnull=True)


ENTRIES = [
    Entry(
        label=_("A supporter asks"),
        url_name="desk:supporters",
        action=Action.HELP_SUPPORTER,
        order=74,
        icon="user",
    ),
    Entry(
        label=_("Restored from a backup"),
        url_name="desk:restored",
        action=Action.LET_SEND,
        order=1,
        decision=_("installation stands still: look, then let it send"),
        waiting=_stands_still,
    ),
]
