"""A case in which very much happened: a page of it at a time, everything within reach."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import worlds
from yeondae.accounts.models import User
from yeondae.cases import public_loading, queries, services
from yeondae.cases.models import Case, Claim, Person
from yeondae.cases.models.kinds import EventKind as K
from yeondae.cases.public_pieces import public_cases
from yeondae.website.answers import forget_pages

pytestmark = pytest.mark.django_db
FIRST = date(2026, 6, 1)


@pytest.fixture
def by() -> User:
    return worlds.staff().organiser


@pytest.fixture
def case(by: User, monkeypatch: pytest.MonkeyPatch) -> Case:
    """Five public events where a page holds two."""
    for module in (public_loading, queries):
        monkeypatch.setattr(module, "A_TIMELINE", 2)
    case = worlds.a_case(by)
    worlds.publish(case, by)
    for number in range(5):
        happens(case, number, by)
    return case


def happens(case: Case, number: int, by: User, *people: Person, words: str = "") -> None:
    event = services.record_event(
        case=case, kind=K.STATEMENT,
        when=services.When(FIRST + timedelta(days=number)), is_public=True, by=by,
        hits=[services.Hit(each) for each in people],
        words={"en": words or f"Happening number {number}."}, source=services.Source("the union"),
    )  # fmt: skip
    source = services.add_source(case=case, name=f"Paper number {number}", by=by)
    said = services.Said("happened", {}, "", level=Claim.Level.V1)
    services.add_claim(about=event, source=source, said=said, by=by)


def read(case: Case, number: int = 1) -> str:
    forget_pages()
    more = f"events/{number}/" if number > 1 else ""
    answer = Client().get(f"/en/cases/{case.public_id}/{more}")
    assert answer.status_code == 200
    return answer.content.decode()


def numbers_in(text: str) -> list[int]:
    found = {number: text.find(f"Happening number {number}.") for number in range(9)}
    return sorted((n for n, place in found.items() if place > 0), key=lambda n: found[n])


def test_the_latest_stand_on_the_page_of_the_case_and_the_rest_on_pages_of_its_own(
    case: Case,
) -> None:
    pages = [read(case, number) for number in (1, 2, 3)]
    assert [numbers_in(each) for each in pages] == [[3, 4], [1, 2], [0]]
    base = f"/en/cases/{case.public_id}/"
    assert f'href="{base}events/2/"' in pages[0]
    assert f'href="{base}#events"' in pages[1] and f'href="{base}events/3/"' in pages[1]
    assert f'href="{base}events/2/"' in pages[2] and "events/4/" not in pages[2]
    assert "Paper number 1" in pages[1] and "Paper number 1" not in pages[0]
    for wrong in (0, 4):
        assert Client().get(f"{base}events/{wrong}/").status_code == 404
    assert Client().get(f"{base}events/1/")["Location"] == base


def test_what_hit_somebody_hidden_fills_no_page(case: Case, by: User) -> None:
    cy = case.people.all()[2]
    for number in (5, 6):
        happens(case, number, by, cy)
    assert numbers_in(read(case)) == [5, 6]
    services.set_risk(person=cy, risk=Person.Risk.R4, by=by)
    assert numbers_in(read(case)) == [3, 4]


def test_a_long_case_asks_as_little_as_a_short_one(case: Case, by: User) -> None:
    read(case)
    with CaptureQueriesContext(connection) as asked:
        read(case)
    assert len(asked) <= 15
    assert sum('FROM "cases_event"' in each["sql"] for each in asked.captured_queries) <= 2


def test_whoever_takes_the_record_along_gets_everything(case: Case) -> None:
    (whole,) = public_cases()
    assert len(queries.public_case(whole, "en").events) == 5
