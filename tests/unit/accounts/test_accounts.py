"""Staff: roles open the desk, and a sign-in link works once, within minutes, in the demo only."""

from datetime import timedelta

import pytest

from yeondae.accounts import services
from yeondae.accounts.models import SignInLink, User
from yeondae.accounts.roles import TABLE, Action, Role
from yeondae.audit.models import Entry
from yeondae.core import clock
from yeondae.core.refusal import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser() -> User:
    user = services.create_staff(username="demo", name="Demo", by=None, is_demo=True)
    services.grant_role(user=user, role=Role.ORGANISER, by=None)
    return user


def test_an_account_without_a_role_may_do_nothing() -> None:
    user = services.create_staff(username="new", name="New", by=None)
    assert not any(user.may(action) for action in Action)
    assert not user.has_perm("wagtailadmin.access_admin")


def test_a_role_opens_the_desk_and_nothing_else_of_the_admin(organiser: User) -> None:
    assert organiser.has_perm("wagtailadmin.access_admin")
    assert not organiser.has_perm("wagtailcore.add_page")


def test_a_withdrawn_role_closes_the_desk_at_once(organiser: User) -> None:
    services.withdraw_role(user=organiser, role=Role.ORGANISER, by=None)
    assert not organiser.may(Action.SEE_DESK)


def test_every_role_sees_the_desk() -> None:
    assert all(Action.SEE_DESK in TABLE[role] for role in Role)


def test_a_taken_user_name_gets_a_sentence(organiser: User) -> None:
    with pytest.raises(Refused, match="choose another name"):
        services.create_staff(username="demo", name="Other", by=organiser)


def test_what_was_done_to_accounts_is_audited_without_names(organiser: User) -> None:
    verbs = list(Entry.objects.values_list("verb", flat=True))
    assert verbs == ["create_staff", "grant_role"]
    assert "Demo" not in str(list(Entry.objects.values()))


def test_a_link_signs_in_once(organiser: User) -> None:
    token = services.make_sign_in_link(user=organiser, now=clock.now())
    assert services.use_sign_in_link(token=token, now=clock.now()) == organiser
    assert services.use_sign_in_link(token=token, now=clock.now()) is None


def test_a_link_is_kept_hashed(organiser: User) -> None:
    token = services.make_sign_in_link(user=organiser, now=clock.now())
    assert token.encode() not in bytes(SignInLink.objects.get().token_hash)


def test_a_link_ends_after_fifteen_minutes(organiser: User) -> None:
    token = services.make_sign_in_link(user=organiser, now=clock.now())
    later = clock.now() + timedelta(minutes=15, seconds=1)
    assert not services.is_link_good(token=token, now=later)
    assert services.use_sign_in_link(token=token, now=later) is None


def test_a_new_link_ends_the_one_before(organiser: User) -> None:
    first = services.make_sign_in_link(user=organiser, now=clock.now())
    services.make_sign_in_link(user=organiser, now=clock.now())
    assert not services.is_link_good(token=first, now=clock.now())


def test_an_account_that_is_no_example_gets_no_link() -> None:
    user = services.create_staff(username="real", name="Real", by=None)
    with pytest.raises(Refused, match="demo only"):
        services.make_sign_in_link(user=user, now=clock.now())
