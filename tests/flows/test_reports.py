"""What was sent elsewhere: "I sent it" and a group's report, counted apart and asked for little."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.worlds import a_published_call
from yeondae.appeals.models import Report
from yeondae.appeals.queries import self_reported
from yeondae.calls.models import Call
from yeondae.flows import report_sent
from yeondae.letters.models import Letter
from yeondae.website import answers

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
GROUP = {
    "group": "Example Local 1",
    "country": "DE",
    "channel": "post",
    "letters": "25",
    "sent_on": "2026-11-20",
}


@pytest.fixture
def call() -> Call:
    answers.forget_pages()
    return a_published_call()


def sends(call: Call, typed: dict[str, str], name: str = "group", language: str = "en") -> Any:
    with time_machine.travel(NOON, tick=False):
        return Client().post(f"/{language}/calls/{call.slug}/{name}/", typed)


def test_a_group_reports_group_country_channel_number_and_date(call: Call) -> None:
    answer = sends(call, GROUP)
    assert answer.status_code == 303 and answer.headers["Location"].endswith("/thanks/")
    assert not answer.cookies
    kept = Report.objects.get()
    assert (kept.who, kept.group, kept.country) == ("group", "Example Local 1", "DE")
    assert (kept.channel, kept.letters, kept.sent_on.isoformat()) == ("post", 25, "2026-11-20")
    assert kept.round == call.rounds.get()


def test_one_person_says_that_it_was_sent_and_nothing_else_is_asked(call: Call) -> None:
    answer = sends(call, {"country": "KR", "channel": "fax"}, "sent")
    assert answer.status_code == 303
    kept = Report.objects.get()
    assert (kept.who, kept.group, kept.letters) == ("person", "", 1)


def test_it_is_counted_apart_from_our_letters_and_only_from_ten_on(call: Call) -> None:
    sends(call, {**GROUP, "letters": "9"})
    assert self_reported(call) == 9 and not Letter.objects.exists()
    page = f"/en/calls/{call.slug}/"
    answers.forget_pages()
    assert "self-reported" not in Client().get(page).content.decode()
    sends(call, {**GROUP, "letters": "3"})
    answers.forget_pages()
    assert "Sent elsewhere, self-reported" in Client().get(page).content.decode()


def test_the_groups_name_is_sealed_and_shown_nowhere_public(call: Call) -> None:
    sends(call, GROUP)
    answers.forget_pages()
    for place in ("", "group/", "thanks/", "yourself/"):
        shown = Client().get(f"/en/calls/{call.slug}/{place}").content.decode()
        assert "Example Local 1" not in shown


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"group": ""}, "Type the name of your group."),
        ({"country": ""}, "Choose the country where you are."),
        ({"country": "ZZ"}, "Choose a country from the list."),
        ({"channel": "pigeon"}, "Select a valid choice"),
        ({"letters": "many"}, "Type a number, such as 25."),
        ({"letters": "0"}, "greater than or equal to 1"),
        ({"letters": "-5"}, "greater than or equal to 1"),
        ({"letters": "99999999"}, "less than or equal to"),
        ({"sent_on": "2026-11-24"}, "This day is still to come."),
        ({"sent_on": "yesterday"}, "Write the day as year-month-day"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    call: Call, wrong: dict[str, str], said: str
) -> None:
    answer = sends(call, {**GROUP, **wrong})
    shown = answer.content.decode()
    assert answer.status_code == 200 and said in shown and not Report.objects.exists()
    assert ("Example Local 1" in shown) is ("group" not in wrong)


def test_a_script_that_never_stops_is_stopped(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_sent, "MOST_AN_HOUR", 2)
    for _ in range(2):
        assert sends(call, GROUP).status_code == 303
    answer = sends(call, GROUP)
    assert "So many reports came within one hour" in answer.content.decode()
    assert Report.objects.count() == 2
    assert sends(a_published_call(), GROUP).status_code == 303, "another call is not held up"


def test_a_report_that_another_site_sends_is_refused(call: Call) -> None:
    place = f"/en/calls/{call.slug}/group/"
    answer = Client().post(place, GROUP, HTTP_SEC_FETCH_SITE="cross-site")
    assert answer.status_code == 403 and not Report.objects.exists()


@pytest.mark.parametrize("language", ["de", "ko"])
def test_the_form_works_in_each_language(call: Call, language: str) -> None:
    assert sends(call, GROUP, language=language).status_code == 303
