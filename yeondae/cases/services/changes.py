"""A report that something changed for a person, and whether it turned out true."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.cases.models import Change, Event, Person
from yeondae.cases.services.events import Hit, Source, When, record_event
from yeondae.cases.services.note import note
from yeondae.cases.services.rebuilding import rebuild
from yeondae.core import clock
from yeondae.core.refusal import Refused

EVENT_OF_CHANGE = {
    Change.Kind.FREED: Event.Kind.RELEASE,
    Change.Kind.PAROLED: Event.Kind.PAROLE,
    Change.Kind.SUSPENDED: Event.Kind.SUSPENDED,
    Change.Kind.DEPORTED: Event.Kind.DEPORTATION,
    Change.Kind.MOVED: Event.Kind.TRANSFER,
    Change.Kind.CHARGED: Event.Kind.VERDICT,
    Change.Kind.DIED: Event.Kind.DEATH,
}
# After these nobody is held any more. Deported is no release, yet the cell is empty (domain 3).
ENDS_DETENTION = frozenset(set(EVENT_OF_CHANGE) - {Change.Kind.MOVED, Change.Kind.CHARGED})


@transaction.atomic
def report_change(
    *,
    person: Person,
    kind: str,
    on: date,
    source_name: str,
    by: User | None,
    source_url: str = "",
    place: str = "",
) -> Change:
    """Someone says that a person is freed, deported, moved: the change and its event, together.

    A correction has no event; nor has a day in court, which has its own already. Nothing about the
    person changes yet; whoever follows changes holds the letters at once, and `confirm_change` or
    `reject_change` settles it. `place` is where someone was moved to.
    """
    of_event = EVENT_OF_CHANGE.get(Change.Kind(kind))
    change = Change.objects.create(
        person=person,
        kind=kind,
        on=on,
        source_name=source_name,
        source_url=source_url,
        reported_at=clock.now(),
        reported_by=by,
    )
    if of_event:
        event = record_event(
            case=person.case,
            kind=of_event,
            when=When(on=on),
            hits=[Hit(person, place=place)],
            source=Source(name=source_name, url=source_url),
            by=by,
        )
        change.event = event
        change.save(update_fields=["event"])
        rebuild(person)
    note(by, "report_change", person, change=change.pk)
    return change


@transaction.atomic
def mark_followed(*, change: Change) -> bool:
    """The letters about this person were held; true for the one caller who marks it."""
    waiting = Change.objects.filter(pk=change.pk, followed_at__isnull=True)
    return bool(waiting.update(followed_at=clock.now()))


@transaction.atomic
def confirm_change(*, change: Change, by: User) -> None:
    """It is true: detention ends or moves with it. Raises Refused where it is settled."""
    _settle(change)
    change.confirmed_at, change.confirmed_by = clock.now(), by
    change.save(update_fields=["confirmed_at", "confirmed_by"])
    person = change.person
    if change.kind in ENDS_DETENTION:
        person.held_until = change.on
    elif change.kind == Change.Kind.MOVED and change.event:
        act = change.event.acts.filter(person=person).first()
        person.held_at, person.held_at_names = act.place if act else "", {}
    person.save(update_fields=["held_until", "held_at", "held_at_names"])
    rebuild(person)
    person.refresh_from_db()
    note(by, "confirm_change", person, change=change.pk)


@transaction.atomic
def reject_change(*, change: Change, by: User) -> None:
    """It was not so. The report stays on record, its event goes. Raises Refused if settled."""
    _settle(change)
    change.rejected_at, change.rejected_by = clock.now(), by
    event, change.event = change.event, None
    change.save(update_fields=["rejected_at", "rejected_by", "event"])
    if event:
        event.delete()
        rebuild(change.person)
    note(by, "reject_change", change.person, change=change.pk)


def _settle(change: Change) -> None:
    change.refresh_from_db()
    if change.confirmed_at or change.rejected_at:
        raise Refused(_("Somebody has already settled this report. Open it again to see how."))
