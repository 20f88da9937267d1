"""Words that name somebody who may not be named are read by nobody, from that moment on.

A marked person stands in a call's words, its update, its petition and its action sheet. However it
comes that they may not be named, no public address says their name; and it comes back by itself.
"""

import contextlib
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests import petitions, worlds
from tests.flows.test_hidden_people import text_of
from tests.flows.test_two_people_for_cases import signed_in
from tests.routes import every_route
from tests.supporter_steps import Steps
from yeondae.accounts import approvals
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.audit.models import Entry
from yeondae.calls import services as calls
from yeondae.calls.models import Call, Update
from yeondae.cases.models import Consent, Person
from yeondae.cases.services import naming
from yeondae.community.models import News
from yeondae.core import clock
from yeondae.deliveries.models import Pause
from yeondae.flows import call_material, hold_words, publish_call, show_person
from yeondae.letters.models import Letter
from yeondae.petitions.models import PetitionText, Signing
from yeondae.website import answers

pytestmark = pytest.mark.django_db
NAME, FAMILY = "Quillon Marzipane", "Marzipane"
PUT_RIGHT = "being put right"
R = Person.Risk


@pytest.fixture
def by() -> User:
    organiser = worlds.staff().organiser
    for role in (Role.ORGANISER, Role.CASEWORKER):
        grant_role(user=organiser, role=role, by=None)
    return User.objects.get(pk=organiser.pk)


@pytest.fixture
def call(by: User) -> Call:
    """A call that names one of its three people wherever words can stand."""
    made = worlds.a_published_call(languages=("en",), at_risk=["KR"])
    person = made.people.order_by("position")[0]
    person.names = {"en": NAME}
    person.save()
    naming.write_public_names(person, person.names)
    version = made.editions.get().current
    assert version is not None and made.case is not None
    version.words["summary"] = f"Write for {NAME} and the two others."
    version.words["sections"][0]["paragraphs"] = [f"{NAME} was taken at half past eight."]
    version.save()
    Update.objects.create(
        call=made, number=1, on=date(2026, 6, 3), published_at=clock.now(),
        words={"en": {"title": "Still held", "paragraphs": [f"{NAME} is still held."]}},
    )  # fmt: skip
    petition = petitions.a_petition(made)
    PetitionText.objects.filter(petition=petition).update(text=f"Release {NAME}.")
    worlds.publish(made.case, by)
    forget()
    return made


@pytest.fixture
def person(call: Call) -> Person:
    return call.people.select_related("case").order_by("position")[0]


def forget() -> None:
    call_material.forget()
    petitions.forget()


def says_the_name(call: Call) -> list[str]:
    """Every public address that names the person."""
    assert call.case is not None
    forget()
    named = []
    for route in every_route():
        if route.kind not in ("website", "api"):
            continue
        path = route.path.replace("2026-1", call.slug)
        known = {"language": "en", "slug": call.slug, "public_id": call.case.public_id, "number": 1}
        with contextlib.suppress(KeyError, NoReverseMatch):
            path = reverse(route.name, kwargs={each: known[each] for each in route.names})
        paths = [path.replace("sheet.pdf", f"sheet.{form}") for form in ("pdf", "docx", "txt")]
        named += [one for one in dict.fromkeys(paths) if FAMILY in text_of(Client().get(one))]
    return named


def page(call: Call, more: str = "", language: str = "en") -> str:
    forget()
    answer = Client().get(f"/{language}/calls/{call.slug}/{more}")
    assert answer.status_code == 200
    return answer.content.decode()


def new_words(call: Call, by: User) -> None:
    """Words without the name, put out by the usual two people."""
    edition = call.editions.get()
    version = calls.write_version(edition=edition, words=worlds.WORDS["en"], by=by)
    publish_call.publish_words(version=version, by=worlds.second_person())


def test_from_a_stricter_grade_on_no_public_address_says_the_name(
    call: Call, person: Person, by: User
) -> None:
    before = set(says_the_name(call))
    here = f"/en/calls/{call.slug}/"
    own = {here, f"{here}updates/1/", *(f"{here}sheet.{form}" for form in ("pdf", "docx", "txt"))}
    assert {"/en/", f"/en/petitions/{call.slug}/", *own} <= before, "the walk would find it"
    show_person.grade(person=person, risk=R.R4, by=by)
    assert says_the_name(call) == []


@pytest.mark.parametrize("language", ["en", "de", "ko"])
def test_the_calls_own_address_says_that_its_words_are_put_right_and_nothing_else(
    call: Call, person: Person, by: User, language: str
) -> None:
    show_person.grade(person=person, risk=R.R3, by=by)
    shown = page(call, language=language)
    assert call.code in shown and worlds.WORDS["en"]["title"] not in shown
    assert (PUT_RIGHT in shown) == (language == "en"), "said in the reader's language"
    assert shown == page(call, "valid/", language), "a printed sheet's code leads there too"


def test_nobody_writes_or_signs_meanwhile(call: Call, person: Person, by: User) -> None:
    steps = Steps(call)
    code = steps.asks_for_a_code(text_en=steps.sample())
    signings = Signing.objects.count()
    show_person.grade(person=person, risk=R.R4, by=by)
    forget()
    assert PUT_RIGHT in Client().get(steps.at()).content.decode()
    assert "were not sent" in steps.confirm(code).content.decode()
    assert not Letter.objects.exists()
    signed = Client().post(f"/sign/{call.slug}/en/", petitions.TYPED).content.decode()
    assert PUT_RIGHT in signed and Signing.objects.count() == signings


