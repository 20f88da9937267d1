from django.utils.translation import gettext_lazy as _

from yeondae.accounts.roles import Action
from yeondae.desk.entry import Entry

ENTRIES = [
    Entry(
        label=_("Cases"),
        url_name="desk:cases",
        action=Action.SET_RISK,
        order=41,
        icon="folder-open-inverse",
    )
]
