from django.utils.translation import gettext_lazy as _

from yeondae.accounts.roles import Action
from yeondae.desk.entry import Entry

ENTRIES = [
    Entry(
        label=_("Answers of offices"),
        url_name="desk:replies",
        action=Action.LOG_REPLY,
        order=71,
        icon="openquote",
    )
]
