"""A case of very many people: a page of them at a time, everybody within reach."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import worlds
from yeondae.accounts.models import User
from yeondae.cases import crowds, public_loading, services
from yeondae.cases.models import Case, Person
from yeondae.cases.models.kinds import EventKind as K
from yeondae.website.answers import forget_pages

pytestmark = pytest.mark.django_db
NAMES = ("Ann Example", "Bo Example", "Cy Example")


@pytest.fixture
def by() -> User:
    return worlds.staff().organiser


@pytest.fixture
def case(by: User, monkeypatch: pytest.MonkeyPatch) -> Case:
    """Three people where a page holds two, and an event that hit all of them."""
    for module in (crowds, public_loading):
        monkeypatch.setattr(module, "A_PAGE", 2)
    case = worlds.a_case(by)
    worlds.publish(case, by)
    hit(case, list(case.people.all()), "All were taken.", by)
    return case


def hit(case: Case, people: list[Person], words: str, by: User) -> None:
    services.record_event(
        case=case, kind=K.ARREST, when=services.When(date(2026, 6, 1)), is_public=True, by=by,
        hits=[services.Hit(each) for each in people], words={"en": words},
        source=services.Source("the union"),
    )  # fmt: skip


def read(case: Case, number: int = 1) -> str:
    forget_pages()
    answer = Client().get(address(case, number))
    assert answer.status_code == 200
    return answer.content.decode()


def address(case: Case, number: int) -> str:
    more = f"people/{number}/" if number > 1 else ""
    return f"/en/cases/{case.public_id}/{more}"


def test_each_person_stands_on_one_page_and_each_page_leads_to_the_next(case: Case) -> None:
    first, second = read(case), read(case, 2)
    assert [name in first for name in NAMES] == [True, True, False]
    assert [name in second for name in NAMES] == [False, False, True]
    assert address(case, 2) in first and "3 people may be shown" in first
    assert f'href="/en/cases/{case.public_id}/"' in second and "All were taken." not in second
    assert f"/ko/cases/{case.public_id}/people/2/" in second
    for wrong in (0, 3):
        assert Client().get(f"/en/cases/{case.public_id}/people/{wrong}/").status_code == 404


def test_the_first_page_of_people_is_the_page_of_the_case(case: Case) -> None:
    answer = Client().get(f"/en/cases/{case.public_id}/people/1/")
    assert answer.status_code == 302 and answer["Location"] == address(case, 1)


def test_somebody_hidden_on_another_page_hides_what_names_or_hit_them(case: Case, by: User) -> None:
    ann, _bo, cy = case.people.order_by("position")
    hit(case, [ann], "Taken before Cy Example was.", by)
    hit(case, [ann], "Taken alone.", by)
    assert "Cy Example was" in read(case)
    services.set_risk(person=cy, risk=Person.Risk.R4, by=by)
    shown = read(case)
    assert "All were taken." not in shown and "Cy Example" not in shown
    assert "Taken alone." in shown and address(case, 2) not in shown
    services.set_risk(person=cy, risk=Person.Risk.R3, by=by)
    assert "All were taken." in read(case) and "Cy Example" not in read(case)
    assert "C. E." in read(case, 2)


def test_the_search_and_the_held_lead_to_the_right_page(case: Case) -> None:
    cy = case.people.order_by("position")[2]
    there = reverse("website:case_person", args=["en", case.public_id, cy.public_id])
    assert there in Client().post("/en/cases/search/", {"name": NAMES[2]}).content.decode()
    forget_pages()
    assert there in Client().get("/en/held/2026-06-15/").content.decode()
    assert Client().get(there)["Location"] == f"{address(case, 2)}#p-{cy.public_id}"
    assert f'id="p-{cy.public_id}"' in read(case, 2)
    wrong = reverse("website:case_person", args=["en", case.public_id, "nobody"])
    assert Client().get(wrong).status_code == 404


def test_somebody_held_on_another_page_means_that_it_has_not_ended(case: Case, by: User) -> None:
    people = list(case.people.order_by("position"))
    release = services.When(date(2026, 7, 1))
    for number, some in enumerate((people[:2], people[2:])):
        services.record_event(case=case, kind=K.RELEASE, when=release, by=by,
                              hits=[services.Hit(each) for each in some])  # fmt: skip
        services.rebuild_everyone()
        assert ("How it ended" in read(case)) is bool(number)
    assert "released: 3" in read(case)


def test_people_tied_across_pages_are_named_together(case: Case, by: User) -> None:
    ann, _bo, cy = case.people.order_by("position")
    services.relate(person=ann, other=cy, kind="co_defendant", by=by)
    assert "Ann Example – Cy Example: accused together" in read(case)
    services.set_risk(person=cy, risk=Person.Risk.R4, by=by)
    assert "accused together" not in read(case)


def test_files_hold_everybody(case: Case) -> None:
    text = Client().get("/data/people.csv").getvalue().decode()
    assert all(name in text for name in NAMES)


def test_more_people_cost_no_more_queries(case: Case, by: User) -> None:
    read(case)
    with CaptureQueriesContext(connection) as few:
        read(case)
    for number in range(12):
        person = services.add_person(case=case, names={"en": f"Dee {number} Sample"}, by=by)
        services.set_risk(person=person, risk=Person.Risk.R3, by=by)
    with CaptureQueriesContext(connection) as many:
        assert "15 people may be shown" in read(case)
    assert len(many) <= len(few) + 3  # who may not be named, and which events hit them
