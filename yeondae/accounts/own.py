"""Who sees their own items only: translators the calls given to them, relays the letters of their
organisation, collectors neither. Whoever has another role besides sees everything of the campaign.

Nothing given means nothing seen.
"""

from collections.abc import Collection

from django.db import transaction

from yeondae.accounts.models import OwnCall, User
from yeondae.accounts.roles import Role
from yeondae.audit.services import record

LIMITED = frozenset({Role.TRANSLATOR, Role.RELAY, Role.COLLECTOR})
NOBODYS = 0


def sees_own_only(user: User) -> bool:
    """Whether every role of `user` is one of those that see their own items only."""
    return user.roles <= LIMITED


def calls_of(user: User) -> set[int] | None:
    """The ids of the calls that `user` may see; None: every one."""
    if not sees_own_only(user):
        return None
    return set(user.own_calls.values_list("call_id_only", flat=True))


def organisation_of(user: User) -> int | None:
    """Whose letters `user` may see, as an id of the directory; None: everybody's."""
    if user.organisation_id_only is None and sees_own_only(user):
        return NOBODYS
    return user.organisation_id_only


@transaction.atomic
def give_calls(*, user: User, calls: Collection[int], by: User | None) -> None:
    """From now on exactly these calls are `user`'s own."""
    user.own_calls.exclude(call_id_only__in=calls).delete()
    for call in calls:
        OwnCall.objects.get_or_create(user=user, call_id_only=call)
    record(by_id=by.pk if by else None, verb="give_calls", subject=user, calls=sorted(calls))
