"""Shutting the desk on a bad day: everyone signed out, case notes closed until two open them.

Any two colleagues do it, from a telephone: one asks, the other says yes and it happens. Nothing
that was written is deleted; public pages go on. Whoever shows case notes asks `is_closed`.
"""

from django.db import transaction

from yeondae.accounts import approvals
from yeondae.accounts.committee import the_committee
from yeondae.accounts.models import Approval, Committee, SetUpLink, User
from yeondae.accounts.roles import Action
from yeondae.accounts.sessions import end_all_sessions
from yeondae.audit.services import record
from yeondae.core import clock

SHUT, OPEN = "shut", "open"


def is_closed() -> bool:
    """Whether case notes stay shut until two colleagues open them again."""
    return the_committee().closed_at is not None


def ask(*, what: str, by: User, place: str) -> Approval:
    """Ask a colleague to shut ("shut") or to open again ("open"). Raises Refused."""
    return approvals.ask(
        action=Action.SHUT_DESK, subject=the_committee(), by=by, content=what, place=place
    )


def asked_for() -> tuple[str, Approval] | None:
    """What somebody asked for and nobody answered yet."""
    for what in (SHUT, OPEN):
        found = approvals.standing(action=Action.SHUT_DESK, subject=the_committee(), content=what)
        if found:
            return what, found
    return None


@transaction.atomic
def agree(*, what: str, approval: Approval, by: User) -> int:
    """The second colleague's yes, and it is done at once; how many sessions ended.

    Raises Refused for one's own asking and for one that is over.
    """
    if not approval.is_alone:
        approvals.approve(approval=approval, by=by)
    approvals.require(action=Action.SHUT_DESK, subject=the_committee(), by=by, content=what)
    now = clock.now()
    since = now if what == SHUT else None
    row, _new = Committee.objects.update_or_create(
        pk=1, defaults={"closed_at": since}, create_defaults={"closed_at": since, "set_at": now}
    )
    ended = _end_everything(by) if what == SHUT else 0
    record(by_id=by.pk, verb=f"{what}_desk", subject=row, sessions=ended)
    return ended


def _end_everything(by: User) -> int:
    """Sessions, links into accounts, and what was asked for or granted and is not done yet: a thief
    may have made them. How many sessions there were."""
    SetUpLink.objects.filter(used_at=None).delete()
    Approval.objects.filter(end="").update(
        end=Approval.End.DECLINED, ended_at=clock.now(), ended_by=by
    )
    return end_all_sessions()
