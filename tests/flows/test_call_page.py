"""What everybody can see of a call."""

import pytest
from django.test import Client

from tests.worlds import a_published_call

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
