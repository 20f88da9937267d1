"""Codes and links: single use, one hour, five tries, three mails a day; scanners do nothing."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from tests.supporter_steps import Steps, is_done, newest_code, newest_link, wrong
from tests.worlds import a_published_call
from yeondae.appeals.models import Door, Writing
from yeondae.appeals.rules import index_of_pass, pass_of
from yeondae.calls.models import Call
from yeondae.deliveries.services.readying import typeset_waiting
from yeondae.flows import call_material, take_part
from yeondae.letters.models import Letter
from yeondae.mailings.models import Mail
from yeondae.website import answers

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    call_material.forget()
    answers.forget_pages()


@pytest.fixture
def call() -> Call:
    return a_published_call(published_at=NOON - timedelta(days=1))


@pytest.fixture
def steps(call: Call) -> Steps:
    return Steps(call)


def test_a_second_click_is_answered_like_the_first(steps: Steps) -> None:
    code = steps.asks_for_a_code()
    assert is_done(steps.confirm(code)) and is_done(steps.confirm(code))
    assert Letter.objects.count() == 2


def test_after_five_wrong_tries_the_right_code_is_worth_nothing(steps: Steps) -> None:
    code = steps.asks_for_a_code()
    for _ in range(5):
        assert steps.confirm(wrong(code)).status_code == 200
    assert not is_done(steps.confirm(code)) and not Letter.objects.exists()


def test_an_empty_field_is_no_try(steps: Steps) -> None:
    code = steps.asks_for_a_code()
    for typed in ("", "12", "      ", "abcdef") * 2:
        steps.confirm(typed)
    assert Writing.objects.get().tries == 0 and is_done(steps.confirm(code))


def test_a_code_is_good_for_one_hour(steps: Steps) -> None:
    with time_machine.travel(NOON, tick=False):
        code = steps.asks_for_a_code()
    with time_machine.travel(NOON + timedelta(minutes=60), tick=False):
        assert not is_done(steps.confirm(code))
    with time_machine.travel(NOON + timedelta(minutes=59), tick=False):
        assert is_done(steps.confirm(code))


def test_a_code_opens_no_other_draft(call: Call) -> None:
    mine, other = Steps(call), Steps(call)
    mine.asks_for_a_code(email="one@example.org")
    code = other.asks_for_a_code(email="two@example.org")
    assert not is_done(mine.confirm(code))


def test_what_is_wrong_with_a_code_stands_beside_its_box(steps: Steps) -> None:
    page = steps.confirm(wrong(steps.asks_for_a_code())).content.decode()
    assert re.search(r'id="id_code_error">This is not the code', page)
    assert 'aria-invalid="true"' in page


def test_a_code_is_not_stored(steps: Steps) -> None:
    code = steps.asks_for_a_code()
    kept = Writing.objects.get()
    assert code.encode() not in bytes(kept.code_hash or b"") and code not in str(kept.content)


def test_a_code_mailed_to_one_mailbox_does_not_confirm_another(steps: Steps, call: Call) -> None:
    """Also where no more mail may go to the second: the first code must not speak for it."""
    for _ in range(3):
        Steps(call).asks_for_a_code(email="somebody-else@example.org")
    code = steps.asks_for_a_code(email="my-own@example.org")
    steps.write(email="somebody-else@example.org")
    steps.sign()
    assert not is_done(steps.confirm(code)) and not Letter.objects.exists()


def test_a_letter_changed_after_the_code_is_signed_again_first(steps: Steps) -> None:
    code = steps.asks_for_a_code()
    steps.write(text_ko="Other words.")
    assert not is_done(steps.confirm(code)) and not Letter.objects.exists()


def test_a_scanner_that_follows_the_link_and_sends_its_form_confirms_nothing(steps: Steps) -> None:
    code = steps.asks_for_a_code()
    scanner, link = Client(), newest_link()
    for method in (scanner.get, scanner.head, scanner.options, scanner.post):
        method(link)
    assert not Letter.objects.exists() and Writing.objects.get().tries == 0
    assert is_done(steps.confirm(code))


def test_the_link_and_a_button_confirm_where_the_form_was_filled_in(steps: Steps) -> None:
    steps.asks_for_a_code()
    link = newest_link()
    assert steps.browser.get(link).status_code == 200 and not Letter.objects.exists()
    assert is_done(steps.browser.post(link)) and Letter.objects.count() == 2


def test_the_link_and_the_code_confirm_in_any_browser(steps: Steps) -> None:
    code = steps.asks_for_a_code()
    other, link = Client(), newest_link()
    assert other.post(link, {"code": wrong(code)}).status_code == 200
    assert is_done(other.post(link, {"code": code}))


def test_a_browser_that_keeps_no_cookies_is_told_so(call: Call) -> None:
    page = Client().get(Steps(call).at("sign/"))
    assert page.status_code == 200 and "no draft in this browser" in page.content.decode()


def test_a_guessed_link_uses_up_nobody_s_tries(steps: Steps) -> None:
    steps.asks_for_a_code()
    guessed = steps.at(f"confirm/{Writing.objects.get().pk}-{'0' * 32}/")
    assert Client().post(guessed, {"code": "000000"}).status_code == 404
    assert Writing.objects.get().tries == 0


def test_three_mails_in_any_24_hours_however_it_is_spelled(call: Call) -> None:
    spellings = ("w.riter@gmail.com", "writer+a@gmail.com", "WRITER@googlemail.com")
    for hours, spelling in enumerate(spellings * 3):
        with time_machine.travel(NOON + timedelta(hours=hours), tick=False):
            steps = Steps(call)
            steps.write(email=spelling)
            assert steps.sign().status_code == 302, "the answer is always the same"
    assert Mail.objects.count() == 3
    with time_machine.travel(NOON + timedelta(hours=23, minutes=59), tick=False):
        steps = Steps(call)
        steps.write(email=spellings[0]), steps.sign()
    assert Mail.objects.count() == 3
    with time_machine.travel(NOON + timedelta(hours=24, minutes=1), tick=False):
        steps = Steps(call)
        steps.write(email=spellings[0]), steps.sign()
    assert Mail.objects.count() == 4


def test_looking_takes_two_of_the_three_mails_so_that_a_letter_can_still_be_written(
    call: Call,
) -> None:
    for _ in range(5):
        Client().post("/mine/en/", {"email": "writer@example.org"})
    assert Mail.objects.count() == 2
    steps = Steps(call)
    assert is_done(steps.confirm(steps.asks_for_a_code()))
    for again in (Steps(call), Steps(call)):
        again.write(), again.sign()
    assert Mail.objects.count() == 3, "three in 24 hours, whatever for"


def test_after_five_wrong_tries_a_fresh_code_can_be_asked_for(steps: Steps) -> None:
    code = steps.asks_for_a_code()
    for _ in range(5):
        steps.confirm(wrong(code))
    fresh = steps.asks_for_a_code()
    assert is_done(steps.confirm(fresh)) and Letter.objects.count() == 2


def test_pages_that_ask_for_a_code_promise_no_mail_that_may_not_come(steps: Steps) -> None:
    steps.asks_for_a_code()
    steps.browser.post("/mine/en/", {"email": "writer@example.org"})
    for place in (steps.at("code/"), "/mine/en/code/"):
        said = steps.browser.get(place).content.decode()
        assert "If fewer than three mails went to your address in the last 24 hours" in said
        assert "is on its way to your address" not in said


def test_the_browser_that_confirmed_looks_at_its_letters_without_another_code(call: Call) -> None:
    steps = Steps(call)
    with time_machine.travel(NOON, tick=False):
        steps.confirm(steps.asks_for_a_code())
        page = steps.browser.get("/mine/en/", follow=True).content.decode()
    assert Letter.objects.first().reference in page  # type: ignore[union-attr]
    assert Mail.objects.count() == 1
    with time_machine.travel(NOON + timedelta(minutes=30), tick=False):
        assert steps.browser.get("/mine/en/letters/").status_code == 303, "shut after 30 minutes"
        assert steps.browser.get("/mine/en/").status_code == 200


def test_writing_again_does_not_shut_the_page(call: Call) -> None:
    steps, other = Steps(call), a_published_call(published_at=NOON - timedelta(days=1))
    steps.confirm(steps.asks_for_a_code())
    again = Steps(other)
    again.browser = steps.browser
    again.write()
    assert steps.browser.get("/mine/en/letters/").status_code == 200
    again.sign()
    again.confirm(newest_code())
    page = steps.browser.get("/mine/en/letters/").content.decode()
    assert all(each.reference in page for each in Letter.objects.all())


def test_a_letter_that_waits_is_not_called_sent(call: Call) -> None:
    steps = Steps(call)
    steps.confirm(steps.asks_for_a_code())
    typeset_waiting(limit=10, now=NOON)
    page = steps.browser.get("/mine/en/letters/").content.decode()
    assert "The page as it will arrive (PDF)" in page and "that was sent (PDF)" not in page


def test_a_wrong_code_opens_no_private_page(steps: Steps) -> None:
    steps.confirm(wrong(steps.asks_for_a_code()))
    assert "door" not in steps.browser.cookies


def test_shutting_the_page_shuts_it_for_the_browser_that_confirmed(steps: Steps) -> None:
    steps.confirm(steps.asks_for_a_code())
    steps.browser.post("/mine/en/leave/")
    assert steps.browser.get("/mine/en/letters/").status_code == 303


@pytest.mark.parametrize("altered", ["", "x", "A" * 98, "é", "A" * 43])
def test_what_is_no_pass_opens_nothing(altered: str) -> None:
    assert index_of_pass(altered, NOON) is None


def test_an_altered_pass_opens_nothing() -> None:
    good = pass_of(b"i" * 32, NOON)
    assert index_of_pass(good, NOON) == b"i" * 32
    assert index_of_pass(good[:-4] + "AAAA", NOON) is None


def test_without_the_allowance_a_mailbox_could_be_flooded(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That the limit bites is shown by taking it away."""
    monkeypatch.setattr(take_part, "may_mail", lambda **_: True)
    for _ in range(5):
        Steps(call).asks_for_a_code()
    assert Mail.objects.count() == 5


