from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.deliveries.queries import letters_to_look_at
from yeondae.desk.entry import Entry, Rows


def _waiting(user: User, now: datetime) -> Rows:
    return letters_to_look_at()


ENTRIES = [
    Entry(
        label=_("Letters to look at"),
        url_name="desk:letters_to_look_at",
        action=Action.LOOK_AT_LETTER,
        order=60,
        icon="view",
        decision=ngettext_lazy(
            "letter whose text somebody should look at",
            "letters whose text somebody should look at",
        ),
        waiting=_waiting,
    )
]
