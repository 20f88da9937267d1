"""Who works at the desk: inviting, roles, switching off, and the way back in for one who lost it.

Nobody changes their own roles, and somebody who may keep the staff list always stays. A role that
opens more than somebody's own items is given by two: else whoever broke into one account would
make a second one, and say yes to themselves.
"""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts import approvals, committee
from yeondae.accounts.models import Approval, User
from yeondae.accounts.own import LIMITED
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
    """A new account, and the secret part of its set-up link (72 hours, once).

    It has the roles that `by` may give alone; the others are asked for (`ask_roles`). `by` None,
    whoever holds the machine, gives every role.
    """
    user = create_staff(username=username, name=name, by=by)
    for role in roles if by is None else alone(roles):
        grant_role(user=user, role=role, by=by)
    return user, make_set_up_link(user=user, by=by)


def usual_roles() -> list[Role]:
    """What a new colleague has where a small committee combines roles; nothing is usual in a full
    one."""
    return [] if committee.size() == committee.Size.FULL else list(COMBINED)


def alone(roles: Collection[Role]) -> list[Role]:
    """Those of `roles` that one person may give."""
    if not committee.needs_two(Action.KEEP_STAFF):
        return list(roles)
    return [role for role in roles if role in LIMITED]


def takes_two(user: User, roles: Collection[Role]) -> bool:
    """Whether `user` would get a role that one person may not give."""
    more = set(roles) - user.roles
    return len(alone(more)) < len(more)


def ask_roles(*, user: User, roles: Collection[Role], by: User, place: str) -> Approval:
    """Ask a colleague whether `user` is to have exactly `roles`."""
    return approvals.ask(
        action=Action.KEEP_STAFF, subject=user, by=by, content=_exactly(roles), place=place
    )


def roles_asked(user: User, roles: Collection[Role]) -> Approval | None:
    """The open asking for exactly `roles`."""
    return approvals.standing(action=Action.KEEP_STAFF, subject=user, content=_exactly(roles))


def _exactly(roles: Collection[Role]) -> list[str]:
    return ["roles", *sorted(map(str, roles))]


@transaction.atomic
def set_roles(*, user: User, roles: Collection[Role], by: User) -> None:
    """Give and take away until `user` has exactly `roles`. Open sessions follow at once.

    Raises Refused for one's own roles, where nobody would be left to keep the list, and where a
    colleague has to say yes first and has not.
    """
    if user.pk == by.pk:
        raise Refused(_("Nobody changes their own roles. Ask a colleague."))
    if not KEEPERS & set(roles) and _is_last_keeper(user):
        raise Refused(_("Somebody must be left who keeps the staff list."))
    if takes_two(user, roles):
        approvals.require(action=Action.KEEP_STAFF, subject=user, by=by, content=_exactly(roles))
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
