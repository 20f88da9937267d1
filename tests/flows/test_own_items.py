"""Translators see their calls, relays their organisation's letters, and nothing without a gift."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests import petitions
from tests.letters import a_supporter, use_ways, write
from tests.worlds import a_published_call
from yeondae.accounts import services
from yeondae.accounts.models import User
from yeondae.accounts.own import give_calls
from yeondae.accounts.roles import Role
from yeondae.calls.models import Call
from yeondae.deliveries.services import bundling
from yeondae.directory.models import Organisation
from yeondae.flows.dispatch import dispatch

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def member(name: str, *roles: Role) -> tuple[User, Client]:
    user = services.create_staff(username=name, name=name.title(), by=None)
    for role in roles:
        services.grant_role(user=user, role=role, by=None)
    browser = Client()
    browser.force_login(user, backend=BACKEND)
    return user, browser


def addresses(call: Call) -> list[str]:
    return [
        reverse("desk:call", args=[call.slug]),
        reverse("desk:words", args=[call.slug, "en"]),
        reverse("desk:preview", args=[call.slug, "en"]),
    ]


def test_a_translator_sees_the_calls_that_were_given_and_no_other() -> None:
    mine, other = a_published_call(), a_published_call()
    user, browser = member("translator", Role.TRANSLATOR)
    give_calls(user=user, calls=[mine.pk], by=None)
    assert {browser.get(address).status_code for address in addresses(mine)} == {200}
    assert {browser.get(address).status_code for address in addresses(other)} == {404}
    listed = browser.get(reverse("desk:calls")).content.decode()
    assert addresses(mine)[0] in listed and addresses(other)[0] not in listed


def test_a_translator_writes_nothing_into_another_call() -> None:
    other = a_published_call(languages=["en"])
    _user, browser = member("translator", Role.TRANSLATOR)
    answer = browser.post(reverse("desk:start_words", args=[other.slug]), {"language": "fr"})
    assert answer.status_code == 404 and other.editions.count() == 1


def test_a_translator_writes_the_petition_of_a_call_that_was_given_and_of_no_other() -> None:
    mine, other = (petitions.a_petition(a_published_call()) for _each in range(2))
    user, browser = member("translator", Role.TRANSLATOR)
    give_calls(user=user, calls=[mine.call_id], by=None)
    texts = {"title": "Libérez-les", "text": "Nous demandons leur libération."}
    for petition, status in ((mine, 200), (other, 404)):
        place = reverse("desk:petition_words", args=[petition.pk, "fr"])
        assert browser.get(place).status_code == status
        assert browser.post(place, texts, follow=True).status_code == status
    assert mine.texts.filter(language="fr").exists()
    assert not other.texts.filter(language="fr").exists()


def test_nothing_given_is_nothing_seen() -> None:
    call = a_published_call()
    for role in (Role.TRANSLATOR, Role.RELAY, Role.COLLECTOR):
        _user, browser = member(f"a-{role}", role)
        assert browser.get(addresses(call)[0]).status_code == 404
        assert call.code not in browser.get(reverse("desk:calls")).content.decode()


def test_the_list_of_calls_leads_nobody_to_what_refuses_them() -> None:
    _user, translator = member("tran", Role.TRANSLATOR)
    _other, organiser = member("orga", Role.ORGANISER)
    receive = f'class="button" href="{reverse("desk:receive")}"'
    listed = {
        each: each.get(reverse("desk:calls")).content.decode() for each in (translator, organiser)
    }
    assert receive in listed[organiser] and receive not in listed[translator]
    assert "No call is here for you." in listed[translator]


def test_the_page_of_a_call_names_people_and_offices_without_links_that_refuse() -> None:
    call = a_published_call()
    _user, reviewer = member("rev", Role.REVIEWER)
    _other, organiser = member("orga", Role.ORGANISER)
    links = re.compile(r'href="/desk/(people|offices)/\d+/"')
    path = reverse("desk:call", args=[call.slug])
    assert links.search(organiser.get(path).content.decode())
    assert not links.search(reviewer.get(path).content.decode())


def test_an_address_with_nothing_at_it_leads_back_to_today() -> None:
    _user, client = member("tran", Role.TRANSLATOR)
    answer = client.get("/desk/nothing-here/")
    page = answer.content.decode()
    assert answer.status_code == 404 and "There is nothing here" in page
    assert f'href="{reverse("desk:start")}"' in page and "Wagtail admin" not in page


def test_whoever_has_another_role_besides_sees_every_call() -> None:
    call = a_published_call()
    _user, browser = member("both", Role.TRANSLATOR, Role.REVIEWER)
    assert browser.get(addresses(call)[0]).status_code == 200


@pytest.fixture
def waiting() -> Iterator[Organisation]:
    """A letter that waits at a union, on a Monday morning."""
    with time_machine.travel(datetime(2026, 11, 23, 2, 0, tzinfo=UTC), tick=False):
        yield letters_wait()


def letters_wait() -> Organisation:
    call = a_published_call(offices=1, copies=0)
    use_ways(call, ("relay", ""))
    write(call, by=a_supporter(1, call=call))
    dispatch(worker="test")
    return Organisation.objects.get(short_name="ECU")


def test_a_relay_sees_nobody_else_s_letters(waiting: Organisation) -> None:
    mine, browser = member("mine", Role.RELAY)
    services.limit_to_organisation(user=mine, organisation_id=waiting.pk, by=None)
    other, others_browser = member("other", Role.RELAY)
    elsewhere = Organisation.objects.create(name="Another Example Union", country="KR")
    services.limit_to_organisation(user=other, organisation_id=elsewhere.pk, by=None)
    _nobodys, nobodys_browser = member("nobodys", Role.RELAY)
    for each, sees in ((browser, True), (others_browser, False), (nobodys_browser, False)):
        page = each.get(reverse("desk:relay")).content.decode()
        assert bool(re.search(rf"\b{waiting.short_name}\b", page)) is sees
    bundle = bundling.gather(channel="relay", relay=waiting, by=mine)
    page = reverse("desk:bundle", args=[bundle.pk])
    assert browser.get(page).status_code == 200
    assert {each.get(page).status_code for each in (others_browser, nobodys_browser)} == {404}
    gather = {"channel": "relay", "relay": str(waiting.pk)}
    assert nobodys_browser.post(reverse("desk:gather"), gather).status_code == 404


def test_an_administrator_gives_and_takes_away() -> None:
    call = a_published_call()
    translator, browser = member("translator", Role.TRANSLATOR)
    _keeper, keeper = member("keeper", Role.ADMINISTRATOR)
    assert call.code in keeper.get(reverse("desk:member", args=[translator.pk])).content.decode()
    address = reverse("desk:own_items", args=[translator.pk])
    keeper.post(address, {"calls": [call.pk], "organisation": ""})
    assert browser.get(addresses(call)[0]).status_code == 200
    keeper.post(address, {"organisation": ""})
    assert browser.get(addresses(call)[0]).status_code == 404
