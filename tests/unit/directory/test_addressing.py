"""A letter is addressed to whoever holds the office on the day it is typeset."""

from datetime import date

import pytest

from tests import worlds
from yeondae.core.refusal import Refused
from yeondae.directory import queries, rules, services
from yeondae.directory.models import ContactPoint
from yeondae.directory.verifying import verify_contact_point


@pytest.mark.parametrize(
    ("title", "name", "language", "said"),
    [
        ("Minister of Justice", "Mr. Jung Seong-Jin", "en", "Dear Minister Jung,"),
        ("President", "JUNG Seong-Jin", "en", "Dear President Jung,"),
        ("Minister of Justice", "", "en", "Dear Minister,"),
        ("Ombudsperson", "Jung Seong-Jin", "en", "Dear Jung Seong-Jin,"),
        ("", "", "en", "Dear Sir or Madam,"),
        ("Justizminister", "Jung Seong-Jin", "de", "Guten Tag Jung Seong-Jin,"),
        ("", "", "de", "Sehr geehrte Damen und Herren,"),
        ("법무부 장관", "정성진", "ko", "정성진 법무부 장관님께"),
        ("법무부 장관", "", "ko", "법무부 장관님께"),
    ],
)
def test_a_salutation_is_derived_from_post_and_holder(
    title: str, name: str, language: str, said: str
) -> None:
    assert rules.salutation(title, name, language, "KR") == said


def test_a_single_name_is_a_whole_name() -> None:
    assert rules.family_name("Kajiman", "NP") == "Kajiman"


@pytest.mark.django_db
def test_a_successor_inherits_the_office_and_what_is_queued_for_it() -> None:
    by = worlds.staff().organiser
    office = worlds.an_office(by)
    first = office.holders.get()
    services.name_holder(office=office, names={"en": "Eve Example"}, since=date(2026, 10, 1), by=by)
    first.refresh_from_db()
    assert first.until == date(2026, 10, 1)
    assert queries.addressed(office, "en", day=date(2026, 9, 30)).lines[0] == "Dee Example"
    assert queries.addressed(office, "en", day=date(2026, 10, 1)).lines[0] == "Eve Example"


@pytest.mark.django_db
def test_what_staff_wrote_comes_before_what_is_derived_and_ends_with_the_holder() -> None:
    by = worlds.staff().organiser
    office = worlds.an_office(by)
    holder = office.holders.get()
    services.set_address_form(
        office=office, holder=holder, language="en", salutation="Your Excellency,", by=by
    )
    assert queries.addressed(office, "en").salutation == "Your Excellency,"
    services.name_holder(office=office, names={"en": "Eve Example"}, since=date(2020, 1, 1), by=by)
    assert queries.addressed(office, "en").salutation == "Dear Minister Eve,"


@pytest.mark.django_db
def test_blank_is_not_supplied_and_cannot_be_verified() -> None:
    by = worlds.staff().organiser
    office = worlds.an_office(by)
    point = services.add_contact_point(owner=office, kind=ContactPoint.Kind.EMAIL, by=by)
    assert not point.is_supplied and point.value == ""
    with pytest.raises(Refused):
        verify_contact_point(point=point, how="I rang", by=by)


@pytest.mark.django_db
def test_what_becomes_known_later_is_supplied_then() -> None:
    by = worlds.staff().organiser
    office = worlds.an_office(by)
    point = services.add_contact_point(owner=office, kind=ContactPoint.Kind.EMAIL, by=by)
    services.change_contact_point(point=point, as_written="office@example.org", by=by)
    assert point.is_supplied and point.value == "office@example.org"


@pytest.mark.django_db
def test_an_office_without_an_organisation_of_its_own_stands_once_in_the_address() -> None:
    by = worlds.staff().organiser
    office = worlds.an_office(by)
    assert office.organisation_in("en")
    office.organisation.names = dict(office.titles)
    assert office.organisation_in("en") == ""
    lines = queries.addressed(office, "en").lines
    assert len(lines) == len(set(lines))
