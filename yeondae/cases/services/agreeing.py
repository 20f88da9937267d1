"""How far one may go in showing somebody, who agreed to what, and what of both still waits."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.cases.models import Consent, Person
from yeondae.cases.services import naming
from yeondae.cases.services.note import note as note_down
from yeondae.cases.services.sealing_off import take_no_sealed_words
from yeondae.core import clock


@transaction.atomic
def set_risk(*, person: Person, risk: str, by: User) -> None:
    """How far one may go at all in showing this person; a wider grade that waited is forgotten.

    `flows/show_person.py` asks a colleague first where more of them would show.
    """
    person.risk, person.risk_wanted = Person.Risk(risk), ""
    person.risk_set_at, person.risk_set_by = clock.now(), by
    person.save(update_fields=["risk", "risk_wanted", "risk_set_at", "risk_set_by"])
    naming.index(person)
    note_down(by, "set_risk", person, risk=person.risk)


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
    waits: bool = False,
) -> Consent:
    """Who agreed on which day that what may show. `shows`: of name, face, place, workplace.

    With `waits` it holds once a second person said yes (`show_as_wanted`).
    """
    unknown = set(shows) - {"name", "face", "place", "workplace"}
    if unknown:
        raise ValueError(f"A consent does not cover {', '.join(sorted(unknown))}.")
    take_no_sealed_words(note)
    consent = Consent.objects.create(
        person=person,
        given_by=given_by,
        given_on=given_on,
        until=until,
        obtained_by=by,
        note=note,
        waits=waits,
        **dict.fromkeys(shows, True),
    )
    note_down(by, "give_consent", person, consent=consent.pk)
    return consent


@transaction.atomic
def end_consent(*, consent: Consent, on: date, by: User) -> None:
    """It was withdrawn: from `on` nothing that it covered shows any more."""
    consent.ended_on = on
    consent.save(update_fields=["ended_on"])
    note_down(by, "end_consent", consent.person, consent=consent.pk)


@transaction.atomic
def want_risk(*, person: Person, risk: str, by: User) -> None:
    """A wider grade is wanted; nothing shows by it before a second person said yes."""
    person.risk_wanted = Person.Risk(risk)
    person.save(update_fields=["risk_wanted"])
    note_down(by, "want_risk", person, risk=person.risk_wanted)


@transaction.atomic
def show_as_wanted(*, person: Person, by: User) -> None:
    """The wider grade and the consents that waited hold from now on. A second person said yes."""
    if person.risk_wanted:
        set_risk(person=person, risk=person.risk_wanted, by=by)
    for consent in person.consents.filter(waits=True):
        consent.waits = False
        consent.save(update_fields=["waits"])
        note_down(by, "take_consent", person, consent=consent.pk)


@transaction.atomic
def want_no_more(*, person: Person, by: User) -> None:
    """Neither the wider grade nor the consents that waited come to anything."""
    today = clock.today_in(person.case.time_zone)
    person.risk_wanted = ""
    person.save(update_fields=["risk_wanted"])
    for consent in person.consents.filter(waits=True, ended_on=None):
        end_consent(consent=consent, on=today, by=by)
    note_down(by, "want_no_more", person)
