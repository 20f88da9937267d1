"""Who works here: inviting, roles, a new way in, shutting the desk; each with two people."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from tests.worlds import a_published_call
from yeondae.accounts import closing, committee, services, set_up
from yeondae.accounts.models import Approval, User
from yeondae.accounts.roles import Role
from yeondae.audit.models import Entry

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def member(name: str, *roles: Role) -> tuple[User, Client]:
    user = services.create_staff(username=name, name=name.title(), by=None)
    for role in roles:
        services.grant_role(user=user, role=role, by=None)
    browser = Client()
    browser.force_login(user, backend=BACKEND)
    return user, browser


@pytest.fixture
def mina() -> tuple[User, Client]:
    return member("mina", Role.ADMINISTRATOR)


@pytest.fixture
def joon() -> tuple[User, Client]:
    return member("joon", Role.ADMINISTRATOR)


def do(browser: Client, user: User, act: str):
    return browser.post(reverse("desk:act_on_member", args=[user.pk, act]), follow=True)


def answer(browser: Client, said: str = "yes"):
    approval = Approval.objects.get(end="")
    return browser.post(reverse("desk:answer_approval", args=[approval.pk]), {"answer": said})


def test_a_colleague_is_invited_and_gets_a_link_that_is_shown_once(mina) -> None:
    _user, browser = mina
    typed = {"username": "sori", "name": "Sori", "roles": ["translator"]}
    page = browser.post(reverse("desk:invite_staff"), typed).content.decode()
    token = page.partition("set-up/")[2].partition("/")[0]
    assert set_up.whose_link(token).roles == {"translator"}
    assert token not in browser.get(reverse("desk:staff")).content.decode()


def test_a_taken_name_keeps_what_was_typed(mina) -> None:
    typed = {"username": "mina", "name": "Another", "roles": ["caseworker"]}
    page = mina[1].post(reverse("desk:invite_staff"), typed).content.decode()
    assert "choose another name" in page and "Another" in page


def test_nobody_changes_their_own_roles(mina) -> None:
    user, browser = mina
    browser.post(reverse("desk:member", args=[user.pk]), {"roles": ["organiser"]})
    assert User.objects.get(pk=user.pk).roles == {"administrator"}


def give(browser: Client, user: User, *roles: str):
    return browser.post(reverse("desk:member", args=[user.pk]), {"roles": roles})


def test_roles_are_given_by_two_and_taken_by_one(mina, joon) -> None:
    user, _browser = member("sori", Role.TRANSLATOR)
    asked = give(mina[1], user, "organiser", "reviewer").headers["Location"]
    assert User.objects.get(pk=user.pk).roles == {"translator"}
    page = joon[1].get(asked).content.decode()
    assert "Organiser" in page and "Reviewer" in page and "asked by mina" in page
    answer(joon[1])
    assert "Give these roles" in mina[1].get(asked).content.decode()
    give(mina[1], user, "organiser", "reviewer")
    assert User.objects.get(pk=user.pk).roles == {"organiser", "reviewer"}
    give(mina[1], user, "reviewer")
    assert User.objects.get(pk=user.pk).roles == {"reviewer"}


def test_whoever_broke_into_one_account_makes_no_second_one_to_say_yes(mina) -> None:
    typed = {"username": "another", "name": "", "roles": ["reviewer", "translator"]}
    page = mina[1].post(reverse("desk:invite_staff"), typed).content.decode()
    assert "wait for a colleague" in page
    another = User.objects.get(username="another")
    assert another.roles == {"translator"}
    answer(mina[1])  # their own asking
    give(mina[1], another, "reviewer", "translator")
    browser = Client()
    browser.force_login(another, backend=BACKEND)
    answer(browser)  # a translator says yes to nothing but shutting the desk
    give(mina[1], another, "reviewer", "translator")
    assert User.objects.get(username="another").roles == {"translator"}


def test_a_yes_is_for_exactly_the_roles_that_were_asked_for(mina, joon) -> None:
    user, _browser = member("sori", Role.TRANSLATOR)
    give(mina[1], user, "caseworker")
    answer(joon[1])
    give(mina[1], user, "organiser")
    assert User.objects.get(pk=user.pk).roles == {"translator"}


def test_a_reviewer_reads_what_they_are_asked_for(mina) -> None:
    user, _browser = member("sori", Role.TRANSLATOR)
    _reviewer, browser = member("rev", Role.REVIEWER)
    asked = give(mina[1], user, "caseworker").headers["Location"]
    assert asked in browser.get(reverse("desk:approvals")).content.decode()
    assert "Caseworker" in browser.get(asked).content.decode()
    assert "Give these roles" not in browser.get(asked).content.decode()
    assert browser.get(reverse("desk:member", args=[user.pk])).status_code == 403
    do(mina[1], user, "ask_recovery")
    asked = reverse("desk:asked_of_member", args=[user.pk])
    assert "A new way in" in browser.get(asked).content.decode()


@pytest.mark.parametrize(("size", "ticked"), [("full", 0), ("small", 4)])
def test_a_small_committee_combines_roles(mina, size: str, ticked: int) -> None:
    committee.set_size(chosen=size, by=None)
    page = mina[1].get(reverse("desk:invite_staff")).content.decode()
    assert len(re.findall(r'name="roles"[^>]*\bchecked', page)) == ticked


def test_whoever_is_alone_gives_roles_alone(mina) -> None:
    committee.set_size(chosen="one", by=None)
    user, _browser = member("sori", Role.TRANSLATOR)
    give(mina[1], user, "organiser")
    assert User.objects.get(pk=user.pk).roles == {"organiser"}


def test_somebody_who_keeps_the_list_is_always_left(mina, joon) -> None:
    do(joon[1], mina[0], "off")
    services.withdraw_role(user=joon[0], role=Role.ADMINISTRATOR, by=None)
    assert not User.objects.get(pk=mina[0].pk).is_active
    kim, browser = member("kim", Role.ADMINISTRATOR)
    browser.post(reverse("desk:member", args=[kim.pk]), {"roles": []})
    assert User.objects.get(pk=kim.pk).roles == {"administrator"}


def test_an_account_that_is_switched_off_is_signed_out_at_once(mina, joon) -> None:
    do(mina[1], joon[0], "off")
    assert joon[1].get(reverse("desk:start")).status_code == 302
    do(mina[1], joon[0], "on")
    assert User.objects.get(pk=joon[0].pk).is_active


def test_a_new_way_in_needs_two_colleagues(mina, joon) -> None:
    lost, _browser = member("lost", Role.TRANSLATOR)
    do(mina[1], lost, "ask_recovery")
    assert "set-up/" not in do(mina[1], lost, "recover").content.decode()
    answer(mina[1])
    assert "set-up/" not in do(mina[1], lost, "recover").content.decode()
    answer(joon[1])
    page = do(mina[1], lost, "recover").content.decode()
    token = page.partition("set-up/")[2].partition("/")[0]
    assert set_up.whose_link(token) == lost


def test_a_single_organiser_can_not_make_one(mina) -> None:
    lost, _browser = member("lost", Role.TRANSLATOR)
    _organiser, browser = member("org", Role.ORGANISER)
    assert do(browser, lost, "recover").status_code == 403


def test_one_asks_to_shut_the_desk_and_nothing_happens_yet(mina) -> None:
    mina[1].post(reverse("desk:shut"))
    mina[1].post(reverse("desk:shut"))
    assert not closing.is_closed() and Session.objects.exists()


def test_two_colleagues_of_any_role_shut_the_desk_and_everyone_is_out(mina) -> None:
    _one, first = member("first", Role.TRANSLATOR)
    _two, second = member("second", Role.CASEWORKER)
    first.post(reverse("desk:shut"))
    assert b"happens at once" in second.get(reverse("desk:shut")).content
    second.post(reverse("desk:shut"))
    assert closing.is_closed() and not Session.objects.exists()
    for browser in (first, second, mina[1]):
        assert browser.get(reverse("desk:start")).status_code == 302
    assert Entry.objects.filter(verb="shut_desk", detail__sessions=3).exists()


def test_what_a_thief_prepared_is_void_once_the_desk_is_shut(mina, joon) -> None:
    lost, _browser = member("lost", Role.TRANSLATOR)
    link = set_up.make_set_up_link(user=lost, by=mina[0])
    give(mina[1], lost, "organiser")
    answer(joon[1])
    mina[1].post(reverse("desk:shut"))
    joon[1].post(reverse("desk:shut"))
    assert set_up.whose_link(link) is None
    mina[1].force_login(mina[0], backend=BACKEND)
    give(mina[1], lost, "organiser")
    assert User.objects.get(pk=lost.pk).roles == {"translator"}


def test_looking_at_the_page_shuts_nothing(mina, joon) -> None:
    mina[1].post(reverse("desk:shut"))
    for _time in range(3):
        joon[1].get(reverse("desk:shut"))
    assert not closing.is_closed()


def test_opening_again_takes_two(mina, joon) -> None:
    mina[1].post(reverse("desk:shut"))
    joon[1].post(reverse("desk:shut"))
    for user, browser in (mina, joon):
        browser.force_login(user, backend=BACKEND)
    mina[1].post(reverse("desk:shut"))
    assert closing.is_closed()
    joon[1].post(reverse("desk:shut"))
    assert not closing.is_closed()


def test_one_person_alone_shuts_it_alone(mina) -> None:
    committee.set_size(chosen="one", by=None)
    mina[1].post(reverse("desk:shut"))
    assert closing.is_closed()


def test_a_smaller_committee_needs_the_colleague_it_would_do_without(mina, joon) -> None:
    address = reverse("desk:committee")
    mina[1].post(address, {"size": "one"})
    assert committee.size() == "full"
    answer(joon[1])
    mina[1].post(address, {"size": "one"})
    assert committee.size() == "one"
    mina[1].post(address, {"size": "full"})
    assert committee.size() == "full"


def test_each_size_says_what_it_gives_up(mina) -> None:
    page = mina[1].get(reverse("desk:committee")).content.decode()
    for size in ("small", "one"):
        assert all(sentence in page for sentence in committee.gives_up(size))


def test_one_person_reads_what_is_given_up_where_approvals_are(mina) -> None:
    committee.set_size(chosen="one", by=None)
    page = mina[1].get(reverse("desk:approvals")).content.decode()
    assert committee.gives_up("one")[0] in page


def test_the_log_is_shown_and_says_when_it_was_changed(mina) -> None:
    page = mina[1].get(reverse("desk:audit")).content.decode()
    assert "grant role" in page and "Somebody changed" not in page
    Entry.objects.filter(number=1).update(verb="nothing")
    assert "Somebody changed" in mina[1].get(reverse("desk:audit")).content.decode()


@pytest.mark.parametrize("size", ["small", "one"])
def test_whoever_publishes_reads_what_a_small_committee_gives_up(size: str) -> None:
    _user, browser = member("reviewer", Role.REVIEWER)
    address = reverse("desk:review_call", args=[a_published_call().slug])
    assert "You give up" not in browser.get(address).content.decode()
    committee.set_size(chosen=size, by=None)
    page = browser.get(address).content.decode()
    assert all(escape(sentence) in page for sentence in committee.gives_up(size))


@pytest.mark.parametrize("address", ["desk:contacts_due", "desk:new_news", "desk:shut"])
def test_whoever_is_alone_reads_it_where_two_would_be_asked(address: str) -> None:
    _user, browser = member("org", Role.ORGANISER)
    alone = "You are one person here"
    assert (alone in browser.get(reverse(address)).content.decode()) is False
    committee.set_size(chosen="one", by=None)
    assert alone in browser.get(reverse(address)).content.decode()
