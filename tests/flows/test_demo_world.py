"""What a newcomer finds in the demo: true, sourced, marked, and with something on every page."""

from datetime import date

import pytest
from django.apps import apps

from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.calls.models import Call, EditionVersion, Incoming
from yeondae.cases.models import Event, Person
from yeondae.cases.queries import shown
from yeondae.channels.guard import is_reserved
from yeondae.deliveries.models import Delivery
from yeondae.directory.models import ContactPoint, Office
from yeondae.letters.models import Letter
from yeondae.supporters.models import Supporter

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(built: None) -> None:
    """The demo world, to look at."""


def a_call(title: str) -> Call:
    """The demo call whose English title holds `title`."""
    versions = EditionVersion.objects.filter(edition__language="en")
    return next(each.edition.call for each in versions if title in each.words["title"])


def test_one_call_is_open_one_closed_one_stopped_and_one_waits_for_review(demo: None) -> None:
    states = sorted(Call.objects.values_list("state", flat=True))
    assert states == ["closed", "closed", "in_review", "published", "stopped"]


def test_every_role_has_an_account_without_a_password(demo: None) -> None:
    users = User.objects.filter(is_demo=True)
    assert {role for user in users for role in user.roles} == set(Role)
    assert not any(user.has_usable_password() for user in users)


def test_everything_in_the_demo_is_marked(demo: None) -> None:
    for model in apps.get_models():
        if any(field.name == "is_demo" for field in model._meta.get_fields()):
            assert not model._default_manager.filter(is_demo=False).exists(), model


def test_no_contact_point_leads_anywhere(demo: None) -> None:
    points = ContactPoint.objects.all()
    assert points and all(point.is_demo for point in points)
    assert [point for point in points if point.value and not is_reserved(point.value)] == []


def test_every_public_event_says_who_says_so_in_three_languages(demo: None) -> None:
    assert all(event.source_name for event in Event.objects.all())
    events = Event.objects.filter(is_public=True)
    assert len(events) > 20
    assert all(set(event.words) == {"en", "de", "ko"} for event in events)


def test_every_call_is_told_in_three_languages_with_the_same_number_of_demands(demo: None) -> None:
    for call in Call.objects.all():
        latest = [edition.versions.first() for edition in call.editions.all()]
        assert {version.edition.language for version in latest} == {"en", "de", "ko"}
        lengths = {len(version.words["demands"]) for version in latest}
        assert lengths == {call.demands.count()}


def test_historic_people_are_shown_because_they_are_public_already(demo: None) -> None:
    people = list(Person.objects.all())
    assert {person.risk for person in people} == {"R0"}
    assert all(person.consents.get().given_by == "public" for person in people)
    assert all(person.consents.get().note for person in people), "the source stands beside it"


@pytest.mark.parametrize(
    ("name", "days"), [("Han Sang-gyun", 893), ("Lee Yeong-ju", 169), ("Kajiman", 16)]
)
def test_days_in_detention_are_those_of_the_sources(demo: None, name: str, days: int) -> None:
    person = next(each for each in Person.objects.all() if each.names["en"] == name)
    assert shown(person, "en").days_held == days


def test_the_three_of_2007_were_deported_and_nobody_calls_them_freed(demo: None) -> None:
    call = a_call("Migrants' Trade Union")
    assert call.case is not None
    deported = call.case.events.get(kind=Event.Kind.DEPORTATION)
    assert deported.on == date(2007, 12, 13) and deported.acts.count() == 3
    assert not call.case.events.filter(kind=Event.Kind.RELEASE).exists()
    assert "They were not freed." in str(call.editions.get(language="en").current.words)


def test_the_open_call_has_a_second_round_opened_by_its_update(demo: None) -> None:
    call = a_call("Migrants' Trade Union")
    assert call.rounds.first().update == call.updates.get()


def test_the_call_of_1998_names_nobody(demo: None) -> None:
    call = a_call("National Security Law")
    assert call.people.count() == 0 and call.case.people.count() == 0


def test_the_minister_is_addressed_in_three_languages(demo: None) -> None:
    office = Office.objects.get(titles__en="Minister of Justice")
    holder = office.holder_on(date(2007, 12, 6))
    assert holder is not None
    assert holder.address_forms.count() == 3


def test_letters_stand_in_every_state_that_the_desk_shows(demo: None) -> None:
    found = set(Delivery.objects.values_list("channel", "state", "held_why"))
    assert ("fax", "delivered", "") in found
    assert ("fax", "uncertain", "") in found
    assert ("relay", "handed", "") in found
    assert ("post", "handed", "") in found
    assert ("email", "handed", "") in found
    whys = {why for _channel, _state, why in found}
    assert "look" in whys and whys & {"paused", "stopped"}


def test_letters_could_all_be_printed(demo: None) -> None:
    assert [letter.trouble for letter in Letter.objects.all() if letter.trouble] == []


def test_received_texts_wait_and_one_is_seen_as_an_update_of_the_open_call(demo: None) -> None:
    waiting = Incoming.objects.filter(state="new")
    assert waiting.count() == 2
    assert a_call("Migrants' Trade Union") in {each.looks_like for each in waiting}


def test_every_supporter_is_plainly_an_example(demo: None) -> None:
    assert Supporter.objects.count() >= 10
    for supporter in Supporter.objects.all():
        assert supporter.name.startswith("Example Supporter")
        assert supporter.email.endswith("@example.org")
