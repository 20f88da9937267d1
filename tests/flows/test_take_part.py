"""A supporter writes: what they can rely on from the first word to the queue."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.supporter_steps import Steps, is_done, newest_code
from tests.worlds import a_published_call
from yeondae.appeals.models import Appeal, Writing
from yeondae.calls.models import Call
from yeondae.deliveries.models import Delivery
from yeondae.flows import call_material
from yeondae.letters.models import Letter
from yeondae.supporters.models import ConsentGiven, Supporter
from yeondae.website import answers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    call_material.forget()
    answers.forget_pages()


@pytest.fixture
def call() -> Call:
    return a_published_call()


@pytest.fixture
def steps(call: Call) -> Steps:
    return Steps(call)


def test_three_screens_put_a_letter_to_each_office_into_the_queue(steps: Steps) -> None:
    code = steps.asks_for_a_code()
    assert not Letter.objects.exists(), "nothing is frozen before the code"
    assert is_done(steps.confirm(code))
    assert Letter.objects.filter(look="not_needed", is_changed=False).count() == 2
    to_offices = Delivery.objects.filter(purpose="addressee")
    assert [each.state for each in to_offices] == ["queued", "queued"]
    assert Delivery.objects.filter(purpose="copy").count() == 2
    assert list(ConsentGiven.objects.values_list("purpose", flat=True)) == ["send_letter"]


def test_confirming_takes_ten_queries_at_most(steps: Steps, call: Call) -> None:
    first = Steps(call)
    first.confirm(first.asks_for_a_code(email="first@example.org"))
    code = steps.asks_for_a_code()
    with CaptureQueriesContext(connection) as captured:
        assert is_done(steps.confirm(code))
    marks = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    asked = [each["sql"] for each in captured.captured_queries]
    assert len([sql for sql in asked if not sql.startswith(marks)]) <= 10
    of_the_call = [sql for sql in asked if sql.startswith('SELECT "calls_call"')]
    assert not of_the_call, "all that is needed of the call comes with the draft"


def test_the_name_is_withheld_unless_it_is_chosen(steps: Steps) -> None:
    steps.confirm(steps.asks_for_a_code(name="Eve Example"))
    for letter in Letter.objects.all():
        assert "Eve Example" not in str(letter.content)


def test_a_name_stands_under_the_letter_only_with_both_choice_and_consent(steps: Steps) -> None:
    steps.write(name="Eve Example")
    refused = steps.sign(signed="name_country")
    assert refused.status_code == 200 and not Letter.objects.exists()
    steps.sign(signed="name_country", show_name="on")
    steps.confirm(newest_code())
    assert all(each.content["signature"][0] == "Eve Example" for each in Letter.objects.all())


def test_a_changed_letter_waits_for_a_look(steps: Steps) -> None:
    steps.confirm(steps.asks_for_a_code(text_ko=steps.sample() + "\n\nMy own words."))
    assert set(Letter.objects.values_list("look", flat=True)) == {"waiting"}
    assert set(Delivery.objects.values_list("held_why", flat=True)) == {"look"}


def test_a_letter_in_an_organisation_s_name_waits_for_a_look(steps: Steps) -> None:
    steps.write(organisation="Example Local 1")
    steps.sign(signed="organisation")
    steps.confirm(newest_code())
    assert set(Letter.objects.values_list("look", flat=True)) == {"waiting"}


def test_other_line_ends_and_spaces_are_no_change(steps: Steps) -> None:
    steps.confirm(steps.asks_for_a_code(text_ko=steps.sample().replace("\n", "\r\n") + "  "))
    assert not Letter.objects.filter(is_changed=True).exists()


def test_writing_twice_counts_once_and_looks_the_same(call: Call) -> None:
    answers_given = []
    for spelling in ("writer@example.org", "Writer@Example.org"):
        steps = Steps(call)
        answers_given.append(steps.confirm(steps.asks_for_a_code(email=spelling)))
    assert all(is_done(answer) for answer in answers_given)
    assert Appeal.objects.count() == 2 and Supporter.objects.count() == 1


def test_an_error_keeps_everything_that_was_typed(steps: Steps) -> None:
    page = steps.write(email="no address", name="Eve Example", text_ko="My own words.")
    shown = page.content.decode()
    assert page.status_code == 200
    assert all(each in shown for each in ("no address", "Eve Example", "My own words."))


def test_a_killed_tab_loses_nothing(steps: Steps) -> None:
    steps.browser.post(steps.at("keep/"), {"country": "DE", "text_ko": "Half a sentence"})
    assert "Half a sentence" in steps.browser.get(steps.at()).content.decode()


def test_a_draft_is_destroyed_when_it_was_sent(steps: Steps) -> None:
    steps.confirm(steps.asks_for_a_code())
    assert Writing.objects.get().content == {}


def test_a_stop_while_somebody_writes_sends_nothing(steps: Steps, call: Call) -> None:
    code = steps.asks_for_a_code()
    stopped = {"stopped_at": call.published_at, "stopped_by": call.owner}
    Call.objects.filter(pk=call.pk).update(state=Call.State.STOPPED, **stopped)
    page = steps.confirm(code)
    assert page.status_code == 200 and "not sent" in page.content.decode()
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    "said", [{"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_ORIGIN": "https://evil.example.com"}]
)
def test_a_form_of_another_site_does_nothing(
    steps: Steps, client: Client, said: dict[str, str]
) -> None:
    answer = client.post(steps.at(), {"country": "DE"}, **said)
    assert answer.status_code == 403 and not Writing.objects.exists()


def test_of_somebody_in_a_country_at_risk_nothing_is_kept() -> None:
    steps = Steps(a_published_call(at_risk=["KR"]))
    steps.browser.post(steps.at("keep/"), {"country": "DE", "name": "Eve Example"})
    assert Writing.objects.exists()
    answer = steps.write(country="KR", name="Eve Example")
    assert answer.headers["Location"].endswith("/safe/")
    assert not Writing.objects.exists()
    steps.browser.post(steps.at("keep/"), {"country": "KR", "name": "Eve Example"})
    assert not Writing.objects.exists()
