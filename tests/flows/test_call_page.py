"""What everybody can see of a call."""

import pytest
from django.test import Client

from tests.worlds import a_published_call
from yeondae.directory.models import Organisation

pytestmark = pytest.mark.django_db


def test_all_pages_answer(client: Client) -> None:
    call = a_published_call()
    for path in (
        "/en/",
        f"/en/calls/{call.slug}/",
        f"/ko/calls/{call.slug}/",
        f"/en/calls/{call.slug}/valid/",
        f"/en/calls/{call.slug}/yourself/",
        f"/en/calls/{call.slug}/safe/",
        f"/en/calls/{call.slug}/group/",
        "/en/about/",
        "/en/privacy/",
        f"/write/{call.slug}/ko/",
        "/mine/en/",
        "/robots.txt",
    ):
        r = client.get(path)
        assert r.status_code == 200, path


def test_the_sheet_names_an_office_as_its_reader_does_and_as_the_letter_does(
    client: Client,
) -> None:
    call = a_published_call(offices=1)
    Organisation.objects.filter(offices__isnull=False).update(name="예시부")
    sheets = {
        language: client.get(f"/{language}/calls/{call.slug}/sheet.txt").content.decode()
        for language in ("en", "ko")
    }
    # The letter is Korean whoever reads, but an English reader sees whom it goes to.
    assert "Minister of Examples: 예시넷, 예시부 장관" in sheets["en"]
    assert "예시넷, 예시부 장관" in sheets["ko"]
    assert "Minister of Examples:" not in sheets["ko"]
