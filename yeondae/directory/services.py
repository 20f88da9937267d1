"""The only writer of the directory."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import models, transaction

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.directory import numbers
from yeondae.directory.models import AddressForm, ContactPoint, Holder, Office, Organisation
from yeondae.directory.verifying import asked_about, take_back

NUMBERS = frozenset({ContactPoint.Kind.FAX, ContactPoint.Kind.PHONE})


def _note(by: User | None, verb: str, subject: models.Model, **detail: Any) -> None:
    record(by_id=by.pk if by else None, verb=verb, subject=subject, **detail)


@transaction.atomic
def make_organisation(
    *,
    name: str,
    by: User | None,
    short_name: str = "",
    names: Mapping[str, str] | None = None,
    kind: str = Organisation.Kind.OTHER,
    country: str = "",
    time_zone: str = "UTC",
    parent: Organisation | None = None,
    is_demo: bool = False,
) -> Organisation:
    """A union, a ministry, a committee; `names` by language beside the name it uses itself."""
    organisation = Organisation.objects.create(
        name=name,
        short_name=short_name,
        names=dict(names or {}),
        kind=kind,
        country=country,
        time_zone=time_zone,
        parent=parent,
        is_demo=is_demo,
    )
    _note(by, "make_organisation", organisation)
    return organisation


@transaction.atomic
def change_organisation(*, organisation: Organisation, by: User | None, **facts: Any) -> None:
    """Write new values of an organisation's fields, as its form names them."""
    _change(organisation, facts)
    _note(by, "change_organisation", organisation)


@transaction.atomic
def make_office(
    *,
    organisation: Organisation,
    titles: Mapping[str, str],
    country: str,
    time_zone: str,
    by: User | None,
    language: str = "en",
    serves_country: str = "",
    is_demo: bool = False,
    **pace: Any,
) -> Office:
    """A post that can be written to. `pace`: opens, closes, working_days, letters_per_hour/_day."""
    office = Office(
        organisation=organisation,
        titles=dict(titles),
        country=country,
        time_zone=time_zone,
        language=language,
        serves_country=serves_country,
        is_demo=is_demo,
    )
    _change(office, pace)
    _note(by, "make_office", office)
    return office


@transaction.atomic
def change_office(*, office: Office, by: User | None, **facts: Any) -> None:
    """Write new values of an office's fields, as its form names them."""
    _change(office, facts)
    _note(by, "change_office", office)


def _change(row: models.Model, facts: Mapping[str, Any]) -> None:
    for name, value in facts.items():
        if name not in {each.name for each in row._meta.get_fields()}:
            raise TypeError(f"{type(row).__name__} has no field {name}.")
        setattr(row, name, value)
    row.save()


@transaction.atomic
def name_holder(
    *,
    office: Office,
    names: Mapping[str, str],
    by: User | None,
    since: date | None = None,
    is_acting: bool = False,
) -> Holder:
    """Who holds the office from `since` (None: not known). Whoever held it until then ends.

    Letters that wait for the office go to the successor: they name their addressee when typeset.
    """
    if since is not None:
        earlier = office.holders.filter(until__isnull=True)
        began_before = models.Q(since__isnull=True) | models.Q(since__lte=since)
        earlier.filter(began_before).update(until=since)
    holder = Holder.objects.create(
        office=office, names=dict(names), since=since, is_acting=is_acting
    )
    _note(by, "name_holder", office, holder=holder.pk)
    return holder


@transaction.atomic
def end_holder(*, holder: Holder, until: date, by: User | None) -> None:
    """The holder left; `until` is the first day without them."""
    holder.until = until
    holder.save(update_fields=["until"])
    _note(by, "end_holder", holder.office, holder=holder.pk)


@transaction.atomic
def set_address_form(
    *,
    office: Office,
    language: str,
    salutation: str,
    by: User | None,
    closing: str = "",
    holder: Holder | None = None,
    register: str = AddressForm.Register.FORMAL,
) -> AddressForm:
    """How the office (or this one holder of it) is addressed in a language and register."""
    form, _created = AddressForm.objects.update_or_create(
        office=office,
        holder=holder,
        language=language,
        register=register,
        defaults={"salutation": salutation, "closing": closing},
    )
    _note(by, "set_address_form", office, form=form.pk)
    return form


@transaction.atomic
def add_contact_point(
    *,
    owner: Office | Organisation,
    kind: str,
    by: User | None,
    as_written: str = "",
    lines: Sequence[str] = (),
    note: str = "",
    is_demo: bool = False,
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> ContactPoint:
    """A way to reach `owner`, behind those it has. Nothing written: it stands as "not supplied".

    The value is what can be read of `as_written` without mending it; warnings say the rest.
    """
    point = ContactPoint(
        office=owner if isinstance(owner, Office) else None,
        organisation=owner if isinstance(owner, Organisation) else None,
        kind=kind,
        position=owner.contact_points.count(),
        note=note,
        is_demo=is_demo,
        written_by=None if is_demo else by,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    _write_value(point, as_written, lines, owner.country)
    point.save()
    _note(by, "add_contact_point", point)
    return point


@transaction.atomic
def change_contact_point(
    *,
    point: ContactPoint,
    by: User | None,
    as_written: str,
    lines: Sequence[str] = (),
    note: str = "",
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> None:
    """Another value. Whoever verified the old one has not verified this one."""
    old, asked = (point.value, point.address_lines), asked_about(point)
    owner = point.office or point.organisation
    _write_value(point, as_written, lines, owner.country if owner else "")
    point.note, point.valid_from, point.valid_until = note, valid_from, valid_until
    if (point.value, point.address_lines) != old:
        take_back(point=point, asked=asked, by=by)
        point.verified_at = point.verified_by = None
        point.verified_how = ""
        point.written_by, point.confirmed_alone = None if point.is_demo else by, False
    point.save()
    _note(by, "change_contact_point", point)


def _write_value(point: ContactPoint, written: str, lines: Sequence[str], country: str) -> None:
    kept = [line.strip() for line in lines if line.strip()]
    point.as_written = written.strip()
    point.address_lines = "\n".join(kept)
    point.value, point.warnings = point.as_written, []
    point.is_supplied = bool(point.as_written or kept) or point.kind in _NEEDS_NO_VALUE
    if point.kind == ContactPoint.Kind.POST:
        point.value = ""
        point.warnings = numbers.address_warnings(kept, country) if kept else []
    elif point.as_written and point.kind in NUMBERS:
        reading = numbers.read_number(point.as_written, country)
        point.value, point.warnings = reading.value, reading.warnings
    elif point.as_written and point.kind == ContactPoint.Kind.EMAIL:
        reading = numbers.read_email(point.as_written)
        point.value, point.warnings = reading.value, reading.warnings


_NEEDS_NO_VALUE = frozenset({ContactPoint.Kind.BY_HAND, ContactPoint.Kind.RELAY})


@transaction.atomic
def end_contact_point(*, point: ContactPoint, until: date, by: User | None) -> None:
    """It no longer leads to its owner; it stays, so that old letters keep their address."""
    point.valid_until = until
    point.save(update_fields=["valid_until"])
    _note(by, "end_contact_point", point)


@transaction.atomic
def order_contact_points(*, points: Sequence[ContactPoint], by: User | None) -> None:
    """Put the contact points of one owner into this order."""
    for position, point in enumerate(points):
        point.position = position
    ContactPoint.objects.bulk_update(points, ["position"])
    if points:
        _note(by, "order_contact_points", points[0], order=[point.pk for point in points])
