from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from yeondae.accounts.models import User
from yeondae.accounts.own import organisation_of
from yeondae.accounts.roles import Action
from yeondae.deliveries.queries import in_tray
from yeondae.desk.entry import Entry, Rows


def _at_relay(user: User, now: datetime) -> list[Rows]:
    at_relays = in_tray("relay")
    if organisation_of(user) is not None:
        return [at_relays.filter(relay=organisation_of(user))]
    return [at_relays, in_tray("by_hand")]


def _in_tray(user: User, now: datetime) -> Rows:
    return in_tray("post")


ENTRIES = [
    Entry(
        label=_("Relay"),
        url_name="desk:relay",
        action=Action.HAND_OVER,
        order=65,
        icon="redirect",
        decision=ngettext_lazy(
            "letter to hand over",
            "letters to hand over",
        ),
        waiting=_at_relay,
    ),
    Entry(
        label=_("Print tray"),
        url_name="desk:tray",
        action=Action.POST_LETTERS,
        order=66,
        icon="doc-full",
        decision=ngettext_lazy(
            "letter to print and post",
            "letters to print and post",
        ),
        waiting=_in_tray,
    ),
]
