from datetime import datetime

from django.utils.translation import gettext_lazy as _

from yeondae.accounts.models import Committee, User
from yeondae.accounts.roles import Action
from yeondae.desk.entry import Entry


def _not_chosen(user: User, now: datetime) -> int:
    return 0 if Committee.objects.exists() else 1


ENTRIES = [
    Entry(
        label=_("Staff"),
        url_name="desk:staff",
        action=Action.KEEP_STAFF,
        order=90,
        icon="group",
    ),
    Entry(
        label=_("How many you are"),
        url_name="desk:committee",
        action=Action.CHANGE_SETTINGS,
        order=91,
        icon="cogs",
        decision=_("choice to make: how many you are, and what needs two of you"),
        waiting=_not_chosen,
    ),
]
