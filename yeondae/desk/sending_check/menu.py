from django.utils.translation import gettext_lazy as _

from yeondae.accounts.roles import Action
from yeondae.desk.entry import Entry

ENTRIES = [
    Entry(
        label=_("Send a test"),
        url_name="desk:sending_check",
        action=Action.CHANGE_SETTINGS,
        order=90,
        icon="check",
    )
]
