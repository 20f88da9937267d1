"""Links with which a colleague sets up an account, or one that was lost, by choosing a password."""

import secrets
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from yeondae.accounts.models import SetUpLink, User
from yeondae.accounts.sessions import end_sessions_of
from yeondae.audit.services import record
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.sealing.index import blind_index

LINK_LASTS = timedelta(hours=72)


@transaction.atomic
def make_set_up_link(*, user: User, by: User | None, is_recovery: bool = False) -> str:
    """The secret part of a link that lets `user` choose a password: once, within 72 hours.

    An earlier one stops working. A recovery is asked for through `approvals` first.
    Raises Refused for an account that was switched off.
    """
    if not user.is_active:
        raise Refused(_("This account is switched off: switch it on first."))
    SetUpLink.objects.filter(user=user, used_at=None).delete()
    token = secrets.token_urlsafe(32)
    SetUpLink.objects.create(
        user=user,
        token_hash=_hash(token),
        expires_at=clock.now() + LINK_LASTS,
        is_recovery=is_recovery,
        made_by=by,
    )
    record(by_id=by.pk if by else None, verb="make_set_up_link", subject=user, recovery=is_recovery)
    return token


def whose_link(token: str) -> User | None:
    """Whose account the link sets up; None where it is used, expired or unknown."""
    link = _good(token).select_related("user").first()
    return link.user if link else None


@transaction.atomic
def use_set_up_link(*, token: str, password: str) -> User | None:
    """Set the password and end every session of the account; None where the link is no good."""
    link = _good(token).select_for_update().first()
    if link is None:
        return None
    link.used_at = clock.now()
    link.save(update_fields=["used_at"])
    user = link.user
    user.set_password(password)
    user.save(update_fields=["password"])
    if link.is_recovery:
        Authenticator.objects.filter(user=user).delete()
    end_sessions_of(user)
    record(by_id=user.pk, verb="set_up_account", subject=user, recovery=link.is_recovery)
    return user


def _good(token: str) -> QuerySet[SetUpLink]:
    return SetUpLink.objects.filter(
        token_hash=_hash(token), used_at=None, expires_at__gt=clock.now(), user__is_active=True
    )


def _hash(token: str) -> bytes:
    return blind_index(token, "set-up link")
