"""A supporter writes: what they can rely on from the first word to the queue."""

import re

import pytest
from django.test import Client

from tests.worlds import a_published_call
from yeondae.calls.models import Call
from yeondae.deliveries.models import Delivery
from yeondae.letters.models import Letter
from yeondae.mailings.models import Mail
from yeondae.supporters.models import ConsentGiven

pytestmark = pytest.mark.django_db
TYPED = {"country": "DE", "email": "writer@example.org", "name": "", "organisation": ""}


@pytest.fixture(autouse=True)
def nothing_remembered():
    from yeondae.flows import call_material
    from yeondae.website import answers

    call_material.forget()
    answers.forget_pages()


@pytest.fixture
def call() -> Call:
    return a_published_call()


def sample(client: Client, call: Call) -> str:
    page = client.get(f"/write/{call.slug}/en/").content.decode()
    found = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", page, re.S)
    assert found
    return found[1]


def write(client: Client, call: Call, **typed: str):
    text = sample(client, call)
    return client.post(f"/write/{call.slug}/en/", {**TYPED, "text_ko": text, **typed})


def sign(client: Client, call: Call, **ticked: str):
    chosen = {"signed": "withheld", "send_letter": "on", **ticked}
    return client.post(f"/write/{call.slug}/en/sign/", chosen)


def newest_code() -> str:
    return re.search(r"\d{6}", Mail.objects.latest("pk").text)[0]


def confirm(client: Client, call: Call, code: str):
    return client.post(f"/write/{call.slug}/en/code/", {"code": code})


def test_three_screens_put_a_letter_to_each_office_into_the_queue(client, call):
    assert write(client, call).headers["Location"].endswith("/sign/")
    assert sign(client, call).headers["Location"].endswith("/code/")
    answer = confirm(client, call, newest_code())
    assert answer.status_code == 303 and answer.headers["Location"].endswith("/done/")
    assert Letter.objects.filter(look="not_needed", is_changed=False).count() == 2
    to_offices = Delivery.objects.filter(purpose="addressee")
    assert [each.state for each in to_offices] == ["queued", "queued"]
    assert Delivery.objects.filter(purpose="copy").count() == 2
    assert list(ConsentGiven.objects.values_list("purpose", flat=True)) == ["send_letter"]
