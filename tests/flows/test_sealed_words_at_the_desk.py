"""A caseworker who types such a word is told where it belongs, and loses nothing that was typed."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import worlds
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.cases.models import Act, Consent, Person, Relation

pytestmark = pytest.mark.django_db
BELONGS, TYPED = "sealed case note", "Her visa ran out; tell nobody"


@pytest.fixture
def desk() -> Client:
    client, user = Client(), worlds.staff().organiser
    grant_role(user=user, role=Role.CASEWORKER, by=None)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    worlds.a_case(user)
    return client


def told(desk: Client, page: str, *args: object, **sent: object) -> str:
    answer = desk.post(reverse(f"desk:{page}", args=args), sent)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert BELONGS in shown and TYPED in shown
    return shown


def test_the_note_of_a_person(desk: Client) -> None:
    person = Person.objects.all()[0]
    shown = told(desk, "person", person.pk, name_en="Ann Example", note=TYPED)
    assert reverse("desk:notes", args=[person.case_id]) in shown
    person.refresh_from_db()
    assert person.note == ""


def test_what_stays_private_of_an_event(desk: Client) -> None:
    told(desk, "new_event", Person.objects.all()[0].pk, kind="arrest", private_note=TYPED)
    assert not Act.objects.exists()


def test_how_a_consent_was_given(desk: Client) -> None:
    told(desk, "give_consent", Person.objects.all()[0].pk, given_by="self", given_on="2026-06-01",
         shows=["name"], note=TYPED)  # fmt: skip
    assert not Consent.objects.filter(given_by="self").exists()


def test_a_note_beside_two_people(desk: Client) -> None:
    ann, bo, _cy = Person.objects.order_by("position")
    told(desk, "case_enter", ann.case_id, "relation", person=ann.pk, other=bo.pk, kind="family",
         note=TYPED)  # fmt: skip
    assert not Relation.objects.exists()
