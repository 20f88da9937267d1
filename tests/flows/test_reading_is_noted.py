"""Whoever opens what is private of a person or a case leaves a row in the audit log."""

import pytest
from django.test import Client

from tests import worlds
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "verb"),
    [
        ("/desk/people/{person}/", "read_person"),
        ("/desk/people/{person}/names/", "read_person"),
        ("/desk/cases/{case}/", "read_case"),
    ],
)
def test_each_reading_is_noted_with_who_read(address: str, verb: str) -> None:
    user = worlds.staff().organiser
    grant_role(user=user, role=Role.CASEWORKER, by=None)
    case = worlds.a_case(user)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    path = address.format(person=case.people.all()[0].pk, case=case.pk)
    for _time in range(2):
        assert client.get(path).status_code == 200
    assert Entry.objects.filter(verb=verb, actor=user.pk).count() == 2


def test_finding_somebody_by_a_sealed_name_is_noted() -> None:
    user = worlds.staff().organiser
    grant_role(user=user, role=Role.CASEWORKER, by=None)
    case = worlds.a_case(user, risk="R4")
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    page = client.post("/desk/people/find/", {"name": "Ann Example"}).content.decode()
    assert "Ann Example" in page
    found = Entry.objects.get(verb="find_person")
    assert found.subject_id == case.people.all()[0].pk
