from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.community import queries
from yeondae.desk.entry import Entry, Rows


def _new(user: User, now: datetime) -> Rows:
    return queries.waiting(queries.questions())


ENTRIES = [
    Entry(
        label=_("Questions"),
        url_name="desk:questions",
        action=Action.ANSWER_QUESTIONS,
        order=75,
        icon="help",
        decision=ngettext_lazy(
            "question or feedback to read",
            "questions and feedback to read",
        ),
        waiting=_new,
    )
]
