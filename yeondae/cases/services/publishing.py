"""A case gets a page for everyone: one asks, a second person sees what would show and says yes.

In an installation of one person that person is enough (`accounts.committee`), and it is noted.
"""

import json
from typing import Any

from django.db import transaction
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _

from yeondae.accounts import approvals
from yeondae.accounts.models import Approval, User
from yeondae.accounts.roles import Action
from yeondae.cases.crowds import leaves, naming_hidden
from yeondae.cases.models import Case, Event, Figure
from yeondae.cases.services.note import note
from yeondae.core import clock
from yeondae.core.refusal import Refused


def ask_to_publish(*, case: Case, by: User, place: str) -> Approval:
    """Ask a colleague to look at `place` and say yes. Refused where the title names who may not be.

    Returns the same asking where one stands for exactly this.
    """
    _title_names_nobody_hidden(case)
    return approvals.ask(
        action=Action.SET_RISK, subject=case, content=_exactly(case), by=by, place=place
    )


def asked_to_publish(case: Case) -> Approval | None:
    """The open asking to publish the case as it is now."""
    return approvals.standing(action=Action.SET_RISK, subject=case, content=_exactly(case))


@transaction.atomic
def publish_case(*, case: Case, by: User) -> None:
    """Give the case its page, with a colleague's yes to exactly what it holds. Raises Refused."""
    _title_names_nobody_hidden(case)
    approvals.require(action=Action.SET_RISK, subject=case, content=_exactly(case), by=by)
    case.published_at = case.published_at or clock.now()
    case.save(update_fields=["published_at"])
    note(by, "publish_case", case)


@transaction.atomic
def withdraw_case(*, case: Case, by: User) -> None:
    """Take its page away again, at once. One person does this."""
    case.published_at = None
    case.save(update_fields=["published_at"])
    note(by, "withdraw_case", case)


def _title_names_nobody_hidden(case: Case) -> None:
    if naming_hidden(case)(case.titles.values()):
        raise Refused(_("The title names somebody who may not be named. Change the title first."))


def _exactly(case: Case) -> list[Any]:
    """What a colleague says yes to: title, how far each person shows, public events and numbers."""
    number = Concat(
        "operator", Value(" "), Cast("low", CharField()), Value("-"), Cast("high", CharField())
    )
    events = Event.objects.filter(case=case, is_public=True).order_by()
    figures = Figure.objects.filter(case=case, is_public=True).order_by()
    facts = events.values_list("pk", "kind", "on", "words").union(
        figures.annotate(number=number).values_list("pk", "number", "until", "definition"), all=True
    )
    return [
        case.titles,
        [[pk, list(may)] for pk, may in leaves(case).items()],
        sorted(json.dumps(row, default=str, sort_keys=True) for row in facts),
    ]
