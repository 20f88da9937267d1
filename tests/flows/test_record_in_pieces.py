"""Lists, feed and files of the public record ask in pieces, however many cases there are."""

import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import worlds
from yeondae.cases import public_pieces, queries, services
from yeondae.cases.models import Case
from yeondae.cases.models.kinds import EventKind as K
from yeondae.website import answers

pytestmark = pytest.mark.django_db
A_PIECE, CASES = 3, 8


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> list[Case]:
    """Eight cases of three people each, with an event each, read three at a time."""
    monkeypatch.setattr(public_pieces, "A_PIECE", A_PIECE)
    monkeypatch.setattr(public_pieces, "A_PAGE", A_PIECE)
    by, made = worlds.staff().organiser, []
    for number in range(CASES):
        case = worlds.a_case(by, held_since=date(2026, 1, 1 + number))
        case.titles = {"en": f"Case {number}"}
        case.save()
        worlds.publish(case, by)
        services.record_event(
            case=case, kind=K.ARREST, when=services.When(date(2026, 1, 1 + number)), by=by,
            hits=[services.Hit(person) for person in case.people.all()],
            words={"en": f"Arrest {number}"},
            source=services.Source("the union"), is_public=True,
        )  # fmt: skip
        made.append(case)
    answers.forget_pages()
    return made


def read(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return answer.getvalue().decode()


def test_the_list_has_pages_and_each_case_stands_on_one(record: list[Case]) -> None:
    pages = [read("/en/cases/"), read("/en/cases/page/2/"), read("/en/cases/page/3/")]
    for case in record:
        assert sum(f"/en/cases/{case.public_id}/" in page for page in pages) == 1
    assert "/en/cases/page/2/" in pages[0] and 'href="/en/cases/"' in pages[1]
    assert "/de/cases/page/2/" in pages[1]
    assert Client().get("/en/cases/page/4/").status_code == 404


def test_where_somebody_is_held_comes_first(record: list[Case]) -> None:
    by = worlds.staff().organiser
    for case in record[1:]:
        services.record_event(
            case=case, kind=K.RELEASE, when=services.When(date(2026, 2, 1)), by=by,
            hits=[services.Hit(person) for person in case.people.all()],
        )  # fmt: skip
    services.rebuild_everyone()
    found = queries.page_of_cases(1)
    assert found is not None and next(iter(found)) == record[0].pk


def test_a_line_of_the_list_costs_no_events(record: list[Case]) -> None:
    with CaptureQueriesContext(connection) as asked:
        read("/en/cases/")
    assert not any('FROM "cases_event"' in each["sql"] for each in asked.captured_queries)


def test_the_files_hold_everything_and_read_three_cases_at_a_time(
    record: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    real = public_pieces.published

    def counted(pks: list[int], **asked: Any) -> list[Case]:
        sizes.append(len(pks))
        return real(pks, **asked)

    monkeypatch.setattr(public_pieces, "published", counted)
    monkeypatch.setitem(public_pieces.public_cases.__kwdefaults__, "size", A_PIECE)
    assert read("/data/people.csv").count("Ann Example") == CASES
    assert read("/data/events.csv").count("Arrest ") == CASES
    told = json.loads(read("/data/cases.json"))
    assert [each["title"] for each in told["cases"]] == [f"Case {n}" for n in range(7, -1, -1)]
    assert max(sizes) == A_PIECE
    packed = zipfile.ZipFile(io.BytesIO(Client().get("/data/record.zip").getvalue()))
    assert packed.read("people.csv").decode() == read("/data/people.csv")
    assert json.loads(packed.read("cases.json")) == told and "schema.json" in packed.namelist()


def test_the_feed_has_the_newest_only(record: list[Case], monkeypatch: pytest.MonkeyPatch) -> None:
    newest = [event.words for _case, event in queries.newest_events("en", 4)]
    assert newest == ["Arrest 7", "Arrest 6", "Arrest 5", "Arrest 4"]
    assert read("/en/cases.atom").count("<entry>") == CASES


def test_an_event_that_may_not_be_read_makes_room_for_the_next(record: list[Case]) -> None:
    first = record[-1].people.all()[0]
    services.set_risk(person=first, risk="R4", by=worlds.staff().organiser)
    newest = [event.words for _case, event in queries.newest_events("en", 2)]
    assert newest == ["Arrest 6", "Arrest 5"]
