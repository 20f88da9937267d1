"""Typed from paper without an address, then signed online: counted once, after a look."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests import worlds
from tests.petitions import Signer, a_petition, forget, newest_link, signatures
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.core import clock
from yeondae.petitions import proofs, queries
from yeondae.petitions.models import Petition, Signature, Suspicion, Tally
from yeondae.petitions.rules import codes, flood
from yeondae.petitions.services import floods, making
from yeondae.petitions.services.counting import publish_changes, rows_that_count, wrong_counts

pytestmark = pytest.mark.django_db


@pytest.fixture
def petition() -> Petition:
    forget()
    return a_petition()


@pytest.fixture
def by() -> User:
    user = worlds.staff().organiser
    grant_role(user=user, role=Role.ORGANISER, by=None)
    return user


def on_paper(petition: Petition, name: str, place: str = "Kiel") -> Signature:
    """A line as two people typed it."""
    (made,) = signatures(
        petition, 1, kind="paper", way="sheet", content={"name": name, "place": place},
        name_key=flood.name_key(name, "DE", petition.pk),
        person=flood.on_paper(name, place, "DE", petition.pk),
    )  # fmt: skip
    return made


def online(petition: Petition, name: str, email: str = "signer@example.org") -> Signature:
    Signer(petition).signs(name=name, country="DE", email=email)
    return Signature.objects.filter(kind="online").latest("pk")


def publish(petition: Petition, minutes: int = 2) -> None:
    publish_changes(petition_id=petition.pk, now=clock.now() + timedelta(minutes=minutes))


def close(petition: Petition) -> Tally:
    making.close_petition(petition=petition, by=None, now=clock.now() + timedelta(minutes=3))
    publish(petition, 5)
    return Tally.objects.get(petition=petition)


def agrees(petition: Petition) -> None:
    """Number, rows and the ledger's lines say the same."""
    tally = Tally.objects.get(petition=petition)
    assert wrong_counts() == []
    signs = {"confirm": 1, "reinstate": 1, "cancel": -1}
    lines = "".join(proofs.lines(petition)).splitlines()
    said = sum(signs[line.split()[1]] * int(line.split()[2]) for line in lines)
    assert said == tally.online + tally.paper + tally.organisation == rows_that_count(petition.pk)


def test_who_signed_on_paper_and_then_online_is_held_before_it_counts(petition: Petition) -> None:
    on_paper(petition, "Ann Example")
    signatures(petition, 10)
    signatures(petition, 10, kind="paper", way="sheet")
    signature = online(petition, "ann  EXAMPLE")
    publish(petition)
    signature.refresh_from_db()
    assert signature.suspicion is not None and not signature.counts and not signature.counted
    tally = Tally.objects.get(petition=petition)
    assert (tally.online, tally.paper) == (10, 11)
    (pair,) = queries.namesakes(petition.pk)
    assert [each.content["place"] for each in pair.paper] == ["Kiel"]
    agrees(petition)


@pytest.mark.parametrize("decision", ["once", "clear"])
def test_it_is_settled_at_the_desk(petition: Petition, by: User, decision: str) -> None:
    paper = on_paper(petition, "Ann Example")
    signatures(petition, 12)
    signatures(petition, 12, kind="paper", way="sheet")
    online(petition, "Ann Example")
    publish(petition)
    client = Client()
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    place = reverse("desk:petition", kwargs={"pk": petition.pk})
    assert "1 name stands on paper and online" in client.get("/desk/petitions/").content.decode()
    assert "Ann Example, Kiel, DE" in client.get(place).content.decode()
    decide = reverse("desk:decide_flood", kwargs={"pk": Suspicion.objects.get().pk})
    assert client.post(decide, {decision: "1"}).status_code == 302
    tally = close(petition)
    both = decision == "clear"
    assert (tally.online, tally.paper) == (13, 13 if both else 12)
    paper.refresh_from_db()
    assert paper.counts is both and (paper.invalidation is None) is both
    assert "Perhaps signed twice" not in client.get(place).content.decode()
    agrees(petition)


def test_what_was_settled_is_not_asked_again_and_can_be_undone(
    petition: Petition, by: User
) -> None:
    on_paper(petition, "Ann Example")
    signatures(petition, 12, kind="paper", way="sheet")
    online(petition, "Ann Example")
    publish(petition)
    made = floods.count_once(suspicion=Suspicion.objects.get(), by=by)
    online(petition, "Ann Example", "another@example.org")
    publish(petition)
    assert not queries.suspected().exists(), "the line on paper was somebody else's"
    assert Signature.objects.filter(kind="online", counts=True).count() == 2
    floods.undo(invalidation=made, by=by)
    publish(petition, 4)
    assert not queries.suspected().exists() and rows_that_count(petition.pk) == 15


def test_one_line_on_paper_holds_one_namesake_and_other_names_none(petition: Petition) -> None:
    on_paper(petition, "Ann Example")
    signatures(petition, 9)
    for number in range(3):
        online(petition, "Ann Example", f"ann{chr(97 + number)}@example.org")
    online(petition, "Bo Example", "bo@example.org")
    publish(petition)
    assert Suspicion.objects.get().held == 1
    assert Tally.objects.get(petition=petition).online == 12


def test_who_takes_it_back_meanwhile_leaves_nothing_to_decide(petition: Petition) -> None:
    on_paper(petition, "Ann Example")
    online(petition, "Ann Example")
    back = newest_link("back")
    publish(petition)
    assert queries.suspected().count() == 1
    assert Client().post(back, {"sure": "yes"}).status_code == 200
    assert not queries.suspected().exists() and not queries.namesakes(petition.pk)


def test_who_signed_on_paper_with_an_address_can_take_it_back_once_they_signed_online(
    petition: Petition,
) -> None:
    line = on_paper(petition, "Ann Example")
    mailbox = codes.person(petition.pk, "signer@example.org", "online")
    Signature.objects.filter(pk=line.pk).update(person=mailbox)
    Signer(petition).signs(name="Ann Example", country="DE")
    assert Signature.objects.count() == 1
    Client().post(newest_link("back"), {"sure": "yes"})
    line.refresh_from_db()
    assert line.state == "withdrawn" and not line.counts
