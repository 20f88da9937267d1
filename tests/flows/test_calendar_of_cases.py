"""Days that lie ahead, years that cannot be, a status set by hand and given back to the events."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests import worlds
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.cases import services
from yeondae.cases.models import Person
from yeondae.cases.models.kinds import EventKind as K
from yeondae.cases.models.status import Status
from yeondae.cases.rules.doubts import doubts
from yeondae.cases.services.importing import import_people
from yeondae.cases.services.rebuilding import facts_of
from yeondae.core import clock
from yeondae.core.refusal import Refused

pytestmark = pytest.mark.django_db
TYPED = {"kind": "arrest", "on": "2026-06-01", "source_name": "the union"}


@pytest.fixture
def by() -> User:
    one = worlds.staff().organiser
    grant_role(user=one, role=Role.CASEWORKER, by=None)
    return one


@pytest.fixture
def ann(by: User) -> Person:
    found = worlds.a_case(by).people.all()[0]
    happens(found, K.ARREST, -30, by)
    return found


@pytest.fixture
def desk(by: User) -> Client:
    client = Client()
    client.force_login(by)
    return client


def happens(person: Person, kind: K, days: int, by: User) -> None:
    on = clock.today_in(person.case.time_zone) + timedelta(days=days)
    services.record_event(
        case=person.case, kind=kind, when=services.When(on), hits=[services.Hit(person)], by=by
    )


def now(person: Person) -> str:
    return Person.objects.get(pk=person.pk).status


def test_a_release_entered_ahead_holds_when_its_day_has_come(
    ann: Person, by: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    happens(ann, K.RELEASE, 3, by)
    assert now(ann) == Status.HELD_INVESTIGATION and services.follow_the_calendar() == 0
    today = clock.today_in("Asia/Seoul")
    assert any("lies ahead" in each for each in doubts(facts_of(ann), today))
    later = clock.now() + timedelta(days=3)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert services.follow_the_calendar() == 1
    assert now(ann) == Status.RELEASED and services.follow_the_calendar() == 0


@pytest.mark.parametrize("days", [-2000 * 365, 300 * 365])
def test_a_year_that_cannot_be_is_refused(ann: Person, by: User, days: int) -> None:
    with pytest.raises(Refused, match="Look at the year"):
        happens(ann, K.STATEMENT, days, by)


def test_words_that_turn_the_page_around_are_refused(desk: Client, ann: Person) -> None:
    place = reverse("desk:new_event", args=[ann.pk])
    answer = desk.post(place, {**TYPED, "words_en": "taken \u202e today"})
    assert answer.status_code == 422 and "U+202E" in answer.content.decode()


def test_a_status_set_by_hand_is_given_back_to_the_events(
    desk: Client, ann: Person, by: User
) -> None:
    services.override_status(
        person=ann, status=Status.DEPORTED, on=clock.today_in("Asia/Seoul"),
        source_name="the lawyer", by=by,
    )  # fmt: skip
    assert now(ann) == Status.DEPORTED
    page = desk.get(reverse("desk:person", args=[ann.pk])).content.decode()
    assert "source: the lawyer" in page and "Let the events say it again" in page
    desk.post(reverse("desk:end_override", args=[ann.pk]))
    assert now(ann) == Status.HELD_INVESTIGATION


def test_a_year_that_cannot_be_is_reported_line_by_line(ann: Person, by: User) -> None:
    rows = [(2, {"key": "1", "name": "Dee Example", "held_since": "0206-05-01"})]
    told = import_people(case=ann.case, rows=rows, by=by)
    assert told.made == 0 and "Look at the year" in told.bad[0][1]
