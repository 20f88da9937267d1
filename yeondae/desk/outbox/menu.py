from django.utils.translation import gettext_lazy as _

from yeondae.accounts.roles import Action
from yeondae.desk.entry import Entry

ENTRIES = [
    Entry(
        label=_("Outbox"),
        url_name="desk:outbox",
        action=Action.SEE_OUTBOX,
        order=80,
        icon="folder-open-1",
    )
]
