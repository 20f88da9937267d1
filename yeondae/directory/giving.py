"""Where money is given: an account is written down by one, and shown once a colleague says yes.

A wrong account takes money from people in prison, so a small committee too needs both its people
for it (`accounts.committee`). Taking an account away needs one: whoever sees that it is wrong.
"""

import re

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from yeondae.accounts import approvals
from yeondae.accounts.models import Approval, User
from yeondae.accounts.roles import Action
from yeondae.audit.services import record
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.directory.models import BankAccount, Organisation
from yeondae.directory.numbers import wrong_ibans

CURRENCY = re.compile(r"[A-Z]{3}")


@transaction.atomic
def write_account(
    *,
    organisation: Organisation,
    currency: str,
    line: str,
    source: str,
    by: User,
    language: str = "",
    is_historic: bool = False,
    is_demo: bool = False,
) -> BankAccount:
    """Keep an account exactly as its owner published it (`source` says where); nobody sees it yet.

    `currency` as ISO 4217 writes it; `language`: whose readers see it, empty for everyone.
    Raises Refused for no currency, an IBAN whose check digits are wrong, or no source.
    """
    if not CURRENCY.fullmatch(currency):
        raise Refused(_("Write the currency in three letters: EUR, KRW, USD."))
    if not line.strip() or not source.strip():
        raise Refused(_("Write the account, and where its owner published it."))
    if not is_historic and (wrong := wrong_ibans(line)):
        raise Refused(_("%(iban)s has a slip in it: its check digits do not fit.")
                      % {"iban": wrong[0]})  # fmt: skip
    account = BankAccount.objects.create(
        organisation=organisation,
        currency=currency,
        language=language,
        line=line.strip("\n"),
        source=source.strip(),
        is_historic=is_historic,
        is_demo=is_demo,
        written_at=clock.now(),
        written_by=by,
    )
    _note(by, "write_account", account)
    return account


@transaction.atomic
def ask_to_show(*, account: BankAccount, by: User, place: str) -> bool:
    """Ask for a colleague's yes; true where it is shown at once, because one person is all."""
    _is_still_new(account)
    if account.written_by_id != by.pk:
        raise Refused(_("Whoever wrote it down asks; you can say yes."))
    asked = approvals.ask(
        action=Action.KEEP_ACCOUNTS,
        subject=account,
        content=_exactly(account),
        by=by,
        place=place,
    )
    if asked.approved_at is not None:
        _show(account, asked)
    return asked.approved_at is not None


@transaction.atomic
def show_account(*, account: BankAccount, by: User) -> None:
    """The colleague's yes, and it is shown at once; an earlier one of its kind ends.

    Raises Refused for whoever wrote it, and where nobody asks for it (any more).
    """
    _is_still_new(account)
    asked = asked_for(account)
    if asked is None:
        raise Refused(_("Nobody asks for this now: whoever wrote it down asks again."))
    if asked.approved_at is None:
        approvals.approve(approval=asked, by=by)
    _show(account, asked)


@transaction.atomic
def end_account(*, account: BankAccount, by: User) -> None:
    """Nobody sees it from now on. One person does this: a wrong account is worse than none."""
    account.ended_at = account.ended_at or clock.now()
    account.save(update_fields=["ended_at"])
    _note(by, "end_account", account)


def asked_for(account: BankAccount) -> Approval | None:
    """The open asking to show exactly this account."""
    return approvals.standing(
        action=Action.KEEP_ACCOUNTS, subject=account, content=_exactly(account)
    )


def shown_accounts() -> QuerySet[BankAccount]:
    """What the public sees, each with its organisation; those for payment first."""
    return (
        BankAccount.objects.filter(shown_at__isnull=False, ended_at=None)
        .select_related("organisation")
        .order_by("is_historic", "organisation__name", "currency", "pk")
    )


def _show(account: BankAccount, asked: Approval) -> None:
    approvals.require(
        action=Action.KEEP_ACCOUNTS,
        subject=account,
        content=_exactly(account),
        by=account.written_by,
    )
    now = clock.now()
    if not account.is_historic:
        shown_accounts().filter(
            organisation=account.organisation_id,
            currency=account.currency,
            language=account.language,
            is_historic=False,
        ).update(ended_at=now)
    account.shown_at, account.shown_alone = now, asked.is_alone
    account.shown_by = asked.approved_by or account.written_by
    account.save(update_fields=["shown_at", "shown_by", "shown_alone"])
    _note(account.shown_by, "show_account", account, alone=asked.is_alone)


def _is_still_new(account: BankAccount) -> None:
    if account.shown_at is not None or account.ended_at is not None:
        raise Refused(_("This account was shown or taken away meanwhile."))


def _exactly(account: BankAccount) -> list[str]:
    return [
        str(account.organisation_id),
        account.currency,
        account.language,
        account.line,
        account.source,
        str(account.is_historic),
    ]


def _note(by: User, verb: str, account: BankAccount, **detail: bool) -> None:
    record(by_id=by.pk, verb=verb, subject=account, **detail)
