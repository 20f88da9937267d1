"""A fact in a letter changes: letters that may hold it wait for a decision.

What stood before is kept and listed (cases). Every call that the person is in pauses what it has
not sent; the organiser then says: renew, send as is, or stop. Nobody who wrote is told by itself.
"""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.calls.models import Call, Edition
from yeondae.cases import services as cases
from yeondae.cases.letter_facts import IN_COURT
from yeondae.cases.models import Change, Charge, Correction, Event, Person, Place
from yeondae.cases.rules import NAMED
from yeondae.core import clock
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.services import pausing, recalling
from yeondae.flows.follow_case_changes import OUT


@transaction.atomic
def change_event(*, event: Event, place: Place | None, by: User, **facts: Any) -> int:
    """Correct an event (`cases.change_event`) and its place; how many letters wait for it."""
    newest = _newest()
    cases.change_event(event=event, by=by, **facts)
    if place != event.place:
        cases.place_event(event=event, place=place, by=by)
    if not _was_public(newest):
        return 0
    return sum(_pause(act.person, by) for act in event.acts.select_related("person__case"))


@transaction.atomic
def change_person(*, person: Person, by: User, **facts: Any) -> int:
    """Correct what is known of a person (`cases.change_person`); how many letters wait."""
    before = _in_letters(person)
    cases.change_person(person=person, by=by, **facts)
    is_public = person.risk in NAMED
    return _pause(person, by) if is_public and _in_letters(person) != before else 0


def _in_letters(person: Person) -> tuple[Any, ...]:
    """What of a person stands in letters: name, days, prison."""
    return (dict(person.names), person.held_since, person.held_until, person.held_at)


@transaction.atomic
def record_event(*, by: User, **facts: Any) -> tuple[Event, int]:
    """Write down what happened (`cases.record_event`); how many letters wait because of it.

    A new day in court holds the letters that speak of the next one.
    """
    event = cases.record_event(by=by, **facts)
    if not event.is_public or event.kind not in IN_COURT:
        return event, 0
    acts = event.acts.select_related("person__case")
    return event, sum(
        _pause(act.person, by, field="next_hearing", kind=Change.Kind.HEARING) for act in acts
    )


@transaction.atomic
def set_charge_state(*, charge: Charge, state: str, by: User) -> int:
    """Say where a charge stands; how many letters wait that speak of it."""
    before = charge.state
    cases.set_charge_state(charge=charge, state=state, by=by)
    if charge.state == before or charge.person is None or not charge.proceeding.is_public:
        return 0
    return _pause(charge.person, by, field="charge")


def hold_letters_about(
    *, person: Person, by: User | None, those: Sequence[Call] | None = None
) -> int:
    """Hold what the calls of this person have not sent: they may not be named any longer.

    `those`: other calls that name them; by None: their consent ended by its date.
    """
    return _pause(person, by, those=those)


def _speaks_of(call: Call, field: str) -> bool:
    """Whether a letter of the call has this field in any language."""
    editions = Edition.objects.filter(call=call, current__isnull=False).select_related("current")
    return any("{" + field + "}" in str(each.current.words) for each in editions if each.current)


def _newest() -> int:
    return Correction.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _was_public(newest: int) -> bool:
    """Whether something that everyone could read was corrected just now, in this transaction."""
    return Correction.objects.filter(pk__gt=newest, is_public=True).exists()


def _pause(
    person: Person,
    by: User | None,
    *,
    field: str = "",
    kind: str = Change.Kind.CORRECTED,
    those: Sequence[Call] | None = None,
) -> int:
    """Hold what the calls of this person (or `those`) have not sent, under one report of a change.

    With a `field` only the calls whose letters speak of it.
    """
    calls = list(Call.objects.filter(people=person) if those is None else those)
    calls = [call for call in calls if call.state in OUT]
    if field:
        calls = [call for call in calls if _speaks_of(call, field)]
    if not calls:
        return 0
    change = cases.report_change(
        person=person,
        kind=kind,
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
