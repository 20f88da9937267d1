"""Addresses of the desk that only take what a form sends, asked for as pages."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import worlds
from tests.flows.test_desk_routes import PATTERNS, address_of
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    people = worlds.staff()
    for role in Role:
        grant_role(user=people.organiser, role=role, by=None)
    client.force_login(people.organiser, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_each_says_so_in_a_page_with_the_way_to_the_button(desk: Client) -> None:
    answers = {address_of(pattern): desk.get(address_of(pattern)) for pattern in PATTERNS}
    pages = {path: answer for path, answer in answers.items() if answer.status_code == 405}
    assert len(pages) > 20
    for path, answer in pages.items():
        assert "Only a button does this" in answer.content.decode(), path
        assert answer.headers["Allow"] == "POST", path


@pytest.mark.parametrize(
    ("path", "back"),
    [
        ("/desk/changes/report/", "/desk/changes/"),
        ("/desk/changes/7/settle/", "/desk/changes/"),
        ("/desk/carry/gather/", "/desk/"),
        ("/desk/carry/bundle/3/done/", "/desk/carry/bundle/3/"),
    ],
)
def test_the_way_back_is_the_nearest_page_above(desk: Client, path: str, back: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == 405
    assert f'<a class="button" href="{back}">' in answer.content.decode()


def test_signing_out_elsewhere_leads_to_its_button_and_ends_nothing(desk: Client) -> None:
    other = Client()
    other.force_login(worlds.staff().organiser, backend="django.contrib.auth.backends.ModelBackend")
    answer = desk.get(reverse("sign_out_elsewhere"))
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("mfa_index"))
    assert other.get(reverse("desk:start")).status_code == 200


def test_an_answer_without_its_call_asks_which_one(desk: Client) -> None:
    assert "No call has been published yet" in desk.get(reverse("desk:new_reply")).content.decode()
    call = worlds.a_published_call()
    page = desk.get(reverse("desk:new_reply")).content.decode()
    assert f'<option value="{call.pk}">{call.code}</option>' in page
    assert desk.get(reverse("desk:new_reply"), {"call": "999"}).status_code == 404


def test_an_answer_says_about_whom_it_is(desk: Client) -> None:
    call = worlds.a_published_call()
    typed = {
        "office": call.offices.all()[0].office_id,
        "on": "2026-11-20",
        "kind": "pledge",
        "text": "We shall look into it.",
        "people": [call.people.all()[0].pk],
        "visible": "desk",
    }
    page = desk.post(f"{reverse('desk:new_reply')}?call={call.pk}", typed, follow=True)
    assert "About whom" in page.content.decode() and "Ann Example" in page.content.decode()
