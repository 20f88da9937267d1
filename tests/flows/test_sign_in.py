"""A one-time link: looking shows a button, pressing it signs in, a second time it is over."""

import pytest
from django.test import Client
from django.urls import reverse

from yeondae.accounts import services
from yeondae.accounts.roles import Role
from yeondae.core import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def link() -> str:
    user = services.create_staff(username="demo", name="Demo", by=None, is_demo=True)
    services.grant_role(user=user, role=Role.ORGANISER, by=None)
    token = services.make_sign_in_link(user=user, now=clock.now())
    return reverse("sign_in_by_link", args=[token])


def test_following_the_link_changes_nothing(client: Client, link: str, settings) -> None:
    settings.DEMO = True
    for _time in range(3):  # mail scanners, previews, a nervous finger
        assert b"<button" in client.get(link).content
    assert "_auth_user_id" not in client.session


def test_pressing_the_button_signs_in_and_leads_to_the_desk(client, link: str, settings) -> None:
    settings.DEMO = True
    answer = client.post(link)
    assert answer.status_code == 302 and answer["Location"] == "/desk/"
    assert "_auth_user_id" in client.session


def test_the_second_use_gets_a_sentence(client: Client, link: str, settings) -> None:
    settings.DEMO = True
    client.post(link)
    answer = Client().post(link)
    assert answer.status_code == 410 and b"no longer works" in answer.content


def test_outside_the_demo_there_is_no_such_page(client: Client, link: str, settings) -> None:
    settings.DEMO = False
    assert client.get(link).status_code == client.post(link).status_code == 404


def test_the_button_carries_a_token_against_forged_posts(link: str, settings) -> None:
    settings.DEMO = True
    assert Client(enforce_csrf_checks=True).post(link).status_code == 403


def test_the_desk_says_on_every_page_that_this_is_the_demo(client, link: str, settings) -> None:
    settings.DEMO = True
    assert b"Nothing leaves this machine" in client.get(link).content
    client.post(link)
    for name in ("wagtailadmin_home", "desk:start", "desk:calls"):
        assert b"Nothing leaves this machine" in client.get(reverse(name), follow=True).content
    settings.DEMO = False
    assert b"Nothing leaves this machine" not in client.get(reverse("desk:calls")).content
