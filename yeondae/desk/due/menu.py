from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.deliveries.queries import points_that_hold
from yeondae.desk.entry import Entry, Rows


def _holding(user: User, now: datetime) -> Rows:
    return points_that_hold()


ENTRIES = [
    Entry(
        label=_("Contact points due"),
        url_name="desk:contacts_due",
        action=Action.VERIFY_CONTACT,
        order=51,
        icon="key",
        decision=ngettext_lazy(
            "contact point that holds letters until somebody confirms it",
            "contact points that hold letters until somebody confirms them",
        ),
        waiting=_holding,
    )
]
