from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.calls.models import Incoming
from yeondae.desk.entry import Entry, Rows


def _new(user: User, now: datetime) -> Rows:
    return Incoming.objects.filter(state=Incoming.State.NEW)


ENTRIES = [
    Entry(
        label=_("Incoming"),
        url_name="desk:incoming",
        action=Action.RECEIVE_CALL,
        order=10,
        icon="download",
        decision=ngettext_lazy(
            "received text to look through",
            "received texts to look through",
        ),
        waiting=_new,
    )
]
