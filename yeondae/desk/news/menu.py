from django.utils.translation import gettext_lazy as _

from yeondae.accounts.roles import Action
from yeondae.desk.entry import Entry

ENTRIES = [
    Entry(
        label=_("News and events"),
        url_name="desk:news",
        action=Action.KEEP_NEWS,
        order=77,
        icon="calendar-alt",
    )
]
