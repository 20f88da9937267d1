"""Status and times in detention, derived anew from the events. Doing it twice changes nothing."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Prefetch, Q

from yeondae.cases.models import Act, Change, Event, Interval, Person
from yeondae.cases.rules.status import Derived, Fact, derive
from yeondae.core import clock

EXACT = frozenset({Event.Precision.EXACT})
READ = ("kind", "on", "precision", "time_from")  # what `facts_of` reads of an event


def facts_of(person: Person) -> list[Fact]:
    """The events of a person as the rules see them; a report that waits is not one yet."""
    return [
        Fact(
            kind=act.event.kind,
            on=act.event.on,
            is_exact=act.event.precision in EXACT,
            at=act.event.time_from,
            pk=act.event_id,
        )
        for act in person.acts.all()
        if all(change.confirmed_at for change in act.event.changes.all())
    ]


def loaded() -> "Prefetch[str]":
    """What `facts_of` needs, for a query of people."""
    acts = Act.objects.select_related("event").only("person", *(f"event__{each}" for each in READ))
    changes = Change.objects.only("event", "confirmed_at")
    return Prefetch("acts", acts.prefetch_related(Prefetch("event__changes", changes)))


def follow_the_calendar() -> int:
    """Derive those anew for whom a day entered ahead has come; how many are different now."""
    today = clock.now().date()
    days = (today - timedelta(days=1), today + timedelta(days=1))  # it is today somewhere
    due = Q(acts__event__on__range=days) | Q(held_since__range=days) | Q(held_until__range=days)
    due |= Q(case__closed_on__range=days)
    people = Person.objects.filter(due, merged_into=None).order_by("pk").distinct()
    return sum(rebuild(person) for person in people)


@transaction.atomic
def rebuild(person: Person) -> bool:
    """Derive and keep how it stands with a person now; whether anything was different."""
    person = Person.objects.select_related("case").prefetch_related(loaded()).get(pk=person.pk)
    today = clock.today_in(person.case.time_zone)
    derived = derive(
        facts_of(person),
        day=today,
        since=person.held_since,
        until=person.held_until,
        is_over=person.case.closed_on is not None and person.case.closed_on <= today,
    )
    changed = _keep_intervals(person, derived)
    return _keep_status(person, derived) or changed


def _keep_intervals(person: Person, derived: Derived) -> bool:
    wanted = {(span.kind, span.start, span.end, span.is_exact) for span in derived.spans}
    kept = set()
    changed = False
    for row in person.intervals.all():
        key = (row.kind, row.start, row.end, row.is_exact)
        if key in wanted and key not in kept and row.country == person.case.country:
            kept.add(key)
        else:
            row.delete()
            changed = True
    new = sorted(wanted - kept, key=lambda key: key[1])
    Interval.objects.bulk_create(
        Interval(
            person=person,
            kind=kind,
            start=start,
            end=end,
            is_exact=exact,
            country=person.case.country,
        )
        for kind, start, end, exact in new
    )
    return changed or bool(new)


def _keep_status(person: Person, derived: Derived) -> bool:
    status: str = derived.status
    on: date | None = derived.on
    override = person.overrides.filter(ended_at=None).order_by("-on", "-pk").first()
    if override is not None:
        status, on = override.status, override.on
    fields = {"status": status, "status_on": on, **_held(person, derived)}
    changed = [name for name, value in fields.items() if getattr(person, name) != value]
    for name in changed:
        setattr(person, name, fields[name])
    if changed:
        person.save(update_fields=changed)
    return bool(changed)


def _held(person: Person, derived: Derived) -> dict[str, object]:
    """The last time in detention, where its days are known; else what staff typed stays."""
    last = next((span for span in reversed(derived.spans) if span.kind == "detention"), None)
    if last is None or not last.is_exact:
        return {}
    return {"held_since": last.start, "held_until": last.end}


def rebuild_everyone() -> int:
    """Rebuild everybody; how many were different."""
    people = Person.objects.order_by("pk").only("pk")
    return sum(rebuild(person) for person in people.iterator())
