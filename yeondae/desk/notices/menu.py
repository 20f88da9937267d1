from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.desk.entry import Entry, Rows
from yeondae.mailings.queries import drafts, in_doubt


def _drafts(user: User, now: datetime) -> Rows:
    return drafts()


def _in_doubt(user: User, now: datetime) -> Rows:
    return in_doubt()


ENTRIES = [
    Entry(
        label=_("Notices"),
        url_name="desk:notices",
        action=Action.SEND_NOTICE,
        order=70,
        icon="comment",
        decision=ngettext_lazy(
            "notice to read, and to send or drop",
            "notices to read, and to send or drop",
        ),
        waiting=_drafts,
    ),
    Entry(
        label=_("Notices in doubt"),
        url_name="desk:notices",
        action=Action.SEND_NOTICE,
        order=71,
        decision=ngettext_lazy(
            "notice of which some mails may have arrived: decide",
            "notices of which some mails may have arrived: decide",
        ),
        waiting=_in_doubt,
    ),
]
