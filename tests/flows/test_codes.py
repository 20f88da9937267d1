"""Codes and links: single use, one hour, five tries, three mails a day; scanners do nothing."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from tests.supporter_steps import Steps, is_done, newest_code, newest_link, wrong
from tests.worlds import a_published_call
from yeondae.appeals.models import Door, Writing
from yeondae.calls.models import Call
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


def test_the_private_page_counts_against_the_same_three_mails(call: Call) -> None:
    for _ in range(5):
        Client().post("/mine/en/", {"email": "writer@example.org"})
    steps = Steps(call)
    steps.write(), steps.sign()
    assert Mail.objects.count() == 3


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
