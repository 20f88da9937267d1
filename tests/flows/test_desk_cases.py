"""A caseworker enters names, sources, statements, numbers and courts, and joins what is one."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests import worlds
from yeondae.accounts.models import Approval
from yeondae.cases import services
from yeondae.cases.models import (
    Case,
    Charge,
    Claim,
    Figure,
    Label,
    Override,
    Person,
    Post,
    Relation,
    Ruling,
)
from yeondae.cases.models.kinds import EventKind as K
from yeondae.desk.cases.entries import FORMS

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    by = worlds.staff().organiser
    case = worlds.a_case(by)
    services.record_event(
        case=case, kind=K.ARREST, when=services.When(date(2026, 6, 1)),
        hits=[services.Hit(case.people.all()[0])], source=services.Source("the union"), by=by,
    )  # fmt: skip
    return case


def post(desk: Client, page: str, /, *args: object, expect: int = 302, **sent: object) -> str:
    data = {key: value for key, value in sent.items() if value is not None}
    answer = desk.post(reverse(f"desk:{page}", args=args), data)
    assert answer.status_code == expect, answer.content.decode()[-3000:]
    return answer.content.decode()


def test_every_form_opens(desk: Client, case: Case) -> None:
    for kind in FORMS:
        assert desk.get(reverse("desk:case_enter", args=[case.pk, kind])).status_code == 200
    ann = case.people.all()[0].pk
    for name, key in (("case", case.pk), ("person_names", ann), ("merge_people", ann),
                      ("new_person", case.pk)):  # fmt: skip
        assert desk.get(reverse(f"desk:{name}", args=[key])).status_code == 200
    assert desk.get(reverse("desk:cases")).status_code == 200


def test_a_whole_history_can_be_entered(desk: Client, case: Case) -> None:
    ann, bo, _cy = case.people.all()
    pk, source = case.pk, case.sources.get().pk
    post(desk, "case_enter", pk, "source", name="A commission", kind="report", nearness="ngo",
         reliability="likely")  # fmt: skip
    event = case.events.get().pk
    post(desk, "case_enter", pk, "claim", event=event, fact="time", source=source, level="V1",
         standing="disputed", words_en="about 9:20")  # fmt: skip
    post(desk, "case_enter", pk, "figure", kind="total", operator="more_than", low=20,
         definition_en="members arrested since August", source=source, is_public="on")  # fmt: skip
    post(desk, "case_enter", pk, "proceeding", names_en="The trial", is_public="on")
    trial = case.proceedings.get().pk
    post(desk, "case_enter", pk, "charge", proceeding=trial, person=ann.pk, law="KR-ADA",
         state="charged", penalties_en="Up to two years in prison", source=source)  # fmt: skip
    post(desk, "case_enter", pk, "ruling", proceeding=trial, person=ann.pk, instance="first",
         months=36, source=source)  # fmt: skip
    post(desk, "case_enter", pk, "label", person=ann.pk, kind="prisoner_of_conscience",
         declared_by="A commission", declared_on="2026-07-01", source_name="a report")  # fmt: skip
    post(desk, "case_enter", pk, "relation", person=ann.pk, other=bo.pk, kind="co_defendant")
    post(desk, "case_enter", pk, "post", person=ann.pk, titles_en="President", since="2025-01-01")
    post(desk, "case_enter", pk, "status", person=bo.pk, status="missing", on="2026-07-01",
         source_name="the family")  # fmt: skip
    made = (Figure, Charge, Ruling, Label, Relation, Post, Override)
    assert [model.objects.count() for model in made] == [1] * len(made)
    assert Charge.objects.get().penalties == {"en": "Up to two years in prison"}
    assert Claim.objects.filter(standing="disputed", field="time").exists()
    page = desk.get(reverse("desk:case", args=[pk])).content.decode()
    assert "members arrested since August" in page and "about 9:20" in page


@pytest.mark.parametrize(
    ("kind", "sent", "sentence"),
    [
        ("figure", {"kind": "total", "operator": "exact", "low": 5}, "without its definition"),
        ("claim", {"fact": "time"}, "either an event or a number"),
        ("relation", {"kind": "colleague"}, "nobody is related to themselves"),
    ],
)
def test_what_cannot_be_kept_is_answered_with_a_sentence(
    desk: Client, case: Case, kind: str, sent: dict[str, object], sentence: str
) -> None:
    person, source = case.people.all()[0].pk, case.sources.get().pk
    page = post(desk, "case_enter", case.pk, kind, expect=422, person=person, other=person,
                source=source, **sent)  # fmt: skip
    assert sentence in page


def names(*rows: dict[str, str]) -> dict[str, object]:
    data: dict[str, object] = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": 0}
    for index, row in enumerate(rows):
        for key, value in {"order": "family_first", "kind": "used", **row}.items():
            data[f"form-{index}-{key}"] = value
    return data


def test_names_are_kept_each_with_its_order_and_found_in_every_spelling(
    desk: Client, case: Case
) -> None:
    person = case.people.all()[0]
    post(desk, "person_names", person.pk, **names(
        {"text": "HAN Sang-gyun", "family": "HAN", "language": "en", "is_public": "on"},
        {"text": "한상균", "family": "한", "language": "ko", "is_public": "on"},
    ))  # fmt: skip
    person.refresh_from_db()
    assert person.names == {"en": "HAN Sang-gyun", "ko": "한상균"}
    found = post(desk, "find_people", expect=200, name="Sang-kyun Han")
    assert "HAN Sang-gyun" in found
    assert "Nobody" in post(desk, "find_people", expect=200, name="Zzyzx Qwert")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"text": "Ann 😀", "language": "en", "is_public": "on"}, "not a letter"),
        ({"text": "Ann\u202e", "language": "en", "is_public": "on"}, "hidden character"),
        ({"text": "a" * 300, "language": "en", "is_public": "on"}, "300 characters"),
        ({"text": "Ann Example", "language": "en"}, "which name is used in public"),
        ({"text": "Ann", "family": "Zed", "language": "en", "is_public": "on"}, "does not stand"),
    ],
)
def test_a_name_that_is_none_is_refused(
    desk: Client, case: Case, row: dict[str, str], sentence: str
) -> None:
    assert sentence in post(desk, "person_names", case.people.all()[0].pk, expect=422, **names(row))


def test_whoever_may_be_the_same_is_offered_with_the_reason_first(desk: Client, case: Case) -> None:
    page = post(desk, "new_person", case.pk, expect=200, name="Example Ann", language="en")
    assert "Is it one of these?" in page and "Ann Example" in page
    assert Person.objects.count() == 3
    post(desk, "new_person", case.pk, name="Example Ann", language="en", is_new="on")
    assert Person.objects.count() == 4


def test_two_entries_become_one_and_two_again(desk: Client, case: Case) -> None:
    ann = case.people.all()[0]
    post(desk, "new_person", case.pk, name="Example Ann", language="en", is_new="on")
    gone = Person.objects.latest("pk")
    page = desk.get(reverse("desk:merge_people", args=[ann.pk])).content.decode()
    assert "the same name" in page
    post(desk, "merge_people", ann.pk, gone=gone.pk)
    gone.refresh_from_db()
    assert gone.merged_into_id == ann.pk
    post(desk, "undo_merge", ann.merges.get().pk)
    gone.refresh_from_db()
    assert gone.merged_into_id is None


def test_a_case_gets_its_page_and_loses_it(desk: Client, case: Case) -> None:
    post(desk, "show_case", case.pk)
    assert Client().get(f"/en/cases/{case.public_id}/").status_code == 404
    second = Client()
    second.force_login(worlds.second_person())
    assert "Ann Example" in second.get(reverse("desk:show_case", args=[case.pk])).content.decode()
    post(second, "show_case", case.pk, asking=Approval.objects.get(end="").pk)
    assert Client().get(f"/en/cases/{case.public_id}/").status_code == 200
    post(desk, "case_publish", case.pk, withdraw="1")
    case.refresh_from_db()
    assert case.published_at is None


def test_a_statement_is_judged_and_another_shown_first(desk: Client, case: Case) -> None:
    claim = Claim.objects.get()
    post(desk, "claim_judge", claim.pk, level="V2", standing="disputed")
    claim.refresh_from_db()
    assert (claim.level, claim.standing) == ("V2", "disputed")
    post(desk, "claim_judge", claim.pk, show="1")


def test_a_doubtful_history_says_so_at_the_desk(desk: Client, case: Case) -> None:
    person = case.people.all()[0]
    services.record_event(
        case=case, kind=K.PAROLE, when=services.When(date(2026, 5, 1)),
        hits=[services.Hit(person)], by=worlds.staff().organiser,
    )  # fmt: skip
    page = desk.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert "before the day they were taken" in page and "no sentence is entered" in page
