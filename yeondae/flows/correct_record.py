"""A fact that everyone could read is corrected: letters that may hold it wait for a decision.

What stood before is kept and listed (cases). Every call that the person is in pauses what it has
not sent; the organiser then says: renew, send as is, or stop. Nobody who wrote is told by itself.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.calls.models import Call
from yeondae.cases import services as cases
from yeondae.cases.models import Change, Correction, Event, Person
from yeondae.core import clock
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.services import pausing, recalling
from yeondae.flows.follow_case_changes import OUT


@transaction.atomic
def change_event(*, event: Event, by: User, **facts: Any) -> int:
    """Correct an event (`cases.change_event`); how many letters wait because of it."""
    newest = _newest()
    cases.change_event(event=event, by=by, **facts)
    if not _was_public(newest):
        return 0
    return sum(_pause(act.person, by) for act in event.acts.select_related("person__case"))


@transaction.atomic
def change_person(*, person: Person, by: User, **facts: Any) -> int:
    """Correct what is known of a person (`cases.change_person`); how many letters wait."""
    newest = _newest()
    cases.change_person(person=person, by=by, **facts)
    return _pause(person, by) if _was_public(newest) else 0


def _newest() -> int:
    return Correction.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _was_public(newest: int) -> bool:
    """Whether something that everyone could read was corrected just now, in this transaction."""
    return Correction.objects.filter(pk__gt=newest, is_public=True).exists()


def _pause(person: Person, by: User) -> int:
    """Hold what the calls of this person have not sent, under one report of the correction."""
    calls = list(Call.objects.filter(people=person, state__in=OUT))
    if not calls:
        return 0
    change = cases.report_change(
        person=person,
        kind=Change.Kind.CORRECTED,
        on=clock.today_in(person.case.time_zone),
        source_name=_("our own record"),
        by=by,
    )
    held = 0
    for call in calls:
        held += pausing.pause(call=call, change=change)
        held += recalling.from_trays(call, Delivery.Held.PAUSED)
    cases.mark_followed(change=change)
    return held
