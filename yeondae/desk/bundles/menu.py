from datetime import datetime

from django.utils.translation import gettext_lazy as _

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.deliveries.queries import at_relays, in_tray
from yeondae.desk.entry import Entry


def _at_relay(user: User, now: datetime) -> int:
    waiting = at_relays(only=user.organisation_id_only)
    by_hand = 0 if user.organisation_id_only else in_tray("by_hand").count()
    return sum(each.waiting for each in waiting) + by_hand


def _in_tray(user: User, now: datetime) -> int:
    return in_tray("post").count()


ENTRIES = [
    Entry(
        label=_("Relay"),
        url_name="desk:relay",
        action=Action.HAND_OVER,
        order=65,
        icon="redirect",
        decision=_("letters to hand over"),
        waiting=_at_relay,
    ),
    Entry(
        label=_("Print tray"),
        url_name="desk:tray",
        action=Action.POST_LETTERS,
        order=66,
        icon="doc-full",
        decision=_("letters to print and post"),
        waiting=_in_tray,
    ),
]
