from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.cases.queries import ungraded
from yeondae.desk.entry import Entry, Rows


def _ungraded(user: User, now: datetime) -> Rows:
    return ungraded()


ENTRIES = [
    Entry(
        label=_("People held"),
        url_name="desk:people",
        action=Action.SET_RISK,
        order=40,
        icon="group",
        decision=ngettext_lazy(
            "person whose risk grade nobody has set",
            "people whose risk grade nobody has set",
        ),
        waiting=_ungraded,
    )
]
