"""At the desk a caseworker enters titles, acts, places, charges, and what hits several at once."""

from datetime import timedelta

import pytest
from django.test import Client

from tests import worlds
from yeondae.cases import services
from yeondae.cases.models import Act, Case, Charge, Correction, Event, Place
from yeondae.core import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return worlds.a_case(worlds.staff().organiser)


def enters(desk: Client, case: Case, kind: str, expect: int = 302, /, **sent: object) -> str:
    answer = desk.post(f"/desk/cases/{case.pk}/enter/{kind}/", sent)
    assert answer.status_code == expect, answer.content.decode()[-2500:]
    return answer.content.decode()


def happened(desk: Client, case: Case, expect: int = 302, /, **sent: object) -> str:
    answer = desk.post(f"/desk/cases/{case.pk}/happened/", sent)
    assert answer.status_code == expect, answer.content.decode()[-2500:]
    return answer.content.decode()


def test_titles_by_language_and_register(desk: Client, case: Case) -> None:
    person = case.people.all()[0]
    enters(desk, case, "title", person=person.pk, register="movement", titles_en="Sister Ann",
           titles_ko="예시 동지")  # fmt: skip
    enters(desk, case, "title", person=person.pk, register="formal", titles_en="Ms Example")
    person.refresh_from_db()
    assert person.titles["en"] == {"movement": "Sister Ann", "formal": "Ms Example"}
    assert person.titles["ko"] == {"movement": "예시 동지"}


def test_one_event_hits_three_people_with_an_act_each(desk: Client, case: Case) -> None:
    people = [person.pk for person in case.people.all()]
    happened(desk, case, kind="arrest", people=people, on="2026-06-01", time="about 09:20",
             source_name="the union")  # fmt: skip
    assert Event.objects.get().acts.count() == 3
    assert {person.status for person in case.people.all()} == {"held_investigation"}


@pytest.mark.parametrize("kind", ["law_proposed", "law_adopted", "forecast"])
def test_bills_and_warnings_concern_nobody_by_name(desk: Client, case: Case, kind: str) -> None:
    happened(desk, case, kind=kind, on="2026-06", words_en="It may come.", source_name="a paper",
             is_public="on")  # fmt: skip
    event = Event.objects.get()
    assert event.kind == kind and not event.acts.exists() and event.is_public


def test_what_lasted_has_a_last_day_and_a_time_zone(desk: Client, case: Case) -> None:
    happened(desk, case, kind="hunger_strike", people=[case.people.all()[0].pk], on="2026-06-03",
             until="2026-06-20", time_zone="Asia/Tokyo", source_name="the union")  # fmt: skip
    event = Event.objects.get()
    assert (str(event.until), event.time_zone) == ("2026-06-20", "Asia/Tokyo")


def test_an_end_before_its_beginning_and_an_unknown_zone_have_a_sentence(
    desk: Client, case: Case
) -> None:
    page = happened(desk, case, 422, kind="rally", on="2026-06-03", until="2026-06-01")
    assert "cannot end before it begins" in page
    page = happened(desk, case, 422, kind="rally", on="2026-06-03", time_zone="Seoul/Asia")
    assert "is no time zone" in page


def test_injuries_officers_and_missing_papers(desk: Client, case: Case) -> None:
    ann, bo, _cy = case.people.all()
    happened(desk, case, kind="arrest", people=[ann.pk], on="2026-06-01", source_name="the union")
    event = Event.objects.get()
    enters(desk, case, "act", event=event.pk, person=ann.pk, injury="Her shoulder hurt.",
           operator="more_than", low="10", body="Immigration office", warrant="missing",
           detention_order="shown")  # fmt: skip
    act = Act.objects.get()
    assert act.injury == "Her shoulder hurt."
    assert act.officers == {"operator": "more_than", "low": 10, "body": "Immigration office"}
    assert act.documents == {"warrant": "missing", "detention_order": "shown"}
    page = enters(desk, case, "act", 422, event=event.pk, person=bo.pk)
    assert "did not happen to this person" in page


def test_a_place_has_all_its_names(desk: Client, case: Case) -> None:
    happened(desk, case, kind="transfer", people=[case.people.all()[0].pk], on="2026-06-02",
             source_name="the union")  # fmt: skip
    event = Event.objects.get()
    enters(desk, case, "place", names_en="Example Detention Centre", names_ko="예시구치소",
           other_names="Exampel Centre\nOld Example", kind="prison", event=event.pk)  # fmt: skip
    enters(desk, case, "place", names_en="Old Example", other_names="Older", kind="prison")
    place = Place.objects.get()
    assert place.names["ko"] == "예시구치소"
    assert place.other_names == ["Exampel Centre", "Old Example", "Older"]
    event.refresh_from_db()
    assert event.place == place


