"""What puts more of a case out is one person's to ask for and another's to say yes to."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests import worlds
from yeondae.accounts import approvals
from yeondae.accounts.committee import Size, set_size
from yeondae.accounts.models import Approval, User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.cases import services
from yeondae.cases.models import Case, Consent, Person
from yeondae.cases.models.kinds import EventKind as K
from yeondae.core.refusal import Refused
from yeondae.flows import show_person
from yeondae.website.answers import forget_pages

pytestmark = pytest.mark.django_db
R = Person.Risk


@pytest.fixture
def by() -> User:
    one = worlds.staff().organiser
    grant_role(user=one, role=Role.CASEWORKER, by=None)
    return one


@pytest.fixture
def ann(by: User) -> Person:
    """Somebody shown by initials on a page that is out."""
    case = worlds.a_case(by)
    found = case.people.all()[0]
    services.set_risk(person=found, risk=R.R3, by=by)
    worlds.publish(case, by)
    return Person.objects.select_related("case").get(pk=found.pk)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page_of(case: Case) -> str:
    forget_pages()
    return Client().get(f"/en/cases/{case.public_id}/").content.decode()


def test_a_wider_grade_waits_until_a_second_person_looked(ann: Person, by: User) -> None:
    signed_in(by).post(reverse("desk:set_risk", args=[ann.pk]), {"risk": "R1"})
    assert "Ann Example" not in page_of(ann.case)
    place = reverse("desk:show_person", args=[ann.pk])
    own = signed_in(by).get(place).content.decode()
    assert "waits for a colleague" in own and 'name="asking"' not in own
    asked = Approval.objects.get(end="")
    signed_in(by).post(place, {"asking": asked.pk})
    assert "Ann Example" not in page_of(ann.case), "nobody says yes to their own asking"
    second = signed_in(worlds.second_person())
    assert "Ann Example" in second.get(place).content.decode()
    second.post(place, {"asking": asked.pk})
    assert "Ann Example" in page_of(ann.case)
    ann.refresh_from_db()
    assert (ann.risk, ann.risk_wanted, ann.risk_set_by) == (R.R1, "", by)


def test_a_stricter_grade_holds_at_once_and_ends_what_waited(ann: Person, by: User) -> None:
    assert not show_person.grade(person=ann, risk=R.R1, by=by)
    asked = show_person.standing(ann)
    assert asked is not None
    assert show_person.grade(person=ann, risk=R.R4, by=by)
    assert "A. E." not in page_of(ann.case) and show_person.standing(ann) is None
    approvals.approve(approval=asked, by=worlds.second_person())
    with pytest.raises(Refused):
        show_person.show(person=ann, by=by)
    ann.refresh_from_db()
    assert ann.risk == R.R4


def test_what_was_changed_after_the_asking_is_not_what_was_said_yes_to(
    ann: Person, by: User
) -> None:
    show_person.grade(person=ann, risk=R.R2, by=by)
    asked = show_person.standing(ann)
    show_person.grade(person=ann, risk=R.R0, by=by)
    place = reverse("desk:show_person", args=[ann.pk])
    answer = signed_in(worlds.second_person()).post(place, {"asking": asked and asked.pk})
    assert answer.status_code == 302
    ann.refresh_from_db()
    assert ann.risk == R.R3


def test_a_consent_that_lets_a_name_show_waits_too(ann: Person, by: User) -> None:
    Consent.objects.filter(person=ann).update(ended_on=date(2026, 6, 2))
    services.set_risk(person=ann, risk=R.R1, by=by)
    sent = {"given_by": "family", "given_on": "2026-06-03", "shows": ["name", "face"]}
    signed_in(by).post(reverse("desk:give_consent", args=[ann.pk]), sent)
    assert Consent.objects.get(person=ann, ended_on=None).waits
    assert "Ann Example" not in page_of(ann.case)
    place = reverse("desk:show_person", args=[ann.pk])
    asked = Approval.objects.get(end="")
    signed_in(worlds.second_person()).post(place, {"asking": asked.pk})
    assert "Ann Example" in page_of(ann.case)


def test_a_consent_to_what_shows_already_holds_at_once(ann: Person, by: User) -> None:
    services.set_risk(person=ann, risk=R.R1, by=by)
    more = {"given_by": "family", "given_on": date(2026, 6, 3), "shows": ["name"]}
    assert show_person.agree(person=ann, by=by, **more)
    assert not Consent.objects.filter(waits=True).exists()


def test_a_consent_that_begins_later_is_looked_at_before_it_begins(ann: Person, by: User) -> None:
    services.set_risk(person=ann, risk=R.R1, by=by)
    more = {"given_by": "self", "given_on": date(2999, 1, 1), "shows": ["face"]}
    assert not show_person.agree(person=ann, by=by, **more)


def test_whoever_asked_leaves_it_as_it_is(ann: Person, by: User) -> None:
    show_person.grade(person=ann, risk=R.R1, by=by)
    signed_in(by).post(reverse("desk:show_no_more", args=[ann.pk]))
    ann.refresh_from_db()
    assert not show_person.is_waiting(ann) and ann.risk == R.R3


def test_before_anything_is_out_one_person_grades(by: User) -> None:
    person = worlds.a_case(by, risk=R.R4).people.all()[0]
    assert show_person.grade(person=person, risk=R.R1, by=by)
    assert not Approval.objects.exists()


def test_a_small_committee_needs_both_and_one_person_is_told(ann: Person, by: User) -> None:
    set_size(chosen=Size.SMALL, by=by)
    assert not show_person.grade(person=ann, risk=R.R1, by=by)
    set_size(chosen=Size.ONE, by=by)
    page = signed_in(by).get(reverse("desk:show_person", args=[ann.pk])).content.decode()
    assert "You are one person here" in page
    assert show_person.grade(person=ann, risk=R.R0, by=by)
    assert "Ann Example" in page_of(ann.case)
    assert Approval.objects.filter(is_alone=True, end="used").exists()


def test_a_case_that_changed_after_the_asking_is_looked_at_again(by: User) -> None:
    case = worlds.a_case(by)
    asked = services.ask_to_publish(case=case, by=by, place="")
    services.record_event(
        case=case, kind=K.ARREST, when=services.When(date(2026, 6, 1)), hits=[], is_public=True,
        words={"en": "Something else."}, source=services.Source("the union"), by=by,
    )  # fmt: skip
    approvals.approve(approval=asked, by=worlds.second_person())
    with pytest.raises(Refused, match="changed after"):
        services.publish_case(case=case, by=by)


def test_joining_two_entries_shows_no_more_than_before(ann: Person, by: User) -> None:
    Consent.objects.filter(person=ann).delete()
    services.set_risk(person=ann, risk=R.R1, by=by)
    other = ann.case.people.all()[1]
    with pytest.raises(Refused, match="more of this person would show"):
        show_person.join(kept=ann, gone=other, by=by)
    other.refresh_from_db()
    assert other.merged_into_id is None


def test_parting_two_entries_keeps_a_grade_that_was_set_since(ann: Person, by: User) -> None:
    other = ann.case.people.all()[1]
    merge = show_person.join(kept=ann, gone=other, by=by)
    services.set_risk(person=ann, risk=R.R4, by=by)
    merge.refresh_from_db()
    services.undo_merge(merge=merge, by=by)
    ann.refresh_from_db()
    assert ann.risk == R.R4


def test_words_of_a_call_that_go_on_naming_somebody_are_told_and_letters_wait(by: User) -> None:
    call = worlds.a_published_call(languages=("en",))
    ann = call.people.order_by("position")[0]
    edition = call.editions.get()
    assert edition.current is not None and call.case is not None
    edition.current.words["demands"] = ["Release Ann Example.", "End the raids."]
    edition.current.save()
    worlds.publish(call.case, by)
    assert "Release Ann Example." in page_of(call.case) and show_person.calls_naming(ann) == []
    assert show_person.grade(person=ann, risk=R.R3, by=by)
    page = page_of(call.case)
    assert "Ann Example" not in page and "End the raids." not in page, "nobody reads that call"
    assert show_person.calls_naming(ann) == [call]
    assert ann.changes.filter(kind="corrected").exists(), "letters about them wait"
    own = signed_in(by).get(reverse("desk:person", args=[ann.pk])).content.decode()
    assert "still name them" in own and call.code in own


def test_a_withdrawn_consent_hides_the_name_and_holds_the_letters(by: User) -> None:
    call = worlds.a_published_call(languages=("en",))
    ann = call.people.order_by("position")[0]
    consent = ann.consents.get()
    signed_in(by).post(reverse("desk:end_consent", args=[ann.pk, consent.pk]))
    assert ann.changes.filter(kind="corrected").exists()
