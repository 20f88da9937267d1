"""The only writer of cases: people, what may be shown of them, and what happened to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.cases.models import Act, Case, Change, Consent, Event, Person
from yeondae.cases.queries import name_indexes
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.directory.models import Organisation

EVENT_OF_CHANGE = {
    Change.Kind.FREED: Event.Kind.RELEASE,
    Change.Kind.PAROLED: Event.Kind.PAROLE,
    Change.Kind.DEPORTED: Event.Kind.DEPORTATION,
    Change.Kind.MOVED: Event.Kind.TRANSFER,
    Change.Kind.CHARGED: Event.Kind.VERDICT,
    Change.Kind.DIED: Event.Kind.DEATH,
}
# After these nobody is held any more. Deported is no release, yet the cell is empty (domain 3).
ENDS_DETENTION = frozenset(
    {Change.Kind.FREED, Change.Kind.PAROLED, Change.Kind.DEPORTED, Change.Kind.DIED}
)


@dataclass(frozen=True)
class Hit:
    """What an event did to one person: where, and what stays private of it."""

    person: Person
    place: str = ""
    private_note: str = ""


@dataclass(frozen=True)
class When:
    """A date at the place with its precision, and a time of day as far as anyone knows it."""

    on: date | None = None
    precision: str = Event.Precision.EXACT
    time_from: time | None = None
    time_to: time | None = None
    time_is_about: bool = False


@dataclass(frozen=True)
class Source:
    """Who says so: without a name an event cannot be public."""

    name: str = ""
    url: str = ""
    on: date | None = None
    quote: str = ""


def _note(by: User | None, verb: str, subject: models.Model, **detail: Any) -> None:
    record(by_id=by.pk if by else None, verb=verb, subject=subject, **detail)


@transaction.atomic
def open_case(
    *,
    titles: Mapping[str, str],
    country: str,
    time_zone: str,
    opened_on: date,
    by: User | None,
    is_demo: bool = False,
) -> Case:
    """A case in `country`; its dates are dates in `time_zone`."""
    case = Case.objects.create(
        titles=dict(titles),
        country=country,
        time_zone=time_zone,
        opened_on=opened_on,
        is_demo=is_demo,
    )
    _note(by, "open_case", case)
    return case


@transaction.atomic
def close_case(*, case: Case, on: date, by: User) -> None:
    """It is over."""
    case.closed_on = on
    case.save(update_fields=["closed_on"])
    _note(by, "close_case", case)


@transaction.atomic
def add_person(
    *,
    case: Case,
    names: Mapping[str, str],
    by: User | None,
    posts: Mapping[str, str] | None = None,
    organisation: Organisation | None = None,
    held_since: date | None = None,
    held_at: str = "",
    note: str = "",
) -> Person:
    """Someone held or at risk: graded R4, so that nothing shows until a caseworker grades them."""
    person = Person.objects.create(
        case=case,
        position=case.people.count(),
        names=dict(names),
        name_keys=name_indexes(names.values()),
        posts=dict(posts or {}),
        organisation=organisation,
        held_since=held_since,
        held_at=held_at,
        note=note,
    )
    _note(by, "add_person", person)
    return person


@transaction.atomic
def change_person(
    *,
    person: Person,
    names: Mapping[str, str],
    posts: Mapping[str, str],
    held_since: date | None,
    held_until: date | None,
    held_at: str,
    note: str,
    by: User | None,
) -> None:
    """Correct what is known of a person; a corrected name is found under its new spelling too."""
    person.names, person.posts = dict(names), dict(posts)
    person.name_keys = sorted({*person.name_keys, *name_indexes(names.values())})
    person.held_since, person.held_until = held_since, held_until
    person.held_at, person.note = held_at, note
    person.save()
    _note(by, "change_person", person)


@transaction.atomic
def set_risk(*, person: Person, risk: str, by: User) -> None:
    """How far one may go at all in showing this person."""
    person.risk = Person.Risk(risk)
    person.risk_set_at, person.risk_set_by = clock.now(), by
    person.save(update_fields=["risk", "risk_set_at", "risk_set_by"])
    _note(by, "set_risk", person, risk=person.risk)


@transaction.atomic
def give_consent(
    *,
    person: Person,
    given_by: str,
    given_on: date,
    shows: Sequence[str],
    by: User,
    until: date | None = None,
    note: str = "",
) -> Consent:
    """Who agreed on which day that what may show. `shows`: of name, face, place, workplace."""
    unknown = set(shows) - {"name", "face", "place", "workplace"}
    if unknown:
        raise ValueError(f"A consent does not cover {', '.join(sorted(unknown))}.")
    consent = Consent.objects.create(
        person=person,
        given_by=given_by,
        given_on=given_on,
        until=until,
        obtained_by=by,
        note=note,
        **dict.fromkeys(shows, True),
    )
    _note(by, "give_consent", person, consent=consent.pk)
    return consent


@transaction.atomic
def end_consent(*, consent: Consent, on: date, by: User) -> None:
    """It was withdrawn: from `on` nothing that it covered shows any more."""
    consent.ended_on = on
    consent.save(update_fields=["ended_on"])
    _note(by, "end_consent", consent.person, consent=consent.pk)


@transaction.atomic
def record_event(
    *,
    case: Case,
    kind: str,
    when: When,
    hits: Sequence[Hit],
    by: User | None,
    source: Source | None = None,
    words: Mapping[str, str] | None = None,
    is_public: bool = False,
) -> Event:
    """Something that happened, with one act for each person it hit (domain 4.1 row 1)."""
    source = source or Source()
    event = Event.objects.create(
        case=case,
        kind=kind,
        on=when.on,
        precision=when.precision,
        time_from=when.time_from,
        time_to=when.time_to,
        time_is_about=when.time_is_about,
        words=dict(words or {}),
        source_name=source.name,
        source_url=source.url,
        source_on=source.on,
        quote=source.quote,
        is_public=is_public,
    )
    for hit in hits:
        Act.objects.create(
            event=event, person=hit.person, place=hit.place, private_note=hit.private_note
        )
    _note(by, "record_event", event, acts=len(hits))
    return event


@transaction.atomic
def report_change(
    *,
    person: Person,
    kind: str,
    on: date,
    source_name: str,
    by: User,
    source_url: str = "",
    place: str = "",
) -> Change:
    """Someone says that a person is freed, deported, moved: the change and its event, together.

    Nothing about the person changes yet; whoever follows changes holds the letters at once, and
    `confirm_change` or `reject_change` settles it. `place` is where someone was moved to.
    """
    event = record_event(
        case=person.case,
        kind=EVENT_OF_CHANGE[Change.Kind(kind)],
        when=When(on=on),
        hits=[Hit(person, place=place)],
        source=Source(name=source_name, url=source_url),
        by=by,
    )
    change = Change.objects.create(
        person=person,
        event=event,
        kind=kind,
        on=on,
        source_name=source_name,
        source_url=source_url,
        reported_at=clock.now(),
        reported_by=by,
    )
    _note(by, "report_change", person, change=change.pk)
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
        person.held_at = act.place if act else ""
    person.save(update_fields=["held_until", "held_at"])
    _note(by, "confirm_change", person, change=change.pk)


@transaction.atomic
def reject_change(*, change: Change, by: User) -> None:
    """It was not so. The report stays on record, its event goes. Raises Refused if settled."""
    _settle(change)
    change.rejected_at, change.rejected_by = clock.now(), by
    event, change.event = change.event, None
    change.save(update_fields=["rejected_at", "rejected_by", "event"])
    if event:
        event.delete()
    _note(by, "reject_change", change.person, change=change.pk)


def _settle(change: Change) -> None:
    change.refresh_from_db()
    if change.confirmed_at or change.rejected_at:
        raise Refused(_("Somebody has already settled this report. Open it again to see how."))
