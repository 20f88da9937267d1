"""Two people stand behind every contact point and every account that is used."""

import pytest
from django.db import IntegrityError, transaction

from tests import worlds
from tests.two_people import with_roles
from yeondae.accounts import approvals
from yeondae.accounts.committee import set_size
from yeondae.accounts.models import User
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.directory import giving, services
from yeondae.directory.models import BankAccount, ContactPoint, Organisation
from yeondae.directory.numbers import wrong_ibans
from yeondae.directory.verifying import verify_contact_point

pytestmark = pytest.mark.django_db
# The example of ISO 13616, and the same with two digits changed about.
RIGHT, SLIP = "GB29 NWBK 6016 1331 9268 19", "GB29 NWBK 6016 1331 9286 19"


def a_point(by: User | None) -> ContactPoint:
    office = worlds.an_office(worlds.staff().organiser)
    return services.add_contact_point(
        owner=office, kind=ContactPoint.Kind.EMAIL, as_written="office@example.org", by=by
    )


def an_account(by: User, **facts: object) -> BankAccount:
    union = Organisation.objects.first() or worlds.an_office(by).organisation
    told = {"organisation": union, "currency": "EUR", "line": "Bank of Example\n" + RIGHT,
            "source": "example.org/give"}  # fmt: skip
    return giving.write_account(by=by, **{**told, **facts})  # type: ignore[arg-type]


def test_whoever_wrote_a_number_down_asks_and_a_colleague_confirms_it() -> None:
    by, colleague = with_roles()
    point = a_point(by)
    assert not verify_contact_point(point=point, how="I rang", by=by)
    point.refresh_from_db()
    assert point.verified_at is None and point.proposed_how == "I rang"
    assert [each.subject_id for each in approvals.waiting_for(colleague, clock.now())] == [point.pk]
    assert verify_contact_point(point=point, how="on their page", by=colleague)
    assert point.verified_by == colleague and point.proposed_how == ""
    assert not approvals.waiting_for(colleague, clock.now())


def test_a_yes_said_on_the_page_of_approvals_lets_the_writer_go_on() -> None:
    by, colleague = with_roles()
    point = a_point(by)
    verify_contact_point(point=point, how="I rang", by=by)
    approvals.approve(approval=approvals.waiting_for(colleague, clock.now())[0], by=colleague)
    assert verify_contact_point(point=point, how="I rang", by=by)
    assert point.verified_by == colleague and not point.confirmed_alone


def test_a_number_that_nobody_is_known_to_have_written_takes_two_as_well() -> None:
    by, colleague = with_roles()
    point = a_point(None)
    assert not verify_contact_point(point=point, how="I rang", by=by)
    assert verify_contact_point(point=point, how="I rang", by=colleague)
    assert {point.written_by, point.verified_by} == {by, colleague}


def test_another_value_ends_what_was_asked_about_the_old_one() -> None:
    by, colleague = with_roles()
    point = a_point(by)
    verify_contact_point(point=point, how="I rang", by=by)
    asked = approvals.waiting_for(colleague, clock.now())[0]
    services.change_contact_point(point=point, as_written="other@example.org", by=by)
    assert point.proposed_how == "" and not approvals.waiting_for(colleague, clock.now())
    with pytest.raises(Refused):
        approvals.approve(approval=asked, by=colleague)
    assert verify_contact_point(point=point, how="I rang", by=colleague)
    services.change_contact_point(point=point, as_written="third@example.org", by=colleague)
    assert not verify_contact_point(point=point, how="I rang", by=colleague)


def test_the_database_refuses_one_person_for_both() -> None:
    by, _colleague = with_roles()
    point, account = a_point(by), an_account(by)
    with pytest.raises(IntegrityError), transaction.atomic():
        ContactPoint.objects.filter(pk=point.pk).update(
            verified_at=clock.now(), verified_by=by, verified_how="I rang"
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        BankAccount.objects.filter(pk=account.pk).update(shown_at=clock.now(), shown_by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        BankAccount.objects.filter(pk=account.pk).update(is_demo=True)


def test_a_small_committee_confirms_a_number_alone_but_no_account() -> None:
    by, colleague = with_roles()
    set_size(chosen="small", by=None)
    point, account = a_point(by), an_account(by)
    assert verify_contact_point(point=point, how="I rang", by=by) and point.confirmed_alone
    assert not giving.ask_to_show(account=account, by=by, place="")
    giving.show_account(account=account, by=colleague)
    assert account.shown_by == colleague and not account.shown_alone


def test_one_person_does_both_and_it_is_written_down() -> None:
    by, _colleague = with_roles()
    set_size(chosen="one", by=None)
    account = an_account(by)
    assert giving.ask_to_show(account=account, by=by, place="")
    assert account.shown_alone and list(giving.shown_accounts()) == [account]


def test_an_account_is_kept_exactly_and_seen_by_nobody_before_the_second_yes() -> None:
    by, colleague = with_roles()
    account = an_account(by)
    giving.ask_to_show(account=account, by=by, place="")
    assert not giving.shown_accounts()
    with pytest.raises(Refused, match="Nobody approves"):
        giving.show_account(account=account, by=by)
    giving.show_account(account=account, by=colleague)
    assert giving.shown_accounts().get().line == "Bank of Example\n" + RIGHT


def test_another_account_takes_the_place_of_the_first_only_with_two() -> None:
    by, colleague = with_roles()
    first, second, other = an_account(by), an_account(by), an_account(by, currency="USD")
    for account in (first, other):
        giving.ask_to_show(account=account, by=by, place="")
        giving.show_account(account=account, by=colleague)
    with pytest.raises(Refused, match="Nobody asks"):
        giving.show_account(account=second, by=colleague)
    giving.ask_to_show(account=second, by=by, place="")
    assert set(giving.shown_accounts()) == {first, other}
    giving.show_account(account=second, by=colleague)
    assert set(giving.shown_accounts()) == {second, other}


def test_words_changed_behind_the_asking_are_not_shown() -> None:
    by, colleague = with_roles()
    account = an_account(by)
    giving.ask_to_show(account=account, by=by, place="")
    BankAccount.objects.filter(pk=account.pk).update(line="Bank of Somebody Else 1")
    account.refresh_from_db()
    with pytest.raises(Refused):
        giving.show_account(account=account, by=colleague)


def test_one_person_takes_an_account_away_at_once() -> None:
    by, colleague = with_roles()
    account = an_account(by)
    giving.ask_to_show(account=account, by=by, place="")
    giving.show_account(account=account, by=colleague)
    giving.end_account(account=account, by=by)
    assert not giving.shown_accounts()


@pytest.mark.parametrize(
    "facts", [{"currency": "euro"}, {"line": " "}, {"source": ""}, {"line": f"Konto: {SLIP}"}]
)
def test_a_slip_in_what_is_written_is_said_at_once(facts: dict[str, str]) -> None:
    with pytest.raises(Refused):
        an_account(with_roles()[0], **facts)


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [(RIGHT, False), (RIGHT.replace(" ", ""), False), (f"{RIGHT} BIC NWBKGB2L", False),
     (SLIP, True), (SLIP.replace(" ", ""), True), ("110-123-456789", False),
     ("AT61 1904 3002 3457 3201 BIC", False)],
)  # fmt: skip
def test_check_digits_are_looked_at_where_there_are_any(text: str, is_wrong: bool) -> None:
    assert bool(wrong_ibans(text)) is is_wrong
