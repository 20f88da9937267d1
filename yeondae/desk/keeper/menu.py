from datetime import datetime

from django.utils.translation import gettext_lazy as _

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.community.queries import keeper
from yeondae.desk.entry import Entry


def _missing(user: User, now: datetime) -> int:
    return 0 if keeper() else 1


ENTRIES = [
    Entry(
        label=_("Who answers for this"),
        url_name="desk:keeper",
        action=Action.CHANGE_SETTINGS,
        order=92,
        icon="home",
        decision=_("page to fill: who answers for this installation"),
        waiting=_missing,
    )
]
