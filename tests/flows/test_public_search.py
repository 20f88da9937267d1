"""Everyone finds who may be shown, in any script and spelling, and nobody else."""

import pytest
from django.test import Client

from tests import worlds
from yeondae.cases import services
from yeondae.cases.models import Case, Consent, Name, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    by = worlds.staff().organiser
    case = worlds.a_case(by)
    person = case.people.all()[0]
    services.set_names(
        person=person,
        names=[
            services.Written("Lee Seok-mi", "en", family="Lee", is_public=True),
            services.Written("이석미", "ko", family="이", is_public=True),
            services.Written("Lee Documentina", kind=Name.Kind.LEGAL),
        ],
        by=by,
    )
    worlds.publish(case, by)
    services.set_risk(person=person, risk="R1", by=by)
    return case


def looked(name: str, **headers: str) -> str:
    answer = Client(headers=headers).post("/en/cases/search/", {"name": name})
    assert answer.status_code == 200
    return answer.content.decode()


def first(case: Case) -> Person:
    return case.people.all()[0]


@pytest.mark.parametrize(
    "name", ["Lee Seok-mi", "seokmi lee", "Yi Sŏk-mi", "이석미", "Seok-mi Lee"]
)
def test_any_script_spelling_and_order(case: Case, name: str) -> None:
    assert first(case).public_id in looked(name)


def test_a_name_in_documents_finds_nobody(case: Case) -> None:
    assert first(case).public_id not in looked("Lee Documentina")


@pytest.mark.parametrize("risk", ["R3", "R4"])
def test_nobody_finds_who_may_not_be_named(case: Case, risk: str) -> None:
    services.set_risk(person=first(case), risk=risk, by=worlds.staff().organiser)
    assert first(case).public_id not in looked("이석미")


def test_nobody_finds_who_withdrew_their_consent(case: Case) -> None:
    Consent.objects.update(name=False)
    assert first(case).public_id not in looked("이석미")


def test_nobody_finds_people_of_a_case_without_a_page(case: Case) -> None:
    services.withdraw_case(case=case, by=worlds.staff().organiser)
    assert first(case).public_id not in looked("이석미")


def test_a_case_is_found_by_its_title(case: Case) -> None:
    assert case.public_id in looked("three OFFICERS")


def test_the_page_is_kept_nowhere_and_no_address_has_the_name(case: Case) -> None:
    answer = Client().post("/en/cases/search/", {"name": "이석미"})
    assert answer.headers["Cache-Control"] == "no-store"
    assert Client().get("/en/cases/search/?name=x").status_code == 302


def test_markup_and_a_long_text_are_only_text(case: Case) -> None:
    assert "<script>x" not in looked("<script>x</script>" + "가" * 5000)


def test_a_form_of_another_site_is_refused(case: Case) -> None:
    client = Client(headers={"Sec-Fetch-Site": "cross-site"})
    assert client.post("/en/cases/search/", {"name": "이석미"}).status_code == 403
