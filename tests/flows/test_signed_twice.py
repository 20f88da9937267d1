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
from yeondae.petitions.models import Petition, Sheet, Signature, Suspicion, Tally
from yeondae.petitions.rules import codes, flood
from yeondae.petitions.rules.sheets import read_lines
from yeondae.petitions.services import floods, making, paper
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
    (pair,) = queries.namesakes(queries.of_names(petition.pk))
    assert [each.content["place"] for each in pair.others] == ["Kiel"]
    agrees(petition)


@pytest.mark.parametrize("decision", ["once", "clear"])
def test_it_is_settled_at_the_desk(petition: Petition, by: User, decision: str) -> None:
    line = on_paper(petition, "Ann Example")
    signatures(petition, 12)
    signatures(petition, 12, kind="paper", way="sheet")
    online(petition, "Ann Example")
    publish(petition)
    client = Client()
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    place = reverse("desk:petition", kwargs={"pk": petition.pk})
    assert "1 name stands twice" in client.get("/desk/petitions/").content.decode()
    assert "<b>Ann Example</b>, Germany" in (shown := client.get(place).content.decode())
    assert "Ann Example, Kiel, Germany" in shown
    decide = reverse("desk:decide_flood", kwargs={"pk": Suspicion.objects.get().pk})
    assert client.post(decide, {decision: "1"}).status_code == 302
    tally = close(petition)
    both = decision == "clear"
    assert (tally.online, tally.paper) == (13, 13 if both else 12)
    line.refresh_from_db()
    assert line.counts is both and (line.invalidation is None) is both
    assert "Perhaps signed twice" not in client.get(place).content.decode()
    agrees(petition)


def test_what_was_settled_is_not_asked_again_and_can_be_undone(
    petition: Petition, by: User
) -> None:
    on_paper(petition, "Ann Example")
    signatures(petition, 12, kind="paper", way="sheet")
    online(petition, "Ann Example")
    publish(petition)
    made = floods.count_once(suspicions=[Suspicion.objects.get()], by=by)
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
    assert not queries.suspected().exists() and not queries.of_names(petition.pk)


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


def typed(petition: Petition, lines: str, by: list[User]) -> Sheet:
    """A sheet as two people typed it."""
    collector = paper.add_collector(petition=petition, name="Cy Example", by=by[0])
    (sheet,) = paper.make_sheets(
        collector=collector, language="en", country="DE", count=1, by=by[0]
    )
    for user in by:
        sheet = paper.enter_lines(sheet=sheet, lines=read_lines(lines), by=user)
    return sheet


@pytest.fixture
def pair() -> list[User]:
    return [User.objects.create(username=f"types{number}") for number in range(2)]


def test_one_online_signer_holds_one_of_three_namesakes_on_a_sheet(
    petition: Petition, pair: list[User]
) -> None:
    online(petition, "Ann Example")
    sheet = typed(petition, "Ann Example; Ulm\nAnn Example; Kiel\nAnn Example; Bonn", pair)
    assert sorted(sheet.results.values()) == ["counted", "counted", "held"]
    publish(petition)
    assert Signature.objects.filter(counts=True).count() == 3
    assert Signature.objects.exclude(suspicion=None).get().kind == "paper"


@pytest.mark.parametrize(
    ("lines", "results"),
    [
        ("Ann Example; Ulm\nAnn Example", ["counted", "held"]),
        ("Ann Example\nAnn Example; Ulm", ["held", "counted"]),
        ("Ann Example\nAnn Example", ["counted", "held"]),
        ("Ann Example; Ulm\nAnn Example; ULM", ["counted", "duplicate"]),
        ("Ann Example; Ulm\nAnn Example; Kiel", ["counted", "counted"]),
        ("Ann Example; Ulm\nAnn Example; Ulm; ann@example.net", ["counted", "counted"]),
    ],
)
def test_a_line_without_a_town_waits_where_its_name_stands_on_paper(
    petition: Petition, pair: list[User], lines: str, results: list[str]
) -> None:
    assert list(typed(petition, lines, pair).results.values()) == results


def test_of_two_lines_of_one_person_one_counts_once_somebody_said_so(
    petition: Petition, pair: list[User], by: User
) -> None:
    typed(petition, "Ann Example; Ulm\nAnn Example", pair)
    signatures(petition, 12, kind="paper", way="sheet")
    client = Client()
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    place = reverse("desk:petition", kwargs={"pk": petition.pk})
    assert "One person: count one line" in client.get(place).content.decode()
    client.post(reverse("desk:decide_flood", args=[Suspicion.objects.get().pk]), {"once": "1"})
    struck = Signature.objects.exclude(invalidation=None).get()
    assert struck.content["place"] == "" and close(petition).paper == 13
    agrees(petition)


@pytest.mark.parametrize(("decision", "counted"), [("once", 30), ("clear", 36)])
def test_many_names_are_settled_together(
    petition: Petition, by: User, decision: str, counted: int
) -> None:
    signatures(petition, 12)
    signatures(petition, 12, kind="paper", way="sheet")
    for number in range(6):
        name = f"Ann {chr(65 + number)}"
        line = {"content": {"name": name}, "name_key": flood.name_key(name, "DE", petition.pk)}
        signatures(petition, 1, **line)
        on_paper(petition, name)
    publish(petition)
    client = Client()
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    place = reverse("desk:petition", kwargs={"pk": petition.pk})
    assert "The same for all 6" in client.get(place).content.decode()
    client.post(reverse("desk:decide_namesakes", args=[petition.pk]), {decision: "1"})
    assert not queries.of_names(petition.pk) and rows_that_count(petition.pk) == counted
    close(petition)
    agrees(petition)


def test_a_flood_that_is_held_holds_no_line_on_paper(petition: Petition, pair: list[User]) -> None:
    flooded = Suspicion.objects.create(
        petition=petition, by="domain", key=b"d" * 16, found_at=clock.now()
    )
    key = flood.name_key("Ann Example", "DE", petition.pk)
    signatures(petition, 3, name_key=key, suspicion=flooded, counts=False)
    assert typed(petition, "Ann Example; Ulm", pair).results == {"1": "counted"}
