"""A call's picture is public only where everybody in the call may be shown with their face."""

from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from tests.worlds import a_published_call
from yeondae.calls.models import Call
from yeondae.calls.photos import keep_photo
from yeondae.calls.services import set_photo
from yeondae.cases.models import Consent
from yeondae.website import answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    out = BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "PNG")
    call = a_published_call()
    captions = {"en": "The three officers", "ko": "세 사람"}
    set_photo(call=call, photo=keep_photo(out.getvalue()), captions=captions, by=None)
    return call


def page(call: Call, language: str = "en") -> str:
    answers.forget_pages()
    return Client().get(f"/{language}/calls/{call.slug}/").content.decode()


def picture(call: Call) -> int:
    answers.forget_pages()
    return Client().get(f"/en/calls/{call.slug}/photo.jpg").status_code


def test_without_everybody_s_consent_to_their_face_nothing_is_shown(call: Call) -> None:
    first = call.people.all()[0]
    Consent.objects.filter(person=first).update(face=True)
    assert "photo.jpg" not in page(call)
    assert "The three officers" not in page(call)
    assert picture(call) == 404


def test_with_it_the_picture_stands_on_the_page_with_its_caption(call: Call) -> None:
    Consent.objects.update(face=True)
    assert 'alt="The three officers"' in page(call)
    assert 'alt="세 사람"' in page(call, "ko")
    assert picture(call) == 200


def test_a_call_without_a_picture_has_no_address_for_one(call: Call) -> None:
    Consent.objects.update(face=True)
    set_photo(call=call, photo="", captions={}, by=None)
    assert picture(call) == 404
    assert "photo.jpg" not in page(call)
