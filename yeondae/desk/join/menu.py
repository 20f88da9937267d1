from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.community import queries
from yeondae.desk.entry import Entry, Rows


def _new(user: User, now: datetime) -> Rows:
    return queries.waiting(queries.joinings())


ENTRIES = [
    Entry(
        label=_("Offers to join"),
        url_name="desk:joinings",
        action=Action.ANSWER_QUESTIONS,
        order=76,
        icon="group",
        decision=ngettext_lazy(
            "offer to join: accept or decline",
            "offers to join: accept or decline",
        ),
        waiting=_new,
    )
]
