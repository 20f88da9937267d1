"""What people at the desk rely on with petitions."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests import worlds
from tests.petitions import Signer, a_petition, forget, newest_code, signatures
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.audit.models import Entry
from yeondae.core import clock
from yeondae.petitions.models import Invalidation, Petition, Signature, Suspicion
from yeondae.petitions.services import making
from yeondae.petitions.services.counting import publish_changes
from yeondae.petitions.services.floods import look_for_floods

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def staff() -> worlds.Staff:
    people = worlds.staff()
    grant_role(user=people.organiser, role=Role.ORGANISER, by=None)
    grant_role(user=people.reviewer, role=Role.REVIEWER, by=None)
    forget()
    return people


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


@pytest.fixture
def desk(staff: worlds.Staff) -> Client:
    return signed_in(staff.organiser)


def at(name: str, **kwargs: object) -> str:
    return reverse(f"desk:{name}", kwargs=kwargs)


def test_a_petition_is_made_written_opened_and_checked(desk: Client, staff: worlds.Staff) -> None:
    call = worlds.a_published_call()
    office = call.offices.first()
    assert office
    today = clock.now().date()
    typed = {
        "opens_on": today - timedelta(days=1), "opens_at": "09:00",
        "closes_on": today + timedelta(days=30), "closes_at": "18:00",
        "time_zone": "Asia/Seoul", "keep_days": "183", "goal": 1000,
        "at_risk": "KR", "offices": [office.office_id],
    }  # fmt: skip
    assert desk.post(f"{at('new_petition')}?call={call.pk}", typed).status_code == 302
    petition = Petition.objects.get()
    words = {"title": "Free them", "text": "We ask you to release them."}
    desk.post(at("petition_words", pk=petition.pk, language="en"), words)
    desk.post(at("open_petition", pk=petition.pk))
    forget()
    public = f"/en/petitions/{call.slug}/"
    assert "First report" in Client().get(public).content.decode()
    desk.post(at("check_petition", pk=petition.pk))
    petition.refresh_from_db()
    assert petition.checked_by is None, "nobody checks their own"
    signed_in(staff.reviewer).post(at("check_petition", pk=petition.pk))
    forget()
    assert "First report" not in Client().get(public).content.decode()


def test_what_is_missing_is_said_before_it_opens(desk: Client) -> None:
    petition = a_petition()
    Petition.objects.update(state="draft", opened_at=None, opened_by=None, checked_at=None,
                            checked_by=None)  # fmt: skip
    petition.texts.all().delete()
    desk.post(at("open_petition", pk=petition.pk))
    petition.refresh_from_db()
    assert petition.state == "draft"
    assert "no words yet" in desk.get(at("petition", pk=petition.pk)).content.decode()


def test_words_that_are_out_stay(desk: Client) -> None:
    petition = a_petition()
    words = {"title": "Other words", "text": "Nobody signed these."}
    desk.post(at("petition_words", pk=petition.pk, language="en"), words)
    assert petition.texts.get(language="en").title != "Other words"


def test_every_page_opens(desk: Client) -> None:
    petition = a_petition()
    signatures(petition, 3)
    for name in ("petition", "petition_terms", "enter_reply"):
        assert desk.get(at(name, pk=petition.pk)).status_code == 200
    for language in ("en", "fr"):
        page = at("petition_words", pk=petition.pk, language=language)
        assert desk.get(page).status_code == 200
    assert desk.get(at("petitions")).status_code == 200


def test_an_organisation_is_checked_and_then_shown_with_its_reach_as_claimed(desk: Client) -> None:
    petition = a_petition()
    signer = Signer(petition)
    signer.sends("organisation/", organisation="Example Union", role="Secretary", reach="5000")
    signer.types(newest_code())
    signature = Signature.objects.get()
    assert "Example Union" in desk.get(at("petitions")).content.decode()
    desk.post(at("check_organisation", pk=signature.pk), {"right": "1"})
    signature.refresh_from_db()
    assert signature.counts and signature.checked_by
    forget()
    page = signer.page()
    assert "Example Union" in page and "5,000 members, as claimed" in page


def test_an_organisation_that_waits_is_shown_in_the_reader_s_language(desk: Client) -> None:
    petition = a_petition()
    signer = Signer(petition)
    signer.sends("organisation/", organisation="Example Union", role="Secretary", reach="12000")
    signer.types(newest_code())
    page = at("petition", pk=petition.pk)
    for language, words in (("en", ("Germany", "12,000")), ("de", ("Deutschland", "12.000"))):
        shown = desk.get(page, headers={"accept-language": language}).content.decode()
        (box,) = re.findall(r"<b>Example Union</b>.*?</p>", shown)
        assert all(word in box for word in words)


def test_an_organisation_that_says_something_else_is_checked_anew(desk: Client) -> None:
    petition = a_petition()
    typed = {"organisation": "Example Union", "role": "Secretary", "reach": "5000"}
    signer = Signer(petition)

    def signs(**changes: str) -> Signature:
        signer.sends("organisation/", **{**typed, **changes})
        signer.types(newest_code())
        return Signature.objects.get()

    desk.post(at("check_organisation", pk=signs().pk), {"right": "1"})
    assert signs().counts, "said again, it is what was checked"
    assert not signs(reach="200000000").counts
    forget()
    assert "Example Union" not in signer.page()


def test_a_reply_from_a_country_at_risk_keeps_neither_name_nor_place(desk: Client) -> None:
    petition = a_petition(at_risk=["KR"])
    typed = {
        "email": "writer@example.org", "name": "Cy Example", "country": "KR",
        "signed_on": clock.now().date(), "shown": "full", "sentence": "I sign.",
    }  # fmt: skip
    desk.post(at("enter_reply", pk=petition.pk), typed)
    kept = Signature.objects.get()
    assert (kept.content["name"], kept.country, kept.shown) == ("", "", "not") and kept.counts


def test_a_reply_by_mail_is_entered_with_its_sentence_and_counts_once(desk: Client) -> None:
    petition = a_petition()
    typed = {
        "email": "Writer@example.org", "name": "Ann Example", "country": "DE",
        "signed_on": clock.now().date(), "shown": "not", "sentence": "I sign.",
    }  # fmt: skip
    for status in (302, 422):
        assert desk.post(at("enter_reply", pk=petition.pk), typed).status_code == status
    signature = Signature.objects.get()
    assert signature.way == "reply" and signature.content["agreed"] == ["I sign."]
    assert Signer(petition).signs(email="writer@example.org").status_code == 303
    assert Signature.objects.count() == 1


@pytest.fixture
def flood() -> Petition:
    petition = a_petition()
    signatures(petition, 15)
    mark = {"domain": b"d" * 16, "seen_at": clock.now(), "content": {"domain": "example.com"}}
    signatures(petition, 60, **mark)
    look_for_floods(petition=petition, now=clock.now())
    publish_changes(petition_id=petition.pk, now=clock.now())
    return petition


def test_a_flood_is_held_shown_struck_out_with_a_reason_and_put_back(
    desk: Client, flood: Petition
) -> None:
    flood.tally.refresh_from_db()
    assert flood.tally.online == 15
    assert "example.com" in desk.get(at("petition", pk=flood.pk)).content.decode()
    suspicion = Suspicion.objects.get()
    desk.post(at("decide_flood", pk=suspicion.pk), {"why": ""})
    assert not Invalidation.objects.exists(), "not without a reason"
    desk.post(at("decide_flood", pk=suspicion.pk), {"why": "One machine made these."})
    struck = Invalidation.objects.get()
    assert struck.signatures_struck == 60 and Signature.objects.filter(counts=True).count() == 15
    desk.post(at("undo_invalidation", pk=struck.pk))
    assert Signature.objects.filter(counts=True).count() == 75
    assert set(Entry.objects.values_list("verb", flat=True)) >= {
        "suspect", "invalidate", "undo_invalidation",
    }  # fmt: skip


def test_a_cleared_flood_counts_and_is_not_asked_about_again(desk: Client, flood: Petition) -> None:
    desk.post(at("decide_flood", pk=Suspicion.objects.get().pk), {"clear": "1"})
    look_for_floods(petition=flood, now=clock.now())
    assert Signature.objects.filter(counts=True).count() == 75


def test_a_stranger_gets_nowhere(staff: worlds.Staff) -> None:
    petition = a_petition()
    answer = signed_in(staff.stranger).get(at("petition", pk=petition.pk))
    assert answer.status_code in (302, 403)


def test_what_was_typed_is_shown_again_where_it_cannot_be_kept(
    desk: Client, staff: worlds.Staff
) -> None:
    petition = a_petition()
    words = {"title": "Free them", "text": "We ask you to release all three."}
    answer = desk.post(at("petition_words", pk=petition.pk, language="en"), words)
    page = answer.content.decode()
    assert answer.status_code == 422, "these words are out"
    assert "may have been signed" in page and words["text"] in page
    reply = {
        "email": "reply@example.org", "name": "Ann Example", "country": "DE",
        "signed_on": clock.now().date(), "shown": "not", "sentence": "I sign this petition.",
    }  # fmt: skip
    place = at("enter_reply", pk=petition.pk)
    assert desk.post(place, reply).status_code == 302
    answer = desk.post(place, {**reply, "sentence": "Once more: I sign."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This mailbox has signed already" in page and "Once more: I sign." in page
    making.close_petition(petition=petition, by=None, now=clock.now())
    today = clock.now().date()
    terms = {
        "opens_on": today, "opens_at": "09:00", "closes_on": today + timedelta(days=30),
        "closes_at": "18:00", "time_zone": "Asia/Seoul", "keep_days": "183", "goal": 4321,
        "offices": [each.office_id for each in petition.addressees.all()],
    }  # fmt: skip
    answer = desk.post(at("petition_terms", pk=petition.pk), terms)
    page = answer.content.decode()
    assert answer.status_code == 422 and "is closed" in page and "4321" in page
