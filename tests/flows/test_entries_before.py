"""What came in before sheets and files were remembered with their signatures: the upgrade says it
where it is certain, and the desk says where it is not.
"""

from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from tests import worlds
from tests.flows.test_signatures_from_files import HEADS, bring, whole
from tests.petitions import Signer, a_petition, forget
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.petitions.models import Petition, Sheet, Signature
from yeondae.petitions.rules.sheets import read_lines
from yeondae.petitions.services import paper

pytestmark = pytest.mark.django_db
upgrade = import_module("yeondae.petitions.migrations.0012_what_brought_earlier_ones")


@pytest.fixture
def petition() -> Petition:
    forget()
    return a_petition()


@pytest.fixture
def people() -> list[User]:
    users = [User.objects.create(username=f"enters{number}") for number in range(2)]
    for user in users:
        grant_role(user=user, role=Role.COLLECTOR, by=None)
    return users


@pytest.fixture
def sheets(petition: Petition, people: list[User], monkeypatch: pytest.MonkeyPatch) -> list[Sheet]:
    """Two that were typed and two that were counted, as an earlier version left them."""
    monkeypatch.setattr(paper.secrets, "randbelow", lambda _most: 5)
    collector = paper.add_collector(petition=petition, name="Cy Example", by=people[0])
    made = paper.make_sheets(
        collector=collector, language="en", country="DE", count=4, by=people[0]
    )
    typed = "Ann Example; Ulm; signer@example.org\nBo Example; Kiel", "Cy Example; Bonn"
    for sheet, lines in zip(made, typed, strict=False):
        for by in people:
            paper.enter_lines(sheet=sheet, lines=read_lines(lines), by=by)
    for sheet, rows in zip(made[2:], (14, 9), strict=True):
        paper.enter_count(sheet=sheet, rows=rows, unreadable=0, by=people[0])
    return made


def of_before() -> dict[int, int | None]:
    """What belongs to which sheet, which is then forgotten."""
    known = dict(Signature.objects.values_list("pk", "sheet_id"))
    Signature.objects.update(sheet=None, brought_in=None)
    return known


def after() -> dict[int, int | None]:
    upgrade.say_what_brought_them(apps, None)
    return dict(Signature.objects.values_list("pk", "sheet_id"))


def test_the_upgrade_finds_the_sheet_of_every_signature(sheets: list[Sheet]) -> None:
    known = of_before()
    assert len(set(known.values())) == 4 and after() == known


def test_who_signed_online_since_stands_by_themselves(
    petition: Petition, sheets: list[Sheet]
) -> None:
    Signer(petition).signs(name="Ann Example", country="AT")
    known = of_before()
    assert list(known.values()).count(None) == 1 and after() == known


def test_where_it_is_not_certain_nothing_is_said_and_the_desk_says_so(
    sheets: list[Sheet], people: list[User]
) -> None:
    of_before()
    Signature.objects.filter(way="sheet").order_by("pk")[0].delete()
    found = after()
    assert set(found.values()) == {None, sheets[2].pk, sheets[3].pk}, "the counted ones are certain"
    desk = Client()
    desk.force_login(people[0], backend="django.contrib.auth.backends.ModelBackend")
    for sheet, is_known in zip(sheets, (False, False, True, True), strict=True):
        place = reverse("desk:petition_sheet", args=[sheet.petition_id, sheet.code])
        said = "cannot be told from those of other sheets" in desk.get(place).content.decode()
        assert said is not is_known


def test_files_are_told_apart_where_one_was_done_before_the_next(petition: Petition) -> None:
    files = [
        whole(bring(petition, "\n".join([HEADS, *(f"{name},DE,{town},,," for town in ("A", "B"))])))
        for name in ("Ann Example", "Bo Example")
    ]
    of_before()
    after()
    assert [each.signatures.count() for each in files] == [2, 2]
    of_before()
    Signature.objects.order_by("pk")[0].delete()
    after()
    assert not Signature.objects.exclude(brought_in=None).exists()
    by = worlds.staff().organiser
    grant_role(user=by, role=Role.ORGANISER, by=None)
    desk = Client()
    desk.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    page = desk.get(reverse("desk:import_progress", args=[files[0].pk])).content.decode()
    assert "cannot be told from those of other files" in page
