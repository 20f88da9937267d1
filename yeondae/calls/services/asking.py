"""Of whom a call asks what, and by which ways."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.calls.models import Call, CallOffice, Copy, Demand, DemandState, Relay, Step
from yeondae.calls.services.note import note
from yeondae.cases.models import Person
from yeondae.core import clock
from yeondae.directory.models import ContactPoint, Office, Organisation

SPARE = 1000  # beyond every place, while two demands change theirs


@transaction.atomic
def set_offices(*, call: Call, offices: Sequence[Office], by: User | None) -> None:
    """The offices that people write to, in order; an office that stays keeps its ladder."""
    wanted = list(dict.fromkeys(offices))
    call.offices.exclude(office__in=wanted).delete()
    for position, office in enumerate(wanted):
        CallOffice.objects.update_or_create(
            call=call, office=office, defaults={"position": position}
        )
    note(by, "set_offices", call, offices=[office.pk for office in wanted])


@transaction.atomic
def set_ladder(
    *, call: Call, office: Office, points: Sequence[ContactPoint], by: User | None
) -> None:
    """The order in which the contact points of one office are tried."""
    asked = CallOffice.objects.get(call=call, office=office)
    asked.steps.all().delete()
    Step.objects.bulk_create(
        Step(asked=asked, contact_point=point, position=position)
        for position, point in enumerate(dict.fromkeys(points))
    )
    note(by, "set_ladder", call, office=office.pk, points=[point.pk for point in points])


@transaction.atomic
def set_copies(*, call: Call, points: Sequence[ContactPoint], by: User | None) -> None:
    """Where a copy of every letter goes, in order."""
    call.copies.all().delete()
    Copy.objects.bulk_create(
        Copy(call=call, contact_point=point, position=position)
        for position, point in enumerate(dict.fromkeys(points))
    )
    note(by, "set_copies", call, points=[point.pk for point in points])


@transaction.atomic
def set_relays(*, call: Call, organisations: Sequence[Organisation], by: User | None) -> None:
    """Who hands letters of this call on."""
    call.relays.exclude(organisation__in=organisations).delete()
    for organisation in organisations:
        Relay.objects.get_or_create(call=call, organisation=organisation)
    note(by, "set_relays", call, organisations=[each.pk for each in organisations])


@transaction.atomic
def add_demand(
    *, call: Call, by: User | None, addressee: Office | None = None,
    people: Sequence[Person] = (),
) -> Demand:  # fmt: skip
    """One more thing asked for; its words stand at the same place in each edition.

    With `people` it has an open state for each of them, else one in general.
    """
    demand = Demand.objects.create(call=call, position=call.demands.count(), addressee=addressee)
    if by is not None:
        today = clock.today_in(call.time_zone)
        asked_for: Sequence[Person | None] = people or [None]
        DemandState.objects.bulk_create(
            DemandState(demand=demand, person=person, since=today, set_by=by)
            for person in asked_for
        )
    note(by, "add_demand", call, demand=demand.pk)
    return demand


@transaction.atomic
def swap_demands(*, first: Demand, second: Demand, by: User | None) -> None:
    """Two demands of one call change places; their words move with them elsewhere."""
    one, other = first.position, second.position
    spare = Demand.objects.filter(call=first.call_id).count() + SPARE
    for demand, position in ((first, spare), (second, one), (first, other)):
        demand.position = position
        demand.save(update_fields=["position"])
    note(by, "swap_demands", first.call, first=first.pk, second=second.pk)


@transaction.atomic
def change_demand(*, demand: Demand, addressee: Office | None, by: User | None) -> None:
    """Whom the demand is for (None: every office of the call)."""
    demand.addressee = addressee
    demand.save(update_fields=["addressee"])
    note(by, "change_demand", demand.call, demand=demand.pk)


@transaction.atomic
def set_demand_state(
    *, demand: Demand, person: Person | None, state: str, since: date, by: User
) -> None:
    """How far the demand is met for one person (None: in general) from a day on."""
    DemandState.objects.update_or_create(
        demand=demand,
        person=person,
        defaults={"state": DemandState.State(state), "since": since, "set_by": by},
    )
    note(by, "set_demand_state", demand.call, demand=demand.pk, state=state)