def test_new_words_by_two_people_bring_the_call_back(call: Call, person: Person, by: User) -> None:
    show_person.grade(person=person, risk=R.R4, by=by)
    new_words(call, by)
    assert worlds.WORDS["en"]["title"] in page(call)
    assert says_the_name(call) == [], "its update and its petition name them still, and stay away"
    assert PUT_RIGHT in Client().get(f"/en/petitions/{call.slug}/").content.decode()
    verbs = Entry.objects.filter(verb__in=("hold_words", "show_words")).order_by("pk")
    assert verbs.filter(subject_id=call.pk, verb="show_words").exists()


def test_the_yes_of_two_people_brings_everything_back(call: Call, person: Person, by: User) -> None:
    before = says_the_name(call)
    show_person.grade(person=person, risk=R.R4, by=by)
    assert not show_person.grade(person=person, risk=R.R1, by=by)
    assert PUT_RIGHT in page(call), "asked for is not yet said yes to"
    person.refresh_from_db()
    asked = show_person.standing(person)
    assert asked is not None
    approvals.approve(approval=asked, by=worlds.second_person())
    show_person.show(person=person, by=by)
    assert says_the_name(call) == before


def test_a_withdrawn_consent_holds_the_words_at_once(call: Call, person: Person, by: User) -> None:
    show_person.withdraw_consent(consent=person.consents.get(), by=by)
    assert says_the_name(call) == []


def test_a_consent_that_ends_by_its_date_holds_words_and_letters_without_anybody(
    call: Call, person: Person, desk: Client
) -> None:
    yesterday = clock.today_in("Asia/Seoul") - timedelta(days=1)
    Consent.objects.filter(person=person).update(until=yesterday)
    assert hold_words.look_at_ended_consents() == 3, "the call, its update and its petition"
    assert says_the_name(call) == [] and hold_words.look_at_ended_consents() == 0
    pause = Pause.objects.get(call=call)
    assert pause.change.person == person and pause.change.reported_by is None
    assert desk.get(reverse("desk:changes")).status_code == 200
    Consent.objects.filter(person=person).update(until=None)
    hold_words.look_at_ended_consents()
    assert NAME in page(call)


def test_an_update_that_names_somebody_keeps_only_itself_away(
    call: Call, person: Person, by: User
) -> None:
    new_words(call, by)
    show_person.grade(person=person, risk=R.R3, by=by)
    shown = page(call)
    assert "Still held" not in shown and "Write now" in shown
    assert (
        "shown to nobody"
        in signed_in(by).get(reverse("desk:call", args=[call.slug])).content.decode()
    )


def test_a_family_name_that_two_people_share_holds_nothing_back(by: User) -> None:
    call = worlds.a_published_call(languages=("en",))
    version = call.editions.get().current
    assert version is not None
    version.words["summary"] = "Write for Bo Example."
    version.save()
    ann = call.people.select_related("case").order_by("position")[0]
    show_person.grade(person=ann, risk=R.R4, by=by)
    assert "Write for Bo Example." in page(call)


def test_words_of_another_call_of_the_case_are_held_with_their_letters(
    call: Call, person: Person, by: User
) -> None:
    call.people.remove(person)
    show_person.grade(person=person, risk=R.R4, by=by)
    assert says_the_name(call) == [] and Pause.objects.filter(call=call).count() == 1


def test_the_desk_says_what_to_do(call: Call, person: Person, by: User) -> None:
    show_person.grade(person=person, risk=R.R4, by=by)
    grant_role(user=by, role=Role.ADMINISTRATOR, by=None)
    News.objects.create(
        words={"en": {"title": "A rally", "text": f"For {NAME}."}}, made_by=by,
        made_at=clock.now(), published_at=clock.now(), changed_at=clock.now(),
    )  # fmt: skip
    desk = signed_in(User.objects.get(pk=by.pk))
    words = reverse("desk:words", args=[call.slug, "en"])
    own = desk.get(reverse("desk:call", args=[call.slug])).content.decode()
    assert "Nobody reads it now" in own and words in own
    today = desk.get(reverse("desk:start")).content.decode()
    assert "It names somebody who may not be named: write new words" in today
    theirs = desk.get(reverse("desk:person", args=[person.pk])).content.decode()
    assert "nobody reads these calls" in theirs and call.code in theirs and "News " in theirs
    petition = desk.get(reverse("desk:petition", args=[call.petition.pk])).content.decode()
    assert "never change" in petition


def test_whatever_else_changed_is_found_by_the_slow_sweep(call: Call, person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(risk=R.R4)
    assert NAME in page(call)
    hold_words.look_at_all()
    assert says_the_name(call) == []


def test_the_last_answer_kept_for_a_broken_database_goes_too(
    call: Call, person: Person, by: User
) -> None:
    place = f"/en/calls/{call.slug}/"
    assert NAME in page(call)
    show_person.grade(person=person, risk=R.R4, by=by)
    kept = answers._pages.last(place)
    assert kept is not None, "as a process that nobody asks remembers it"
    answers._pages._kept[place] = (0.0, kept)
    answers.facts.forget()
    assert PUT_RIGHT in Client().get(place).content.decode()
    assert answers._pages.last(place) is None
