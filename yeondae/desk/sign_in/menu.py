from django.utils.translation import gettext_lazy as _

from yeondae.accounts.roles import Action
from yeondae.desk.entry import Entry

ENTRIES = [
    Entry(
        label=_("How you sign in"),
        url_name="mfa_index",
        action=Action.SEE_DESK,
        order=96,
        icon="key",
    )
]
