"""A case in which very much happened: a page of it at a time, everything within reach."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import worlds
from yeondae.accounts.models import User
from yeondae.cases import public_loading, queries, services
from yeondae.cases.models import Case, Claim, Person
from yeondae.cases.models.kinds import EventKind as K
from yeondae.cases.public_pieces import public_cases
from yeondae.desk.cases import entry_form, parts
from yeondae.desk.people import views
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


def test_the_desk_reads_a_long_case_and_a_long_life_page_by_page(
    case: Case, by: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "A_PAGE", 2)
    monkeypatch.setattr(views, "A_PAGE", 2)
    ann = case.people.all()[0]
    for number in (5, 6, 7):
        happens(case, number, by, ann)
    desk = Client()
    desk.force_login(by)
    first = desk.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert sorted(numbers_in(first)) == [6, 7] and "?e=2#e" in first and "?s=2#s" in first
    last = desk.get(reverse("desk:case", args=[case.pk]), {"e": "4"}).content.decode()
    assert sorted(numbers_in(last)) == [0, 1] and "?e=5#e" not in last
    person = desk.get(reverse("desk:person", args=[ann.pk]), {"e": "2"}).content.decode()
    assert person.count("/desk/people/event/") == 1


def test_a_form_offers_the_newest_and_takes_any(
    case: Case, by: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry_form, "MOST_OFFERED", 2)
    oldest = case.events.order_by("on")[0]
    desk = Client()
    desk.force_login(by)
    place = reverse("desk:case_enter", args=[case.pk, "claim"])
    assert f'value="{oldest.pk}" selected' not in desk.get(place).content.decode()
    asked = desk.get(place, {"event": oldest.pk}).content.decode()
    assert f'value="{oldest.pk}" selected' in asked
    sent = {"event": oldest.pk, "fact": "date", "words_en": "a day later", "level": "V0",
            "standing": "stands", "source": case.sources.all()[0].pk}  # fmt: skip
    before = oldest.claims.count()
    desk.post(place, sent)
    assert oldest.claims.count() == before + 1
