"""Writing staff: accounts, their roles, and the one-time link that signs a demo account in."""

import secrets
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from yeondae.accounts.models import Grant, SignInLink, User
from yeondae.accounts.roles import Role
from yeondae.accounts.sessions import end_sessions_of
from yeondae.audit.services import record
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.sealing.index import blind_index

LINK_LASTS = timedelta(minutes=15)


@transaction.atomic
def create_staff(
    *,
    username: str,
    name: str,
    email: str = "",
    password: str | None = None,
    by: User | None,
    is_demo: bool = False,
) -> User:
    """Make an account. Without a password nobody can sign in with one (a link still can).

    Raises Refused where the user name is taken.
    """
    user = User(username=username, first_name=name, email=email, is_demo=is_demo)
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError:
        raise Refused(
            _("There is an account %(name)s already: choose another name.") % {"name": username}
        ) from None
    record(by_id=by.pk if by else None, verb="create_staff", subject=user, is_demo=is_demo)
    return user


@transaction.atomic
def grant_role(*, user: User, role: Role, by: User | None) -> None:
    """Give a role. Giving it twice changes nothing."""
    _row, is_new = Grant.objects.get_or_create(
        user=user, role=role, defaults={"granted_by": by, "granted_at": clock.now()}
    )
    if is_new:
        record(by_id=by.pk if by else None, verb="grant_role", subject=user, role=str(role))
    user.forget_roles()


@transaction.atomic
def withdraw_role(*, user: User, role: Role, by: User | None) -> None:
    """Take a role away. Taking one that nobody gave changes nothing."""
    taken, _rows = Grant.objects.filter(user=user, role=role).delete()
    if taken:
        record(by_id=by.pk if by else None, verb="withdraw_role", subject=user, role=str(role))
    user.forget_roles()


@transaction.atomic
def limit_to_organisation(*, user: User, organisation_id: int | None, by: User | None) -> None:
    """A relay's staff see the letters of this organisation only (None: of every one)."""
    user.organisation_id_only = organisation_id
    user.save(update_fields=["organisation_id_only"])
    record(
        by_id=by.pk if by else None,
        verb="limit_to_organisation",
        subject=user,
        organisation=organisation_id,
    )


@transaction.atomic
def make_sign_in_link(*, user: User, now: datetime) -> str:
    """The secret part of a link that signs a demo account in: once, within 15 minutes.

    Only a keyed hash is kept. An earlier unused link of the same account stops working.
    Raises Refused for an account that is not of the demo world.
    """
    if not user.is_demo:
        raise Refused(_("Sign-in links exist in the demo only: sign in with the password."))
    SignInLink.objects.filter(user=user, used_at=None).delete()
    token = secrets.token_urlsafe(32)
    SignInLink.objects.create(user=user, token_hash=_hash(token), expires_at=now + LINK_LASTS)
    record(by_id=None, verb="make_sign_in_link", subject=user)
    return token


def is_link_good(*, token: str, now: datetime) -> bool:
    """Whether the link would work. Looking does not use it up."""
    return _unused(now).filter(token_hash=_hash(token)).exists()


@transaction.atomic
def use_sign_in_link(*, token: str, now: datetime) -> User | None:
    """The account that the link signs in, or None where it is used, expired or unknown.

    The conditional update lets one of two simultaneous uses win.
    """
    good = _unused(now).filter(token_hash=_hash(token))
    if not good.update(used_at=now):
        return None
    link = SignInLink.objects.select_related("user").get(token_hash=_hash(token))
    record(by_id=link.user.pk, verb="use_sign_in_link", subject=link.user)
    return link.user


def _unused(now: datetime) -> QuerySet[SignInLink]:
    return SignInLink.objects.filter(
        used_at=None, expires_at__gt=now, user__is_active=True, user__is_demo=True
    )


def _hash(token: str) -> bytes:
    """The token is 256 random bits, so it is hashed as it stands: it is case-sensitive."""
    return blind_index(token, "sign-in link")


def note_sign_in(*, user: User) -> None:
    """Somebody signed in with a password and code, or with a passkey."""
    record(by_id=user.pk, verb="sign_in", subject=user)


@transaction.atomic
def end_other_sessions(*, user: User, but: str) -> None:
    """Sign `user` out everywhere but in the session with the key `but`."""
    record(
        by_id=user.pk, verb="sign_out_elsewhere", subject=user, sessions=end_sessions_of(user, but)
    )
