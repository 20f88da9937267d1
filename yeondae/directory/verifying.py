"""Two people stand behind a contact point: who wrote it down, and who confirms it.

Whoever wrote the value says how they know, and that asks a colleague (`accounts.approvals`);
anybody else confirms it at once, because two people then stand behind it. Where nobody is known
to have written it (a command brought it in), the first who confirms it is the one who stands for
it, and a colleague is asked as well. A demo contact leads nowhere: one person is enough.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts import approvals
from yeondae.accounts.models import Approval, User
from yeondae.accounts.roles import Action
from yeondae.audit.services import record
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.directory.models import ContactPoint

READ_AS_A_WHOLE = frozenset(
    {ContactPoint.Kind.FAX, ContactPoint.Kind.PHONE, ContactPoint.Kind.EMAIL}
)


@transaction.atomic
def verify_contact_point(*, point: ContactPoint, how: str, by: User, place: str = "") -> bool:
    """Somebody rang or looked; `how` says what they did. Good for twelve months (design rule 11).

    True: it is confirmed. False: a colleague was asked, at the desk's page `place`, and until
    their yes nothing changes. Raises Refused where nothing was supplied, where it is no whole
    number or address, and where `how` is empty.
    """
    how = how.strip()[:200]
    _may_be_confirmed(point, how)
    if point.is_demo or point.written_by_id not in (None, by.pk):
        _use_up(point, by)
        _confirm(point, how, by=by, alone=False)
        return True
    return _ask(point, how, by, place)


def asked_about(point: ContactPoint) -> Approval | None:
    """The open asking for a colleague's yes to exactly this value."""
    return approvals.standing(action=Action.VERIFY_CONTACT, subject=point, content=_exactly(point))


def take_back(*, point: ContactPoint, asked: Approval | None, by: User | None) -> None:
    """Another value stands there now, so what was `asked` about the old one is over."""
    point.proposed_how = ""
    if asked is not None and by is not None and by.may(Action.VERIFY_CONTACT):
        approvals.decline(approval=asked, by=by)


def _may_be_confirmed(point: ContactPoint, how: str) -> None:
    if not point.is_supplied:
        raise Refused(_("Nothing was supplied here, so there is nothing to confirm."))
    if point.kind in READ_AS_A_WHOLE and not point.value:
        raise Refused(_("What is written here is no whole number or address. Correct it first."))
    if not how:
        raise Refused(_("Say how you know: that you rang, or where it stands."))


def _ask(point: ContactPoint, how: str, by: User, place: str) -> bool:
    point.written_by, point.proposed_how = by, how
    point.save(update_fields=["written_by", "proposed_how"])
    approval = approvals.ask(
        action=Action.VERIFY_CONTACT, subject=point, content=_exactly(point), by=by, place=place
    )
    if approval.approved_at is None:
        return False
    approvals.require(action=Action.VERIFY_CONTACT, subject=point, content=_exactly(point), by=by)
    _confirm(point, how, by=approval.approved_by or by, alone=approval.is_alone)
    return True


def _use_up(point: ContactPoint, by: User) -> None:
    """The colleague who confirms says yes to what was asked, where it still is asked."""
    asked = asked_about(point)
    if asked is None:
        return
    if asked.asked_by_id != by.pk:
        approvals.approve(approval=asked, by=by)
    approvals.require(action=Action.VERIFY_CONTACT, subject=point, content=_exactly(point), by=by)


def _exactly(point: ContactPoint) -> list[str]:
    return [point.kind, point.value, point.address_lines]


def _confirm(point: ContactPoint, how: str, *, by: User, alone: bool) -> None:
    point.verified_at, point.verified_by, point.verified_how = clock.now(), by, how
    point.confirmed_alone, point.proposed_how = alone, ""
    point.save(
        update_fields=[
            "verified_at", "verified_by", "verified_how", "confirmed_alone", "proposed_how",
        ]
    )  # fmt: skip
    record(by_id=by.pk, verb="verify_contact_point", subject=point, alone=alone)
