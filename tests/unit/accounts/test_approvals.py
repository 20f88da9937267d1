"""Two people for what matters: nobody alone, nothing else than what was asked for, once."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from yeondae.accounts import approvals, committee, services
from yeondae.accounts.models import Approval, Committee, User
from yeondae.accounts.roles import Action, Role
from yeondae.audit.models import Entry
from yeondae.core import clock
from yeondae.core.refusal import Refused

pytestmark = pytest.mark.django_db
ACT = Action.SEND_NOTICE


def member(name: str, *roles: Role) -> User:
    user = services.create_staff(username=name, name=name, by=None)
    for role in roles:
        services.grant_role(user=user, role=role, by=None)
    return user


@pytest.fixture
def asker() -> User:
    return member("asker", Role.ORGANISER)


@pytest.fixture
def colleague() -> User:
    return member("colleague", Role.ORGANISER)


def ask(asker: User, content: object = "words") -> Approval:
    return approvals.ask(action=ACT, subject=asker, by=asker, content=content)


def require(asker: User, content: object = "words") -> Approval:
    return approvals.require(action=ACT, subject=asker, by=asker, content=content)


def test_asked_approved_done(asker: User, colleague: User) -> None:
    approvals.approve(approval=ask(asker), by=colleague)
    done = require(asker)
    assert (done.end, done.approved_by, done.is_alone) == ("used", colleague, False)


def test_nothing_is_done_that_nobody_asked_for(asker: User) -> None:
    with pytest.raises(Refused, match="ask for a colleague"):
        require(asker)


def test_nothing_is_done_before_the_yes(asker: User) -> None:
    ask(asker)
    with pytest.raises(Refused, match="not said yes yet"):
        require(asker)


def test_nobody_approves_their_own_asking(asker: User) -> None:
    with pytest.raises(Refused, match="Nobody approves"):
        approvals.approve(approval=ask(asker), by=asker)


def test_the_database_refuses_it_too(asker: User) -> None:
    approval = ask(asker)
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.filter(pk=approval.pk).update(
            approved_by=asker, approved_at=approval.asked_at
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.filter(pk=approval.pk).update(end="used", ended_at=approval.asked_at)


def test_a_yes_is_used_once(asker: User, colleague: User) -> None:
    approvals.approve(approval=ask(asker), by=colleague)
    require(asker)
    with pytest.raises(Refused):
        require(asker)


def test_other_words_need_another_yes(asker: User, colleague: User) -> None:
    approvals.approve(approval=ask(asker, {"en": "Free them"}), by=colleague)
    with pytest.raises(Refused, match="changed after"):
        require(asker, {"en": "Send money"})
    assert require(asker, {"en": "Free them"})


def test_a_yes_to_one_act_or_subject_is_none_to_another(asker: User, colleague: User) -> None:
    approvals.approve(approval=ask(asker), by=colleague)
    with pytest.raises(Refused):
        approvals.require(action=Action.EDIT_CALL, subject=asker, by=asker, content="words")
    with pytest.raises(Refused):
        approvals.require(action=ACT, subject=colleague, by=asker, content="words")


def test_a_yes_ends_after_three_days(asker: User, colleague: User) -> None:
    approvals.approve(approval=ask(asker), by=colleague)
    with time_machine.travel(clock.now() + timedelta(hours=72, seconds=1)), pytest.raises(Refused):
        require(asker)


def test_asking_twice_is_asking_once_and_asking_for_other_words_replaces(asker: User) -> None:
    first = ask(asker)
    assert ask(asker).pk == first.pk
    second = ask(asker, "others")
    first.refresh_from_db()
    assert first.end == "replaced" and second.pk != first.pk


def test_a_no_ends_it(asker: User, colleague: User) -> None:
    approval = ask(asker)
    approvals.decline(approval=approval, by=colleague)
    with pytest.raises(Refused):
        approvals.approve(approval=approval, by=colleague)
    with pytest.raises(Refused):
        require(asker)


def test_whoever_may_not_do_it_may_neither_ask_nor_approve(asker: User) -> None:
    translator = member("translator", Role.TRANSLATOR)
    with pytest.raises(Refused, match="role"):
        ask(translator)
    with pytest.raises(Refused, match="role"):
        approvals.approve(approval=ask(asker), by=translator)


def test_a_reviewer_says_yes_without_being_able_to_do_it_alone(asker: User) -> None:
    reviewer = member("reviewer", Role.REVIEWER)
    approvals.approve(approval=ask(asker), by=reviewer)
    with pytest.raises(Refused):
        approvals.require(action=ACT, subject=asker, by=reviewer, content="words")


def test_what_waits_is_shown_to_others_only(asker: User, colleague: User) -> None:
    approval = ask(asker)
    now = clock.now()
    assert list(approvals.waiting_for(colleague, now)) == [approval]
    assert not approvals.waiting_for(asker, now)
    assert list(approvals.asked_by(asker, now)) == [approval]
    assert not approvals.waiting_for(member("nobody"), now)


def test_one_person_alone_is_enough_where_there_is_only_one_and_it_is_written_down(
    asker: User,
) -> None:
    committee.set_size(chosen=Committee.Size.ONE, by=None)
    ask(asker)
    assert require(asker).is_alone
    assert Entry.objects.get(verb="use_approval").detail["alone"] is True


def test_a_small_committee_changes_contacts_alone_and_nothing_else(asker: User) -> None:
    committee.set_size(chosen=Committee.Size.SMALL, by=None)
    alone = {action for action in Action if not committee.needs_two(action)}
    assert alone == {Action.EDIT_DIRECTORY, Action.VERIFY_CONTACT}


def test_what_was_asked_for_is_not_kept_in_the_clear(asker: User) -> None:
    approval = ask(asker, "+12025550100")
    assert b"2025550100" not in bytes(approval.content_index)
    assert "2025550100" not in str(list(Entry.objects.values()))


def test_each_smaller_size_says_what_it_gives_up() -> None:
    assert committee.gives_up("small") and committee.gives_up("one")
    assert committee.is_looser("one") and not committee.is_looser("full")