def test_an_event_chooses_a_place_by_any_of_its_names(desk: Client, case: Case) -> None:
    by = worlds.staff().organiser
    place = services.name_place(
        names={"en": "Example Court", "ko": "예시법원"}, other_names=("Old Court",), kind="court",
        country="KR", by=by,
    )  # fmt: skip
    services.name_place(names={"en": "Elsewhere"}, kind="court", country="TR", by=by)
    opened = desk.get(f"/desk/cases/{case.pk}/happened/").content.decode()
    assert "Example Court (예시법원, Old Court)" in opened and "Elsewhere" not in opened
    person = case.people.all()[0]
    happened(desk, case, kind="trial_hearing", people=[person.pk], on="2026-06-02",
             known_place=place.pk, words_en="A hearing.", source_name="the union",
             is_public="on")  # fmt: skip
    event = Event.objects.get()
    assert event.place == place
    typed = {"kind": "trial_hearing", "on": "2026-06-02", "words_en": "A hearing.",
             "source_name": "the union", "is_public": "on"}  # fmt: skip
    assert desk.post(f"/desk/people/event/{event.pk}/", typed).status_code == 302
    event.refresh_from_db()
    assert event.place is None
    kept = Correction.objects.get(field="place")
    assert kept.before["ko"] == "예시법원" and kept.is_public


def test_where_a_charge_stands_can_change(desk: Client, case: Case) -> None:
    by = worlds.staff().organiser
    source = services.add_source(case=case, name="the union", by=by)
    proceeding = services.open_proceeding(case=case, names={"en": "Trial"}, by=by)
    charge = services.add_charge(proceeding=proceeding, law="KR-NSA", source=source, by=by)
    enters(desk, case, "charge_state", charge=charge.pk, state="acquitted")
    assert Charge.objects.get().state == "acquitted"


@pytest.mark.parametrize("day", ["2026-04-31", "2026-02-30", "2026-13-01", "yesterday"])
def test_a_day_that_is_none_has_a_sentence(desk: Client, case: Case, day: str) -> None:
    page = happened(desk, case, 422, kind="rally", on=day)
    assert 'class="wrong"' in page and not Event.objects.exists()


@pytest.mark.parametrize(
    ("kinds", "sentence"),
    [
        ([("parole", "2026-07-01")], "no sentence is entered before it"),
        ([("release", "2026-05-01")], "lies before the day they were taken"),
        ([("death", "2026-07-01"), ("trial_hearing", "2026-07-09")], "lies after the death"),
        ([("bail", "2026-07-01"), ("deportation", "2026-07-01")], "Only one can hold"),
    ],
)
def test_what_cannot_be_is_pointed_out_on_the_page_of_the_case(
    desk: Client, case: Case, kinds: list[tuple[str, str]], sentence: str
) -> None:
    person = case.people.all()[0]
    for kind, on in [("arrest", "2026-06-01"), *kinds]:
        happened(desk, case, kind=kind, on=on, people=[person.pk], source_name="the union")
    assert sentence in desk.get(f"/desk/cases/{case.pk}/").content.decode()


def test_a_weekday_that_does_not_fit_its_date_is_pointed_out(desk: Client, case: Case) -> None:
    sent = {"kind": "rally", "on": "2026-06-01", "words_en": "On Sunday they met.",
            "source_name": "the union"}  # fmt: skip
    page = desk.post(f"/desk/cases/{case.pk}/happened/", sent, follow=True).content.decode()
    assert "was a Monday" in page


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("Ann \U0001f600", "is a picture or a sign"), ("Ann \u202eelpmaxE", "hidden character"),
     ("A" * 300, "300 characters")],
)  # fmt: skip
def test_a_name_that_is_none_has_a_sentence(
    desk: Client, case: Case, name: str, sentence: str
) -> None:
    sent = {"name": name, "language": "en", "is_new": "on"}
    answer = desk.post(f"/desk/people/new/{case.pk}/", sent)
    assert answer.status_code == 422 and sentence in answer.content.decode()


def test_names_and_posts_in_languages_that_the_form_does_not_show_stay(
    desk: Client, case: Case
) -> None:
    person = case.people.all()[0]
    person.names = {"en": "Ann Example", "de": "Anne Beispiel", "ne": "एन", "mn": "Анн"}
    person.posts = {"en": "Officer", "ne": "अधिकारी"}
    person.save()
    page = desk.get(f"/desk/people/{person.pk}/").content.decode()
    assert 'value="ne: एन"' in page
    typed = {"name_en": "Ann Sample", "name_own": "ne: एन", "post_en": "President"}
    assert desk.post(f"/desk/people/{person.pk}/", typed).status_code == 302
    person.refresh_from_db()
    assert person.names == {"en": "Ann Sample", "de": "Anne Beispiel", "mn": "Анн", "ne": "एन"}
    assert person.posts == {"en": "President", "ne": "अधिकारी"}


def test_a_day_in_court_stands_above_the_cases_with_the_days_left(desk: Client, case: Case) -> None:
    person = case.people.all()[0]
    soon = clock.today_in(case.time_zone) + timedelta(days=5)
    happened(desk, case, kind="trial_hearing", people=[person.pk], on=soon.isoformat(),
             source_name="the union")  # fmt: skip
    page = desk.get("/desk/cases/").content.decode()
    assert "Days in court ahead" in page and "in 5 days" in page
    assert f"/desk/people/event/{Event.objects.get().pk}/" in page and "Ann Example" not in page
