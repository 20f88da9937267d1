"""Somebody reports that a person is freed, deported or moved: the machine pauses, people decide.

At once (and by a sweep, should that be missed) every call that the person is in holds what it has
queued or in a tray, and a notice to everyone who wrote is drafted. Calls that the person is not in
go on: one freed does not silence the others. The organiser then says for each call what is to
happen, and for each demand how far it is met for this person.
"""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.calls import services as calls
from yeondae.calls.models import Call, Demand
from yeondae.cases import services as cases
from yeondae.cases.models import Change, Person
from yeondae.core import clock
from yeondae.deliveries.models import Delivery, Pause
from yeondae.deliveries.services import holding, pausing, recalling
from yeondae.flows.notice_words import words_of_change
from yeondae.flows.stop_call import stop_call
from yeondae.mailings import services as mailings

Decision = Pause.Decision
OUT = (Call.State.PUBLISHED, Call.State.STOPPED)


@transaction.atomic
def report(
    *,
    person: Person,
    kind: str,
    on: date,
    source_name: str,
    by: User,
    source_url: str = "",
    place: str = "",
) -> int:
    """Somebody says so: keep it and hold the letters at once; how many are held."""
    change = cases.report_change(
        person=person,
        kind=kind,
        on=on,
        source_name=source_name,
        source_url=source_url,
        place=place,
        by=by,
    )
    return follow(change=change)


@transaction.atomic
def follow(*, change: Change) -> int:
    """Hold the letters about this change's person and draft the notices; how many are held.

    Following twice holds what was queued in between and drafts nothing new.
    """
    held = 0
    for call in Call.objects.filter(people=change.person_id, state__in=OUT):
        held += pausing.pause(call=call, change=change)
        held += recalling.from_trays(call, Delivery.Held.PAUSED)
        mailings.draft_notice(
            call=call, change=change, words=words_of_change(call, change), by=None
        )
    cases.mark_followed(change=change)
    return held


def follow_waiting() -> int:
    """The sweep: whatever was reported and not followed yet; how many changes."""
    waiting = Change.objects.filter(followed_at=None).select_related("person")
    for change in waiting:
        follow(change=change)
    return len(waiting)


def decide(
    *, pause: Pause, decision: str, by: User, demands: Mapping[Demand, str] | None = None
) -> int:
    """What is to happen with one call after one change; how many letters go on.

    `continue`: what waits goes as it is. `renew`: what waits has old words and ends here; a new
    round opens, so that people are asked to write again. `stop`: the whole call stops. `demands`
    says how far each demand is met for this person. Raises Refused where it was decided.
    """
    now = clock.now()
    call, change = pause.call, pause.change
    with transaction.atomic():
        pausing.decide(pause=pause, decision=decision, by=by)
        for demand, state in (demands or {}).items():
            calls.set_demand_state(
                demand=demand, person=change.person, state=state, since=change.on, by=by
            )
        if decision == Decision.RENEW:
            waiting = Delivery.objects.filter(call=call, held_why=Delivery.Held.PAUSED)
            holding.cancel(deliveries=waiting, why=Delivery.Ended.RENEWED, by=by)
            calls.open_round(call=call, by=by)
    if decision == Decision.STOP and call.state == Call.State.PUBLISHED:
        stop_call(call=call, why=change.get_kind_display(), by=by)
    return holding.release_call(call=call, now=now)


def reject(*, change: Change, by: User) -> int:
    """It was not so: what was held for it goes on, its notices are dropped; how many letters."""
    with transaction.atomic():
        cases.reject_change(change=change, by=by)
        for notice in change.notices.filter(state="draft"):
            mailings.wait_again(notice=notice, by=by)
    return sum(
        decide(pause=pause, decision=Decision.CONTINUE, by=by)
        for pause in Pause.objects.filter(change=change, decided_at=None)
    )


def confirm(*, change: Change, by: User) -> None:
    """It is true. The letters stay held until somebody decides, call by call."""
    cases.confirm_change(change=change, by=by)
