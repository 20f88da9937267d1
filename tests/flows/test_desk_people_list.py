"""The list of people at the desk comes page by page, those without a risk grade first."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import worlds
from yeondae.cases.models import Case, Name, Person

pytestmark = pytest.mark.django_db


def many(case: Case, count: int) -> None:
    people = Person.objects.bulk_create(
        Person(case=case, names={"en": f"Person {number:04}"}) for number in range(count)
    )
    Name.objects.bulk_create(
        Name(person=each, text=each.names["en"], language="en", is_public=True) for each in people
    )


def questions(desk: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(address).status_code == 200
    return len(asked)


def test_a_page_has_fifty_and_the_next_the_rest(desk: Client) -> None:
    many(worlds.a_case(worlds.staff().organiser), 120)
    first = desk.get("/desk/people/").content.decode()
    assert "Person 0046" in first and "Person 0047" not in first
    assert "Person 0047" in desk.get("/desk/people/?p=2").content.decode()
    assert "Person 0119" in desk.get("/desk/people/?p=3").content.decode()


def test_who_has_no_grade_comes_first_and_has_a_list(desk: Client) -> None:
    case = worlds.a_case(worlds.staff().organiser)
    many(case, 60)
    page = desk.get("/desk/people/").content.decode()
    assert page.index("Person 0000") < page.index("Ann Example")
    only = desk.get("/desk/people/?ungraded=1").content.decode()
    assert "Person 0049" in only and "Ann Example" not in only
    assert "Person 0059" in desk.get("/desk/people/?ungraded=1&p=2").content.decode()


def test_thousands_cost_no_more_questions_than_a_few(desk: Client) -> None:
    case = worlds.a_case(worlds.staff().organiser)
    many(case, 60)
    desk.get("/desk/people/")
    few = questions(desk, "/desk/people/")
    many(case, 3000)
    assert questions(desk, "/desk/people/") <= few
    assert questions(desk, "/desk/people/?p=40") <= few
