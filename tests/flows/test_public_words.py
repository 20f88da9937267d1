"""What a reader meets first, in their own language, and what is said of a call that is over."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from tests.supporter_steps import Steps
from tests.worlds import a_published_call, staff
from yeondae.calls.models import Call
from yeondae.core import clock
from yeondae.flows import call_material
from yeondae.flows.stop_call import stop_call
from yeondae.website import answers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    forget()


def forget() -> None:
    call_material.forget()
    answers.forget_pages()


def read(place: str) -> str:
    forget()
    return " ".join(Client().get(place).content.decode().split())


def slugs(page: str) -> list[str]:
    return re.findall(r'<h3[^>]*><a href="/\w+/calls/([^/]+)/"', page)


def test_the_first_page_begins_with_what_its_reader_can_read() -> None:
    yesterday = clock.now() - timedelta(days=1)
    both = a_published_call(published_at=yesterday)
    english = a_published_call(languages=("en",))
    assert slugs(read("/en/")) == [english.slug, both.slug], "the younger first"
    page = read("/ko/")
    assert slugs(page) == [both.slug, english.slug]
    assert page.count('<p class="note">') == 1 and "영어" in page, "which languages it has"


def test_an_open_call_in_another_language_comes_before_one_that_is_over() -> None:
    over = a_published_call()
    stop_call(call=over, why="Something changed.", by=staff().organiser)
    english = a_published_call(languages=("en",))
    assert slugs(read("/ko/")) == [english.slug, over.slug]


def test_a_call_that_is_not_translated_says_in_which_languages_it_is() -> None:
    call = a_published_call(languages=("en",))
    assert "영어" in read(f"/ko/calls/{call.slug}/")
    assert "not been translated" not in read(f"/en/calls/{call.slug}/")


def test_somebody_who_is_held_no_more_was_held_from_then_to_then() -> None:
    call = a_published_call()
    person = call.people.earliest("position")
    person.held_since, person.held_until = date(2007, 11, 27), date(2007, 12, 13)
    person.save()
    page = read(f"/en/calls/{call.slug}/")
    assert "held <b>16</b> days" in page and "27 November to 13 December 2007" in page
    assert "held since 27 November 2007" not in page
    assert "held since 1 June 2026" in page and "days so far" in page, "of the two others"


def test_one_day_is_no_days() -> None:
    call = a_published_call()
    call.people.update(held_since=date(2026, 11, 22))
    with time_machine.travel("2026-11-23T03:00:00Z", tick=False):
        page = read(f"/en/calls/{call.slug}/")
        assert "<b>1</b> day so far" in page and "1</b> days" not in page
        assert "<b>1</b> day in detention" in read("/en/")


def test_the_safe_page_of_a_stopped_call_asks_for_no_letter() -> None:
    call = a_published_call(at_risk=["KR"])
    assert "By post, without a sender" in read(f"/en/calls/{call.slug}/safe/")
    stop_call(call=call, why="Something changed.", by=staff().organiser)
    page = read(f"/en/calls/{call.slug}/safe/")
    assert "Please do not write now" in page and "By post, without a sender" not in page
    assert "Leave now" in page


OFFENCE = "In France having or passing on this text can itself be an offence."


def test_the_warning_about_the_text_follows_the_chosen_country() -> None:
    steps = Steps(a_published_call(text_is_offence=["FR"]))
    browser = steps.browser
    assert OFFENCE not in browser.get(steps.at()).content.decode(), "no country is chosen"
    assert OFFENCE in steps.write(country="FR", email="none").content.decode()
    steps.write(country="FR")
    for screen in ("", "sign/"):
        assert OFFENCE in browser.get(steps.at(screen)).content.decode()
    steps.write(country="DE")
    for screen in ("", "sign/"):
        assert OFFENCE not in browser.get(steps.at(screen)).content.decode()


def test_errors_of_signing_stand_beside_their_own_box() -> None:
    steps = Steps(a_published_call())
    steps.write(name="Eve Example")
    page = steps.browser.post(steps.at("sign/"), {"signed": "name_country"}).content.decode()
    for field in ("send_letter", "show_name"):
        box = page.index(f'name="{field}"')
        assert box < page.index(f'id="id_{field}_error"') < page.index("</label>", box)
    assert "needed only to sign with your name" in page


def test_a_missing_name_is_said_beside_the_choice_that_needs_it() -> None:
    steps = Steps(a_published_call())
    steps.write()
    page = steps.sign(signed="name_country").content.decode()
    choice = page.index('value="name_country"')
    assert choice < page.index('id="id_signed_error"') < page.index("</label>", choice)


def test_every_page_of_a_call_can_be_changed_to_each_language(client: Client) -> None:
    call: Call = a_published_call(languages=("en", "de", "ko"), at_risk=["KR"])
    for name in ("", "valid/", "group/", "sent/", "safe/", "thanks/"):
        page = read(f"/en/calls/{call.slug}/{name}")
        for language in ("de", "ko"):
            place = f"/{language}/calls/{call.slug}/{name}"
            assert f'href="{place}"' in page and client.get(place).status_code == 200
