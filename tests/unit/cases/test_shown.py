"""What everyone may see of a person: grade and consent together, and nothing by default."""

from datetime import date

import pytest
import time_machine

from tests import worlds
from yeondae.audit.models import Entry
from yeondae.cases import privacy, queries, rules, services
from yeondae.cases.models import Change, Consent, Event, Person
from yeondae.core import clock
from yeondae.core.refusal import Refused

pytestmark = pytest.mark.django_db

R = Person.Risk


def somebody(risk: str = R.R4) -> Person:
    person = worlds.a_case(worlds.staff().organiser, risk=risk).people.first()
    assert person is not None
    return person


def test_a_new_person_is_shown_nowhere() -> None:
    by = worlds.staff().organiser
    case = worlds.a_case(by)
    person = services.add_person(case=case, names={"en": "Ann Example"}, by=by)
    assert person.risk == R.R4 and not queries.shown(person, "en")
    assert rules.may_publish([person])


@pytest.mark.parametrize(
    ("risk", "name", "place"),
    [
        (R.R0, "Ann Example", "Example Detention Centre"),
        (R.R1, "Ann Example", "Example Detention Centre"),
        (R.R2, "Ann Example", ""),
        (R.R3, "A. E.", ""),
        (R.R4, "", ""),
    ],
)
def test_a_grade_says_how_far_one_may_go(risk: str, name: str, place: str) -> None:
    shown = queries.shown(somebody(risk), "en")
    assert (shown.name, shown.place) == (name, place)
    assert not shown.face, "nobody agreed to the face"


def test_initials_hide_the_post_too() -> None:
    assert queries.shown(somebody(R.R3), "en").post == ""


def test_a_withdrawn_consent_hides_the_name_from_that_day() -> None:
    person = somebody(R.R1)
    consent = person.consents.get()
    services.end_consent(
        consent=consent, on=clock.today_in("Asia/Seoul"), by=worlds.staff().organiser
    )
    assert queries.shown(Person.objects.get(pk=person.pk), "en").name == "A. E."


def test_a_consent_that_ran_out_counts_no_more() -> None:
    consent = Consent(given_on=date(2026, 1, 1), until=date(2026, 6, 30))
    assert rules.in_force(consent, date(2026, 6, 30))
    assert not rules.in_force(consent, date(2026, 7, 1))


def test_the_name_is_read_in_the_readers_script() -> None:
    assert queries.shown(somebody(R.R1), "ko").name == "예시하"


def test_initials_of_a_name_in_another_script_give_nothing_away() -> None:
    assert rules.initials({"ko": "한상균"}) == rules.UNNAMED


def test_days_are_counted_at_the_place() -> None:
    """23:30 UTC on the 20th is the 21st in Seoul."""
    person = somebody(R.R1)
    person.held_since = date(2026, 11, 20)
    with time_machine.travel("2026-11-20T23:30:00Z", tick=False):
        assert queries.shown(person, "en").days_held == 1


def test_893_days() -> None:
    days = rules.days_held(date(2015, 12, 10), date(2018, 5, 21), date(2026, 1, 1))
    assert days == 893


def test_an_end_of_detention_is_shown_from_its_day_on() -> None:
    person = somebody(R.R1)
    person.held_until = date(2026, 11, 22)
    with time_machine.travel("2026-11-21T03:00:00Z", tick=False):
        assert queries.shown(person, "en").held_until is None, "that day is still to come"
    with time_machine.travel("2026-11-22T03:00:00Z", tick=False):
        assert queries.shown(person, "en").held_until == date(2026, 11, 22)


def test_a_place_is_named_in_the_readers_script_until_the_place_is_another() -> None:
    by, person = worlds.staff().organiser, somebody(R.R1)
    person.held_at_names = {"ko": "예시 보호소"}
    assert queries.shown(person, "ko").place == "예시 보호소"
    assert queries.shown(person, "en").place == "Example Detention Centre"

    services.change_person(
        person=person, names=person.names, posts=person.posts, held_since=person.held_since,
        held_until=None, held_at="Another Example Prison", note="", by=by,
    )  # fmt: skip
    assert queries.shown(person, "ko").place == "Another Example Prison"


def test_a_person_is_found_under_every_spelling_without_the_name_lying_open() -> None:
    by = worlds.staff().organiser
    case = worlds.a_case(by)
    services.add_person(case=case, names={"en": "HAN Sang-gyun", "ko": "한상균"}, by=by)
    for written in ("Han Sang-kyun", "Sang-gyun Han", "한상균", "Han Sanggyun"):
        assert [each.names["en"] for each in queries.known_people([written])] == ["HAN Sang-gyun"]
    person = Person.objects.latest("pk")
    assert not person.keys.exists(), "nobody has graded the person: no index holds the name"
    services.set_risk(person=person, risk=R.R1, by=by)
    stored = [bytes(each.key) for each in person.keys.all()]
    assert stored and not any(b"han" in key for key in stored)
    for written in ("Han Sang-kyun", "Sang-gyun Han", "한상균", "Han Sanggyun"):
        assert queries.known_people([written]) == [person]


def test_a_report_changes_nothing_of_the_person_before_somebody_confirms_it() -> None:
    people, person = worlds.staff(), somebody(R.R1)
    change = services.report_change(
        person=person, kind=Change.Kind.FREED, on=date(2026, 11, 1), source_name="the union",
        by=people.organiser,
    )  # fmt: skip
    person.refresh_from_db()
    assert person.held_until is None
    assert change.event is not None and change.event.kind == Event.Kind.RELEASE
    assert not change.event.is_public

    services.confirm_change(change=change, by=people.reviewer)
    person.refresh_from_db()
    assert person.held_until == date(2026, 11, 1)
    with pytest.raises(Refused):
        services.reject_change(change=change, by=people.reviewer)


def test_a_report_that_was_wrong_leaves_no_event() -> None:
    people, person = worlds.staff(), somebody(R.R1)
    change = services.report_change(
        person=person, kind=Change.Kind.DEPORTED, on=date(2026, 11, 1), source_name="a call",
        by=people.organiser,
    )  # fmt: skip
    services.reject_change(change=change, by=people.reviewer)
    assert not Event.objects.exists()
    person.refresh_from_db()
    assert person.held_until is None


def test_moved_is_not_freed() -> None:
    people, person = worlds.staff(), somebody(R.R1)
    change = services.report_change(
        person=person, kind=Change.Kind.MOVED, on=date(2026, 11, 1), source_name="the union",
        place="Another Example Prison", by=people.organiser,
    )  # fmt: skip
    services.confirm_change(change=change, by=people.reviewer)
    person.refresh_from_db()
    assert person.held_until is None and person.held_at == "Another Example Prison"


def test_erasing_leaves_nothing_that_names_or_describes() -> None:
    people, person = worlds.staff(), somebody(R.R1)
    assert privacy.export(person)["names"]["en"] == "Ann Example"
    privacy.erase(person=person, by=people.organiser)
    person = Person.objects.get(pk=person.pk)
    left = privacy.export(person)
    assert left["names"] == {} and left["consents"] == [] and left["held_at"] == ""
    assert not queries.shown(person, "en")
    assert person not in queries.known_people(["Ann Example"])
    assert Entry.objects.filter(verb="erase_person").exists()
