from django.utils.translation import gettext_lazy as _

from yeondae.accounts.roles import Action
from yeondae.desk.entry import Entry

ENTRIES = [
    Entry(
        label=_("Offices"),
        url_name="desk:offices",
        action=Action.EDIT_DIRECTORY,
        order=50,
        icon="site",
    )
]
