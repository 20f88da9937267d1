from django.utils.translation import gettext_lazy as _

from yeondae.accounts.roles import Action
from yeondae.desk.entry import Entry

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
    ),
]
