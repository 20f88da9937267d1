"""Proceedings, charges, rulings; labels such as "prisoner of conscience"; a status set by hand."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.cases.models import Case, Charge, Label, Override, Person, Proceeding, Ruling, Source
from yeondae.cases.models.status import Status
from yeondae.cases.services.note import note
from yeondae.cases.services.rebuilding import rebuild
from yeondae.cases.services.sealing_off import take_no_sealed_words
from yeondae.cases.services.sourcing import HAPPENED, Said, add_claim
from yeondae.core import clock
from yeondae.core.refusal import Refused


@transaction.atomic
def open_proceeding(
    *, case: Case, names: Mapping[str, str], by: User | None, **facts: Any
) -> Proceeding:
    """One matter before the courts. `facts`: number, court, opened_on, is_public."""
    proceeding = Proceeding.objects.create(case=case, names=dict(names), **facts)
    note(by, "open_proceeding", proceeding)
    return proceeding


@transaction.atomic
def add_charge(
    *,
    proceeding: Proceeding,
    law: str,
    source: Source,
    by: User | None,
    person: Person | None = None,
    alleged: Mapping[str, str] | None = None,
    penalties: Mapping[str, str] | None = None,
    **facts: Any,
) -> Charge:
    """What somebody (or an unnamed group) is accused of. `facts`: article, by_whom, state, on.

    `penalties`: what may follow, as the source says it ("up to seven years"), by language.
    """
    charge = Charge.objects.create(
        proceeding=proceeding,
        person=person,
        law=law,
        alleged=dict(alleged or {}),
        penalties=dict(penalties or {}),
        **facts,
    )
    add_claim(about=charge, source=source, said=Said(fact=HAPPENED), by=by)
    note(by, "add_charge", charge, state=charge.state)
    return charge


@transaction.atomic
def set_charge_state(*, charge: Charge, state: str, by: User | None) -> None:
    """Where a charge stands: alleged, charged, convicted, acquitted, dropped."""
    charge.state = Charge.State(state)
    charge.save(update_fields=["state"])
    note(by, "set_charge_state", charge, state=state)


@transaction.atomic
def add_ruling(
    *, proceeding: Proceeding, person: Person, source: Source, by: User | None, **facts: Any
) -> Ruling:
    """What a court decided. `facts`: instance, on, precision, months, suspended_months, fine ..."""
    ruling = Ruling.objects.create(proceeding=proceeding, person=person, **facts)
    add_claim(about=ruling, source=source, said=Said(fact=HAPPENED), by=by)
    note(by, "add_ruling", ruling)
    return ruling


@transaction.atomic
def declare(
    *,
    person: Person,
    kind: str,
    declared_by: str,
    declared_on: date,
    source_name: str,
    by: User | None,
    why: Mapping[str, str] | None = None,
    source_url: str = "",
) -> Label:
    """Somebody declared this person a prisoner of conscience. Refused without who says so."""
    if not declared_by.strip() or not source_name.strip():
        raise Refused(_("Say who declared it, and where that stands."))
    label = Label.objects.create(
        person=person,
        kind=Label.Kind(kind),
        declared_by=declared_by.strip(),
        declared_on=declared_on,
        why=dict(why or {}),
        source_name=source_name.strip(),
        source_url=source_url,
    )
    note(by, "declare", person, label=label.pk, kind=kind)
    return label


@transaction.atomic
def override_status(
    *,
    person: Person,
    status: str,
    on: date,
    source_name: str,
    by: User,
    why: str = "",
    source_url: str = "",
) -> Override:
    """Say how it stands against the events. It needs a source and shows as set by hand."""
    if not source_name.strip():
        raise Refused(_("A status set by hand needs a source: who says so?"))
    take_no_sealed_words(why)
    end_override(person=person, by=by)
    override = Override.objects.create(
        person=person,
        status=Status(status),
        on=on,
        source_name=source_name.strip(),
        source_url=source_url,
        why=why,
        by=by,
    )
    note(by, "override_status", person, status=status)
    rebuild(person)
    return override


@transaction.atomic
def end_override(*, person: Person, by: User) -> None:
    """From now on the events say again how it stands."""
    if person.overrides.filter(ended_at=None).update(ended_at=clock.now()):
        note(by, "end_override", person)
        rebuild(person)
