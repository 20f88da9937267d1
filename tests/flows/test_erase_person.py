"""Somebody of a case is erased: two people do it, nothing names them afterwards, others stay."""

from datetime import date, time
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests import worlds
from tests.worlds import a_published_call, staff
from yeondae.accounts import approvals
from yeondae.accounts.models import User
from yeondae.accounts.roles import Action, Role
from yeondae.accounts.services import grant_role
from yeondae.audit.models import Entry
from yeondae.calls.models import Call, EditionVersion, Incoming, Update
from yeondae.cases import privacy, queries, services
from yeondae.cases.models import Act, Event, NameKey, Person
from yeondae.cases.models.kinds import EventKind as K
from yeondae.cases.unnaming import WORDS
from yeondae.community.models import News
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.flows import erase_person as flow
from yeondae.letters import greeting as greetings
from yeondae.letters.models import Greeting
from yeondae.outcomes.models import Reply
from yeondae.petitions.models import Petition
from yeondae.supporters import gone
from yeondae.website import answers

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def own_marks(settings: Settings, tmp_path: Path) -> None:
    settings.ERASED = tmp_path / "erased"


@pytest.fixture
def call() -> Call:
    """A call of a published case that says "Ann Example" wherever words can stand."""
    found, by = a_published_call(), staff().organiser
    for user, role in ((by, Role.CASEWORKER), (staff().reviewer, Role.REVIEWER)):
        grant_role(user=user, role=role, by=None)
    ann, bo, _cy = found.people.order_by("position")
    worlds.publish(ann.case, by)
    services.record_event(
        case=ann.case, kind=K.ARREST, when=services.When(date(2026, 6, 1)), by=by,
        hits=[services.Hit(ann, private_note="Her sister was there"),
              services.Hit(bo, private_note="taken with Ann Example")],
        words={"en": "Ann Example and Bo Example were taken."}, is_public=True,
        source=services.Source("the union of Ann Example", quote="Ann was first"),
    )  # fmt: skip
    services.record_event(
        case=ann.case, kind=K.TRIAL, when=services.When(date(2026, 7, 1)), by=by,
        hits=[services.Hit(ann)], words={"en": "Ann stood trial."}, is_public=True,
        source=services.Source("the union"),
    )  # fmt: skip
    version = EditionVersion.objects.all()[0]
    version.words = {**version.words, "summary": "Ann Example was taken."}
    version.save()
    Update.objects.create(
        call=found, number=1, on=date(2026, 7, 1),
        words={"en": {"title": "Ann Example", "paragraphs": ["Ann Example is ill."]}},
    )  # fmt: skip
    for person in (ann, bo):
        words = greetings.proposed(person, language="en", register="formal", sender=["A Union"])
        words.paragraphs.append("Ann Example sends her regards.")
        greetings.write(person=person, language="en", register="formal", by=by,
                        dated=date(2026, 8, 1), words=words)  # fmt: skip
    return found


@pytest.fixture
def ann(call: Call) -> Person:
    return call.people.order_by("position")[0]


def stopped(call: Call) -> None:
    call.state = Call.State.STOPPED
    call.save()


