from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.deliveries import queries
from yeondae.desk.entry import Entry, Rows


def _uncertain(user: User, now: datetime) -> Rows:
    return queries.uncertain()


def _stuck(user: User, now: datetime) -> Rows:
    return queries.stuck()


def _late(user: User, now: datetime) -> Rows:
    return queries.late()


ENTRIES = [
    Entry(
        label=_("Sendings"),
        url_name="desk:sendings",
        action=Action.SEE_DELIVERIES,
        order=61,
        icon="mail",
    ),
    Entry(
        label=_("Uncertain sendings"),
        url_name="desk:uncertain",
        action=Action.RESOLVE_DELIVERY,
        order=62,
        decision=ngettext_lazy(
            "sending that may have arrived: look and decide",
            "sendings that may have arrived: look and decide",
        ),
        waiting=_uncertain,
    ),
    Entry(
        label=_("Letters that could not be sent"),
        url_name="desk:stuck",
        action=Action.RESOLVE_DELIVERY,
        order=63,
        decision=ngettext_lazy(
            "letter for which every way failed",
            "letters for which every way failed",
        ),
        waiting=_stuck,
    ),
    Entry(
        label=_("Late letters"),
        url_name="desk:late_letters",
        action=Action.RESOLVE_DELIVERY,
        order=64,
        decision=ngettext_lazy(
            "letter after the send-by date: ask first",
            "letters after the send-by date: ask first",
        ),
        waiting=_late,
    ),
]
