"""Who works at the desk: inviting, roles, switching off, and the way back in for one who lost it.

Nobody changes their own roles, and somebody who may keep the staff list always stays.
"""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts import approvals, committee
from yeondae.accounts.models import Approval, User
from yeondae.accounts.roles import TABLE, Action, Role
from yeondae.accounts.services import create_staff, grant_role, withdraw_role
from yeondae.accounts.sessions import end_sessions_of
from yeondae.accounts.set_up import make_set_up_link
from yeondae.audit.services import record
from yeondae.core.refusal import Refused

KEEPERS = frozenset(role for role in Role if Action.KEEP_STAFF in TABLE[role])
# In a small committee both have what is needed from the call to the letter.
COMBINED = (Role.ORGANISER, Role.REVIEWER, Role.CASEWORKER, Role.ADMINISTRATOR)
RECOVERY = "recovery"


@transaction.atomic
def invite(
    *, username: str, name: str, roles: Collection[Role], by: User | None
) -> tuple[User, str]:
    """A new account with its roles, and the secret part of its set-up link (72 hours, once)."""
    user = create_staff(username=username, name=name, by=by)
    for role in roles:
        grant_role(user=user, role=role, by=by)
    return user, make_set_up_link(user=user, by=by)


@transaction.atomic
def set_roles(*, user: User, roles: Collection[Role], by: User) -> None:
    """Give and take away until `user` has exactly `roles`. Open sessions follow at once.

    Raises Refused for one's own roles, and where nobody would be left to keep the list.
    """
    if user.pk == by.pk:
        raise Refused(_("Nobody changes their own roles. Ask a colleague."))
    if not KEEPERS & set(roles) and _is_last_keeper(user):
        raise Refused(_("Somebody must be left who keeps the staff list."))
    for role in set(roles) - user.roles:
        grant_role(user=user, role=role, by=by)
    for role in user.roles - set(roles):
        withdraw_role(user=user, role=role, by=by)
    user.forget_roles()


@transaction.atomic
def switch(*, user: User, on: bool, by: User) -> None:
    """Switch an account off, which signs it out everywhere, or on again."""
    if user.pk == by.pk:
        raise Refused(_("Nobody switches their own account off. Ask a colleague."))
    if not on and _is_last_keeper(user):
        raise Refused(_("Somebody must be left who keeps the staff list."))
    user.is_active = on
    user.save(update_fields=["is_active"])
    if not on:
        end_sessions_of(user)
    record(by_id=by.pk, verb="switch_on_account" if on else "switch_off_account", subject=user)


@transaction.atomic
def sign_out(*, user: User, by: User) -> int:
    """End every session of one account; how many there were."""
    ended = end_sessions_of(user)
    record(by_id=by.pk, verb="sign_out_account", subject=user, sessions=ended)
    return ended


def ask_recovery(*, user: User, by: User, place: str) -> Approval:
    """Ask a colleague whether `user` really lost their way in: the link opens their account."""
    return approvals.ask(
        action=Action.KEEP_STAFF, subject=user, by=by, content=RECOVERY, place=place
    )


def recovery_asked(user: User) -> Approval | None:
    """The open asking for a recovery of `user`."""
    return approvals.standing(action=Action.KEEP_STAFF, subject=user, content=RECOVERY)


@transaction.atomic
def recover(*, user: User, by: User) -> str:
    """The secret part of a link that ends sessions and second factors; two people said yes."""
    approvals.require(action=Action.KEEP_STAFF, subject=user, by=by, content=RECOVERY)
    return make_set_up_link(user=user, by=by, is_recovery=True)


def _is_last_keeper(user: User) -> bool:
    keepers = User.objects.filter(is_active=True, grants__role__in=KEEPERS).distinct()
    return keepers.filter(pk=user.pk).exists() and not keepers.exclude(pk=user.pk).exists()


@transaction.atomic
def loosen(*, chosen: str, by: User) -> None:
    """A smaller committee, with fewer rules: two people of the larger one said yes to it."""
    approvals.require(
        action=Action.CHANGE_SETTINGS, subject=committee.the_committee(), by=by, content=chosen
    )
    committee.set_size(chosen=chosen, by=by)