def test_known_and_unknown_addresses_are_answered_byte_by_byte_alike(call: Call) -> None:
    known = Steps(call)
    known.confirm(known.asks_for_a_code(email="known@example.org"))
    seen = []
    for address in ("known@example.org", "stranger@example.org"):
        steps, door = Steps(call), Client()
        first, second = steps.write(email=address), steps.sign()
        asked = door.post("/mine/en/", {"email": address})
        seen.append(
            (
                first.headers["Location"],
                second.headers["Location"],
                second.content,
                steps.browser.get(steps.at("code/")).content,
                asked.headers["Location"],
                asked.content,
                door.get("/mine/en/code/").content,
            )
        )
    assert seen[0] == seen[1]
    assert Door.objects.count() == 2


def test_the_private_page_opens_for_30_minutes_and_for_its_owner_only(call: Call) -> None:
    steps = Steps(call)
    with time_machine.travel(NOON, tick=False):
        steps.confirm(steps.asks_for_a_code(email="known@example.org"))
        mine, stranger = Client(), Client()
        stranger.post("/mine/en/", {"email": "stranger@example.org"})
        stranger.post("/mine/en/code/", {"code": newest_code()})
        mine.post("/mine/en/", {"email": "known@example.org"})
        code = newest_code()
        assert mine.get("/mine/en/letters/").status_code == 303, "shut without its code"
        assert mine.post("/mine/en/code/", {"code": wrong(code)}).status_code == 200
        mine.post("/mine/en/code/", {"code": code})
        reference = Letter.objects.first().reference  # type: ignore[union-attr]
        assert reference in mine.get("/mine/en/letters/").content.decode()
        assert reference not in stranger.get("/mine/en/letters/").content.decode()
        appeal = Letter.objects.first().appeal_id  # type: ignore[union-attr]
        assert stranger.post(f"/mine/en/withdraw/{appeal}/").status_code == 404
    with time_machine.travel(NOON + timedelta(minutes=30), tick=False):
        assert mine.get("/mine/en/letters/").status_code == 303, "shut after 30 minutes"


def test_what_has_not_gone_can_be_taken_back(call: Call) -> None:
    steps = Steps(call)
    steps.confirm(steps.asks_for_a_code())
    mine = Client()
    mine.post("/mine/en/", {"email": "writer@example.org"})
    mine.post("/mine/en/code/", {"code": newest_code()})
    letter = Letter.objects.earliest("pk")
    mine.get(f"/mine/en/withdraw/{letter.appeal_id}/")
    assert not letter.deliveries.filter(state="cancelled").exists(), "GET shows, POST acts"
    mine.post(f"/mine/en/withdraw/{letter.appeal_id}/")
    assert set(letter.deliveries.values_list("state", flat=True)) == {"cancelled"}