def desk(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def granted(person: Person) -> None:
    flow.ask(person=person, by=staff().organiser)
    asked = flow.standing(person)
    assert asked is not None
    approvals.approve(approval=asked, by=staff().reviewer)


def everything_said() -> str:
    said = [
        str(getattr(row, field))
        for model, _way, fields in WORDS
        for row in model._default_manager.all()
        for field in fields
    ]
    said += [str(row.words) for row in (*EditionVersion.objects.all(), *Update.objects.all())]
    return " ".join([*said, *(str(row.content) for row in Greeting.objects.all())])


def test_nothing_names_somebody_who_was_erased(call: Call, ann: Person) -> None:
    assert everything_said().count("Ann") > 8
    stopped(call)
    granted(ann)
    flow.erase(person=ann, by=staff().organiser)
    assert "Ann" not in everything_said()
    assert not NameKey.objects.filter(person=ann).exists()
    assert ann not in [found.person for found in queries.find("Ann Example", also_sealed=True)]
    assert Entry.objects.filter(verb="erase_person", subject_id=ann.pk).exists()


def test_what_concerns_others_stays_without_the_name(call: Call, ann: Person) -> None:
    stopped(call)
    granted(ann)
    flow.erase(person=ann, by=staff().organiser)
    arrest, trial = Event.objects.order_by("on")
    assert arrest.words == {"en": "[…] and Bo Example were taken."} and arrest.is_public
    assert [act.private_note for act in Act.objects.all()] == ["taken with […]"]
    assert (trial.kind, trial.words, trial.is_public) == (K.TRIAL, {}, False)
    assert [row.person.names["en"] for row in Greeting.objects.all()] == ["Bo Example"]


def test_the_public_pages_forget_them_and_keep_the_others(call: Call, ann: Person) -> None:
    stopped(call)
    pages = ["/en/cases/", f"/en/cases/{ann.case.public_id}/", "/en/cases.atom",
             "/data/people.csv", "/data/cases.json", f"/en/calls/{call.slug}/"]  # fmt: skip
    before = "".join(Client().get(each).getvalue().decode() for each in pages)
    granted(ann)
    flow.erase(person=ann, by=staff().organiser)
    answers.forget_pages()
    after = "".join(Client().get(each).getvalue().decode() for each in pages)
    assert "Ann Example" in before and "Ann" not in after and "예시하나" not in after
    assert "Bo Example" in after
    hits = Client().post("/en/cases/search/", {"name": "Ann Example"}).content.decode()
    assert ann.public_id not in hits


def test_nothing_waits_for_somebody_who_was_erased(call: Call, ann: Person) -> None:
    stopped(call)
    granted(ann)
    flow.erase(person=ann, by=staff().organiser)
    assert ann not in queries.ungraded()
    assert ann not in call.people.all() and call.people.count() == 2
    page = desk(staff().organiser).get(reverse("desk:case", args=[ann.case_id])).content.decode()
    assert reverse("desk:person", args=[ann.pk]) not in page and "Bo Example" in page


def test_two_people_are_needed_and_the_page_says_beforehand_what_goes(
    call: Call, ann: Person
) -> None:
    stopped(call)
    asker, other = desk(staff().organiser), desk(staff().reviewer)
    first = reverse("desk:erase_person", args=[ann.pk])
    place = reverse("desk:erase_person_texts", args=[ann.pk])
    shown = asker.get(first).content.decode()
    assert "1 letter to them" in shown and "the words of 2 events" in shown and place in shown
    assert asker.post(first).status_code == 405  # only where the texts stand anything is done
    asker.post(place)
    asker.post(place)  # without a yes it only asks again
    assert Person.objects.get(pk=ann.pk).names
    asked = flow.standing(ann)
    waiting = other.get(reverse("desk:approvals")).content.decode()
    assert asked is not None and first in waiting
    assert 'value="yes"' not in waiting  # not before they looked
    assert "Yes, erase them" in other.get(place).content.decode()
    other.post(reverse("desk:answer_approval", args=[asked.pk]), {"answer": "yes"})
    assert "Erase for good" in asker.get(place).content.decode()
    assert asker.post(place).url == reverse("desk:case", args=[ann.case_id])
    assert Person.objects.get(pk=ann.pk).names == {}


def test_a_call_that_is_out_is_stopped_first(call: Call, ann: Person) -> None:
    with pytest.raises(Refused, match=call.code):
        flow.ask(person=ann, by=staff().organiser)
    page = desk(staff().organiser).get(reverse("desk:erase_person", args=[ann.pk]))
    shown = page.content.decode()
    assert call.code in shown and reverse("desk:erase_person_texts", args=[ann.pk]) not in shown


def test_entries_that_were_merged_go_too(call: Call, ann: Person) -> None:
    by = staff().organiser
    twin = services.add_person(case=ann.case, names={"en": "Anna Sample"}, by=by)
    services.merge_people(kept=ann, gone=twin, by=by)
    with pytest.raises(Refused, match="part of another"):
        flow.ask(person=Person.objects.get(pk=twin.pk), by=by)
    stopped(call)
    granted(ann)
    flow.erase(person=ann, by=by)
    assert Person.objects.get(pk=twin.pk).names == {}


def test_a_restored_entry_is_erased_again_by_its_mark(call: Call, ann: Person) -> None:
    stopped(call)
    granted(ann)
    flow.erase(person=ann, by=staff().organiser)
    marks = gone.marks()
    assert gone.mark_of(privacy.index_of(ann.public_id)) in marks and "Ann" not in str(marks)
    back_as_it_was(ann)
    assert flow.erase_again(marks=marks) == 1
    assert Person.objects.get(pk=ann.pk).names == {} and not ann.all_names.exists()
    assert "Ann" not in everything_said()
    assert flow.erase_again(marks=marks) == 0


def test_only_whom_a_mark_names_is_erased_again(call: Call, ann: Person) -> None:
    """In the backup two were one entry that were parted later; one of them was erased."""
    by = staff().organiser
    twin = services.add_person(case=ann.case, names={"en": "Anna Sample"}, by=by)
    for kept, other in ((ann, twin), (twin, ann)):
        services.merge_people(kept=kept, gone=other, by=by)
        marks = {gone.mark_of(privacy.index_of(ann.public_id))}
        assert flow.erase_again(marks=marks) == 1
        ann.refresh_from_db()
        twin.refresh_from_db()
        assert ann.names == {} and twin.names == {"en": "Anna Sample"}
        assert twin.all_names.exists() and twin.merged_into is None
        back_as_it_was(ann)


def test_the_page_lists_which_texts_go_on_naming_them(call: Call, ann: Person) -> None:
    by = staff().organiser
    stopped(call)
    petition = an_open_petition(call, "We stand by Ann.")
    News.objects.create(words={"en": {"title": "Vigil", "text": "For Example, Ann"}}, made_by=by,
                        made_at=clock.now(), changed_at=clock.now())  # fmt: skip
    Incoming.objects.create(way="pasted", text="ANN EXAMPLE is held", draft={},
                            received_at=clock.now())  # fmt: skip
    other = services.open_case(titles={"en": "Others"}, country="KR", time_zone="Asia/Seoul",
                               opened_on=date(2026, 1, 1), by=by)  # fmt: skip
    for words in ({"en": "As with Ann Example before."}, {"ko": "예시하나처럼"}):
        services.record_event(case=other, kind=K.ARREST, when=services.When(date(2026, 8, 1)),
                              hits=[], words=words, is_public=False, by=by,
                              source=services.Source("the union"))  # fmt: skip
    left = flow.left(ann)
    assert [each.what for each in left.texts] == [
        f"Petition of call {call.code}, English", f"Received text {Incoming.objects.get().pk}",
        f"News {News.objects.get().pk}", "Case: Others",
    ]  # fmt: skip
    grant_role(user=by, role=Role.ORGANISER, by=None)
    page = desk(by).get(reverse("desk:erase_person_texts", args=[ann.pk])).content.decode()
    assert "These texts still name them" in page and "cannot be read by this server" in page
    assert reverse("desk:petition_words", args=[petition.pk, "en"]) in page


def test_a_closed_petition_and_an_answer_lose_the_name(call: Call, ann: Person) -> None:
    by = staff().organiser
    stopped(call)
    petition = an_open_petition(call, "We stand by Ann Example and Bo Example.")
    Petition.objects.update(state="closed", closed_at=clock.now())
    Reply.objects.create(call=call, office=call.offices.first().office, kind="denied",
                         on=date(2026, 8, 1), text="Ann Example is no prisoner",
                         public_words={"en": "They say Ann is none."}, logged_at=clock.now(),
                         logged_by=by).people.add(ann)  # fmt: skip
    assert flow.left(ann).texts == []
    granted(ann)
    flow.erase(person=ann, by=by)
    assert petition.texts.get().text == "We stand by […] and Bo Example."
    reply = Reply.objects.get()
    assert (reply.text, reply.public_words) == (
        "[…] is no prisoner",
        {"en": "They say […] is none."},
    )
    assert not reply.people.exists()


def back_as_it_was(person: Person) -> None:
    """As a backup from before would bring them back."""
    by = staff().organiser
    person.refresh_from_db()
    person.names = {"en": "Ann Example"}
    person.save()
    person.all_names.create(text="Ann Example", language="en", is_public=True)
    services.record_event(case=person.case, kind=K.TRIAL, when=services.When(date(2026, 9, 1)),
                          hits=[services.Hit(person)], words={"en": "Ann Example was seen."},
                          is_public=True, by=by, source=services.Source("the union"))  # fmt: skip


def an_open_petition(call: Call, text: str) -> Petition:
    petition = Petition.objects.create(
        call=call, state="open", opens_on=date(2026, 1, 1), opens_at=time(0),
        closes_on=date(2027, 1, 1), closes_at=time(0), made_at=clock.now(),
        opened_at=clock.now(), opened_by=staff().organiser,
    )  # fmt: skip
    petition.texts.create(language="en", title="Free them", text=text, is_public=True,
                          made_at=clock.now())  # fmt: skip
    return petition


def test_nobody_else_may_ask(call: Call, ann: Person) -> None:
    grant_role(user=staff().stranger, role=Role.TRANSLATOR, by=None)
    answer = desk(staff().stranger).get(reverse("desk:erase_person", args=[ann.pk]))
    assert answer.status_code == 403
    assert not staff().stranger.may(Action.ERASE_PERSON)
