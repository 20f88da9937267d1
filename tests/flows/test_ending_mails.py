"""No more mails: by the button of a mail program, and on the private page."""

import re

import pytest
from django.test import Client
from django.urls import resolve

from tests.letters import a_supporter, use_ways, write
from tests.two_people import send
from tests.worlds import a_published_call, staff
from yeondae.appeals import services as appeals
from yeondae.calls.models import Call
from yeondae.core import clock
from yeondae.deliveries.models import Delivery
from yeondae.flows.dispatch import dispatch
from yeondae.mailings import services
from yeondae.mailings.committing import may_go
from yeondae.mailings.models import Mail, Notice
from yeondae.mailings.parcels import unsubscribe_url
from yeondae.mailings.readers import readers
from yeondae.supporters.models import ConsentGiven
from yeondae.supporters.rules import email_index
from yeondae.website import cookies

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    return a_published_call()


@pytest.fixture
def mail(call: Call) -> Mail:
    """A notice's mail to somebody who wrote, not yet sent."""
    write(call)
    words = {"en": {"subject": "News of an urgent action", "text": "They are free."}}
    notice = services.draft_notice(call=call, words=words, by=staff().organiser)
    send(notice)
    services.fill_notice(notice=notice, now=clock.now())
    return Mail.objects.get(kind=Mail.Kind.NOTICE)


def in_force() -> int:
    return ConsentGiven.objects.filter(purpose="call_news", withdrawn_at__isnull=True).count()


def address(mail: Mail) -> str:
    return "/" + unsubscribe_url(mail.tag).split("/", 3)[3]


def test_the_address_in_a_notice_exists_and_looking_ends_nothing(mail: Mail) -> None:
    assert resolve(address(mail)).view_name == "website:unsubscribe"
    page = Client().get(address(mail))
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    assert in_force() == 1


@pytest.mark.django_db(transaction=True)
def test_a_mail_goes_while_it_is_wanted_and_waits_in_a_pause(mail: Mail) -> None:
    assert may_go(mail) == "yes"
    Notice.objects.update(state=Notice.State.PAUSED)
    assert may_go(mail) == "paused"
    Notice.objects.update(state=Notice.State.SENDING)
    Client().post(address(mail), {"List-Unsubscribe": "One-Click"})
    assert may_go(mail) == "no"


def test_one_post_from_a_mail_provider_ends_the_notices(mail: Mail) -> None:
    provider = Client(enforce_csrf_checks=True)
    answer = provider.post(address(mail), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not answer.cookies
    assert in_force() == 0
    assert not readers(mail.notice).exists()
    assert ConsentGiven.objects.filter(withdrawn_at__isnull=False).count() == 1


def test_a_known_and_an_unknown_tag_are_answered_alike(mail: Mail) -> None:
    known, unknown = address(mail), "/unsubscribe/zzzzzzzzzzzzzzzzzzzz"
    assert Client().get(known).content == Client().get(unknown).content
    assert Client().post(known).content == Client().post(unknown).content


def test_a_supporter_takes_the_consent_back_on_the_private_page(call: Call) -> None:
    write(call)
    token, code = appeals.make_door(email_index=email_index("supporter1@example.org"),
                                     now=clock.now())  # fmt: skip
    door = Client(headers={"sec-fetch-site": "same-origin"})
    door.cookies[cookies.DOOR] = token
    assert door.post("/mine/en/news/", {"purpose": "call_news"}).status_code == 303
    assert in_force() == 1  # the page is still shut
    appeals.open_door(token=token, code=code, now=clock.now())
    page = door.get("/mine/en/letters/").content.decode()
    assert "Tell me what happens." in page
    door.post("/mine/en/news/", {"purpose": "send_letter"})
    assert in_force() == 1
    door.post("/mine/en/news/", {"purpose": "call_news"})
    assert in_force() == 0
    assert "Tell me what happens." not in door.get("/mine/en/letters/").content.decode()


def test_a_letter_that_lies_in_a_tray_can_be_taken_back_on_the_page(call: Call) -> None:
    use_ways(call, ("relay", ""))
    write(call, by=a_supporter(1, call=call))
    dispatch(worker="test")
    Delivery.objects.filter(purpose="copy").delete()
    assert set(Delivery.objects.values_list("state", flat=True)) == {"handed"}
    token, code = appeals.make_door(email_index=email_index("supporter1@example.org"),
                                    now=clock.now())  # fmt: skip
    appeals.open_door(token=token, code=code, now=clock.now())
    door = Client(headers={"sec-fetch-site": "same-origin"})
    door.cookies[cookies.DOOR] = token
    page = door.get("/mine/en/letters/").content.decode()
    buttons = re.findall(r"/mine/en/withdraw/\d+/", page)
    assert len(buttons) == 2
    door.post(buttons[0])
    assert Delivery.objects.filter(state="cancelled").count() == 1
