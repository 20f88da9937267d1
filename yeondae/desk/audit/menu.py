from django.utils.translation import gettext_lazy as _

from yeondae.accounts.roles import Action
from yeondae.desk.entry import Entry as MenuEntry

ENTRIES = [
    MenuEntry(
        label=_("Who did what"),
        url_name="desk:audit",
        action=Action.SEE_AUDIT,
        order=92,
        icon="history",
    )
]
