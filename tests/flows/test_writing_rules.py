"""What somebody who writes a letter can rely on, screen by screen, whatever goes wrong."""

import html
import json
import re
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.apps import apps
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from tests.worlds import a_published_call, staff
from yeondae.appeals.models import Appeal, Writing
from yeondae.calls.models import Call
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.services.readying import typeset_waiting
from yeondae.flows import call_material
from yeondae.flows.dispatch import dispatch
from yeondae.flows.stop_call import stop_call
from yeondae.letters.models import Letter
from yeondae.mailings.models import Mail
from yeondae.supporters.models import Allowance, ConsentGiven, Supporter
from yeondae.website import answers

pytestmark = pytest.mark.django_db
State, Held = Delivery.State, Delivery.Held
# A Monday, 11:00 in Seoul.
MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TYPED = {"country": "DE", "email": "writer@example.org", "name": "", "organisation": ""}


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    call_material.forget()
    answers.forget_pages()


@pytest.fixture
def call() -> Call:
    return a_published_call()


def at(call: Call, screen: str = "") -> str:
    return f"/write/{call.slug}/en/{screen}"


def text_of(response: HttpResponse) -> str:
    return html.unescape(response.content.decode())


def sample(browser: Client, call: Call) -> str:
    found = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", text_of(browser.get(at(call))), re.S)
    assert found
    return found[1]


def write(browser: Client, call: Call, **typed: str) -> HttpResponse:
    text = {} if "text_ko" in typed else {"text_ko": sample(browser, call)}
    return browser.post(at(call), {**TYPED, **text, **typed})


def sign(browser: Client, call: Call, **ticked: str) -> HttpResponse:
    return browser.post(at(call, "sign/"), {"signed": "withheld", "send_letter": "on", **ticked})


def ask(browser: Client, call: Call, **typed: str) -> str:
    """From the first screen to the mailed code."""
    assert write(browser, call, **typed).headers["Location"] == at(call, "sign/")
    assert sign(browser, call).headers["Location"] == at(call, "code/")
    return newest_code()


def newest_code() -> str:
    return re.search(r"\d{6}", Mail.objects.latest("pk").text)[0]


def mailed_link() -> str:
    """Where the link of the newest mail leads."""
    link = re.search(r"https?://[^/]+(/\S+)", Mail.objects.latest("pk").text)[1]
    return link.removesuffix("/") + "/"


def another(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def confirm(browser: Client, call: Call, code: str) -> HttpResponse:
    return browser.post(at(call, "code/"), {"code": code})


def is_done(response: HttpResponse) -> bool:
    return response.status_code == 303 and response.headers["Location"].endswith("/done/")


def everything_kept() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of ours."""
    ours = [each for each in apps.get_models() if each.__module__.startswith("yeondae.")]
    return {each.__name__: list(each.objects.order_by("pk").values_list()) for each in ours}


# The code


def test_after_five_wrong_codes_even_the_right_one_is_refused(client, call):
    code = ask(client, call)
    for _try in range(5):
        assert "This is not the code" in text_of(confirm(client, call, another(code)))
    assert "tried five times" in text_of(confirm(client, call, code))
    assert not Letter.objects.exists() and not Supporter.objects.exists()


def test_after_four_wrong_codes_the_right_one_still_confirms(client, call):
    code = ask(client, call)
    for _try in range(4):
        confirm(client, call, another(code))
    assert is_done(confirm(client, call, code))


def test_a_code_is_good_for_one_hour_and_not_a_second_longer(call):
    early, late = Client(), Client()
    with time_machine.travel(MORNING, tick=False) as clock:
        first = ask(early, call)
        second = ask(late, call, email="late@example.org")
        clock.shift(timedelta(minutes=59, seconds=59))
        assert is_done(confirm(early, call, first))
        clock.shift(timedelta(seconds=1))
        assert "older than an hour" in text_of(confirm(late, call, second))
    assert Supporter.objects.count() == 1


def test_a_newer_code_makes_the_older_one_worthless(client, call):
    older = ask(client, call)
    sign(client, call)
    newer = newest_code()
    if older != newer:
        assert "This is not the code" in text_of(confirm(client, call, older))
    assert is_done(confirm(client, call, newer))


def test_a_code_works_once_and_a_second_click_is_a_success_without_a_second_letter(client, call):
    code = ask(client, call)
    assert is_done(confirm(client, call, code))
    after_once = everything_kept()
    assert is_done(confirm(client, call, code))
    assert is_done(client.post(mailed_link()))
    assert client.get(at(call, "done/")).status_code == 200
    assert everything_kept() == after_once
    assert Letter.objects.count() == 2


def test_the_mailed_link_alone_confirms_nothing_in_another_browser(client, call):
    code = ask(client, call)
    stranger = Client()
    stranger.post(mailed_link())
    assert not Letter.objects.exists()
    assert is_done(stranger.post(mailed_link(), {"code": code}))
    assert Letter.objects.count() == 2


def test_the_code_mail_names_no_person_and_no_call(client, call):
    ask(client, call, name="Wren Example", organisation="Example Choir")
    mail = Mail.objects.get()
    before_link, _link, after_link = mail.text.partition(mailed_link().removesuffix("/"))
    said = mail.subject + before_link + after_link
    editions = [each.current.words["title"] for each in call.editions.all()]
    people = [name for each in call.people.all() for name in each.names.values()]
    offices = [name for each in call.offices.all() for name in each.office.titles.values()]
    for never in (*editions, *people, *offices, call.slug, "Wren", "Choir", "union", "KR"):
        assert never not in said
    assert not any(name in mail.text for name in people)
    assert not re.search(r"\d", mail.subject)


# What is said to whom


def whole_way(call: Call, email: str) -> list[tuple[int, bytes, dict[str, str]]]:
    """Every answer on the way to a code and past a wrong one."""
    browser = Client()
    came = [write(browser, call, email=email), sign(browser, call), browser.get(at(call, "code/"))]
    wrong = another(newest_code())
    came += [confirm(browser, call, wrong), browser.post("/mine/en/", {"email": email})]
    came.append(browser.get("/mine/en/code/"))
    return [
        (
            each.status_code,
            each.content.replace(email.encode(), b"-").replace(wrong.encode(), b"-"),
            dict(each.headers),
        )
        for each in came
    ]


def test_an_address_that_has_written_is_answered_like_a_new_one_byte_for_byte(client, call):
    ask(client, call, email="known@example.org")
    confirm(client, call, newest_code())
    ask(Client(), call, email="quiet@example.org")
    assert Supporter.objects.count() == 1
    assert whole_way(call, "known@example.org") == whole_way(call, "fresh@example.org")


def test_somebody_who_wants_no_mail_from_us_is_answered_like_everybody(client, call):
    confirm(client, call, ask(client, call, email="never@example.org"))
    Supporter.objects.update(never_mail=True)
    ask(Client(), call, email="other@example.org")  # so that a newest code is there
    mails = Mail.objects.count()
    refused = whole_way(call, "never@example.org")
    assert not [each for each in Mail.objects.all()[mails:] if "never" in each.to]
    assert refused == whole_way(call, "fresh@example.org")


SPELLINGS = (
    "some.example@gmail.com",
    "someexample+calls@gmail.com",
    "SomeExample@GoogleMail.com",
    "s.o.m.e.example+more@gmail.com",
    "SOMEEXAMPLE@gmail.com",
)


def test_three_mails_a_mailbox_in_24_hours_however_it_is_spelled_and_the_page_says_the_same(call):
    said = set()
    with time_machine.travel(MORNING, tick=False) as clock:
        for number, email in enumerate(SPELLINGS, start=1):
            browser = Client()
            write(browser, call, email=email)
            answer = sign(browser, call)
            shown = browser.get(at(call, "code/")).content
            wrong = another(newest_code())
            tried = confirm(browser, call, wrong).content.replace(wrong.encode(), b"-")
            said.add((answer.status_code, answer.headers["Location"], shown, tried))
            assert Mail.objects.count() == min(number, 3)
            clock.shift(timedelta(minutes=1))
        assert len(said) == 1
        ask(Client(), call, email="somebody.else@gmail.com")
        assert Mail.objects.count() == 4  # it is the mailbox that is full, not the day
        clock.shift(timedelta(hours=23, minutes=54))
        sign(browser, call)
        assert Mail.objects.count() == 4  # 23:59 after the first
        clock.shift(timedelta(minutes=2))
        sign(browser, call)
        assert Mail.objects.count() == 5


def test_a_request_beyond_the_third_leaves_the_code_that_was_mailed_good(client, call):
    code = ask(client, call)
    for _again in range(4):
        assert sign(client, call).headers["Location"] == at(call, "code/")
    assert Mail.objects.count() == 3
    code = newest_code()
    assert is_done(confirm(client, call, code))


def test_a_draft_to_which_no_code_was_mailed_is_confirmed_by_none(call):
    for _each in range(3):
        code = ask(Client(), call)
    fourth = Client()
    write(fourth, call)
    sign(fourth, call)
    for _try in range(5):
        assert "This is not the code" in text_of(confirm(fourth, call, code))
    assert "tried five times" in text_of(confirm(fourth, call, code))
    assert not Letter.objects.exists()


# Two at once, and looking


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("drafts", [1, 2], ids=["one draft twice", "two drafts of one mailbox"])
def test_two_confirmations_at_once_make_one_appeal_an_office(call, drafts):
    browsers = [Client() for _each in range(drafts)]
    codes = [ask(browser, call) for browser in browsers]
    pairs = list(zip(browsers, codes, strict=True))
    start, came = Barrier(2), []

    def press(cookies: dict[str, str], code: str) -> None:
        browser = Client()
        browser.cookies.load(cookies)
        start.wait()
        try:
            came.append(confirm(browser, call, code))
        finally:
            connections.close_all()

    tokens = [({"writing": each.cookies["writing"].value}, code) for each, code in pairs]
    threads = [Thread(target=press, args=each) for each in (tokens * 2)[:2]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [is_done(each) for each in came] == [True, True]
    assert Supporter.objects.count() == 1
    assert Appeal.objects.count() == Letter.objects.count() == 2
    assert Delivery.objects.filter(purpose="addressee").count() == 2


def test_looking_changes_nothing_not_even_the_mailed_link(client, call):
    ask(client, call)
    office = call.offices.first().office_id
    website = [f"/en/calls/{call.slug}/{name}" for name in ("", "safe/", "yourself/", "sent/")]
    screens = ["", "keep/", "sign/", "code/", "done/", f"page/{office}-1.png"]
    pages = [*website, *(at(call, each) for each in screens), mailed_link(), "/mine/en/"]
    before = everything_kept()
    for browser in (client, Client()):
        for path in pages:
            assert browser.get(path, follow=True).status_code < 500
            browser.head(path)
    assert everything_kept() == before
    assert is_done(client.post(mailed_link()))  # the link was a good one all along


# What was typed


def test_nothing_typed_is_lost_when_the_first_screen_is_refused(client, call):
    mine = {
        "name": "Wren Example",
        "email": "no address",
        "organisation": "Example Choir",
        "text_ko": "제 말로 쓴 편지입니다.\n\n둘째 문단입니다.",
    }
    refused = write(client, call, **mine)
    assert "This is not an e-mail address" in text_of(refused)
    for shown in (text_of(refused), text_of(client.get(at(call)))):
        for typed in mine.values():
            assert typed in shown.replace("\r\n", "\n")
        assert re.search(r'<option value="DE"[^>]* selected', shown)


def test_nothing_ticked_is_lost_when_the_second_screen_is_refused(client, call):
    write(client, call, name="Wren Example")
    ticked = {"signed": "name_country", "show_name": "on", "call_news": "on"}
    refused = client.post(at(call, "sign/"), ticked)
    assert "Without this we cannot send your letters" in text_of(refused)
    for shown in (text_of(refused), text_of(client.get(at(call, "sign/")))):
        assert checked(shown) == ["name_country", "show_name", "call_news"]
    assert not Mail.objects.exists()


def checked(page: str) -> list[str]:
    """What is ticked on a page: the value of a radio button, the name of a box."""
    tags = [tag for tag in re.findall(r"<input[^>]*>", page) if re.search(r"\schecked\b", tag)]
    return [
        re.search(r'value="(\w+)"' if 'type="radio"' in tag else r'name="(\w+)"', tag)[1]
        for tag in tags
    ]


def test_consents_are_unticked_and_each_is_kept_apart_with_its_words(client, call):
    write(client, call, name="Wren Example")
    page = text_of(client.get(at(call, "sign/")))
    boxes = re.findall(r'<input type="checkbox" name="(\w+)"', page)
    assert boxes == ["send_letter", "show_name", "call_news", "newsletter"]
    assert not set(checked(page)) & set(boxes)
    sign(client, call, signed="name_country", show_name="on", newsletter="on")
    confirm(client, call, newest_code())
    kept = list(ConsentGiven.objects.order_by("pk"))
    assert [each.purpose for each in kept] == ["send_letter", "show_name", "newsletter"]
    assert len({each.words for each in kept}) == 3
    for each in kept:
        assert each.words in page and each.language == "en" and each.withdrawn_at is None


def test_the_name_is_withheld_unless_chosen_and_the_letter_shows_none(client, call):
    write(client, call, name="Wren Example", organisation="Example Choir")
    assert checked(text_of(client.get(at(call, "sign/")))) == ["withheld"]
    sign(client, call)
    confirm(client, call, newest_code())
    typeset_waiting(limit=10, now=datetime.now(UTC))
    for letter in Letter.objects.all():
        assert letter.text
        written = json.dumps(letter.content, ensure_ascii=False) + letter.text
        for never in ("Wren", "Choir", "writer@example.org"):
            assert never not in written
    assert set(Appeal.objects.values_list("signed", flat=True)) == {"withheld"}


# What becomes of it


def test_an_unchanged_letter_is_queued_and_a_changed_one_waits_for_a_look(client, call):
    confirm(client, call, ask(client, call))
    assert set(Delivery.objects.values_list("state", "held_why")) == {(State.QUEUED, "")}
    changed = Client()
    mine = {"email": "other@example.org", "text_ko": "제 말로 쓴 편지입니다."}
    confirm(changed, call, ask(changed, call, **mine))
    letters = Letter.objects.filter(is_changed=True)
    assert [each.look for each in letters] == ["waiting", "waiting"]
    waiting = Delivery.objects.filter(letter__in=letters)
    assert set(waiting.values_list("state", "held_why")) == {(State.HELD, Held.LOOK)}


def test_after_the_send_by_date_letters_are_taken_and_held(client):
    with time_machine.travel(MORNING, tick=True):
        call = a_published_call(send_by=MORNING.date() - timedelta(days=1))
        assert is_done(confirm(client, call, ask(client, call)))
    held = set(Delivery.objects.values_list("state", "held_why"))
    assert held == {(State.HELD, Held.ASK_FIRST)}


def test_on_the_send_by_date_itself_letters_still_go(client):
    with time_machine.travel(MORNING, tick=True):
        call = a_published_call(send_by=MORNING.date())
        confirm(client, call, ask(client, call))
    assert set(Delivery.objects.values_list("state", flat=True)) == {State.QUEUED}


def test_a_stopped_call_takes_no_letter_not_even_with_a_good_code(client, call):
    code = ask(client, call)
    stop_call(call=call, why="they are free", by=staff().organiser)
    call_material.forget()
    answer = confirm(client, call, code)
    assert answer.status_code == 200 and not is_done(answer)
    for path in (at(call), at(call, "sign/")):
        assert client.post(path, TYPED).headers["Location"] == f"/en/calls/{call.slug}/"
    assert not Letter.objects.exists() and not Supporter.objects.exists()
    assert Mail.objects.count() == 1


@pytest.mark.parametrize("screen", ["", "keep/"])
def test_of_somebody_in_a_country_at_risk_nothing_is_kept_and_safe_ways_are_shown(client, screen):
    call = a_published_call(at_risk=["KR"])
    text = sample(client, call)
    before = everything_kept()
    answer = client.post(at(call, screen), {**TYPED, "country": "KR", "text_ko": text})
    assert answer.headers["Location"] == f"/en/calls/{call.slug}/safe/"
    assert everything_kept() == before
    safe = client.get(answer.headers["Location"])
    assert "Safe ways to help" in text_of(safe) and not safe.cookies
    assert not any(each.value for each in client.cookies.values())


def test_a_draft_is_destroyed_once_its_writer_says_to_be_in_a_country_at_risk(client):
    call = a_published_call(at_risk=["KR"])
    write(client, call)
    assert Writing.objects.exists()
    client.post(at(call, "keep/"), {**TYPED, "country": "KR"})
    assert not Writing.objects.exists() and not Allowance.objects.exists()
    assert not any(each.value for each in client.cookies.values())


def open_own_page(browser: Client, email: str) -> None:
    browser.post("/mine/en/", {"email": email})
    answer = browser.post("/mine/en/code/", {"code": newest_code()})
    assert answer.headers["Location"] == "/mine/en/letters/"


def test_withdrawing_cancels_what_has_not_gone_and_leaves_the_other_letter(client, call):
    with time_machine.travel(MORNING, tick=True):
        confirm(client, call, ask(client, call))
        mine, other = Appeal.objects.order_by("pk")
        place = f"/mine/en/withdraw/{mine.pk}/"
        stranger = Client()
        open_own_page(stranger, "stranger@example.org")
        assert stranger.post(place).status_code == 404
        open_own_page(client, "writer@example.org")
        client.get(place)
        assert not Delivery.objects.filter(state=State.CANCELLED).exists()
        client.post(place)
        dispatch(worker="test")
    ended = Delivery.objects.filter(letter__appeal=mine)
    assert [each.state for each in ended] == [State.CANCELLED] * 2
    assert not Delivery.objects.filter(letter__appeal=other, state=State.CANCELLED).exists()


def test_withdrawing_cannot_call_back_what_has_arrived(client, call):
    with time_machine.travel(MORNING, tick=True):
        confirm(client, call, ask(client, call))
        dispatch(worker="test")
        dispatch(worker="test")
        before = list(Delivery.objects.order_by("pk").values_list("state", flat=True))
        open_own_page(client, "writer@example.org")
        client.post(f"/mine/en/withdraw/{Appeal.objects.first().pk}/")
    assert State.DELIVERED in before and State.QUEUED not in before
    assert list(Delivery.objects.order_by("pk").values_list("state", flat=True)) == before
