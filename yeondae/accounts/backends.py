"""Who somebody is (a password, with a lock on guessing), and what Wagtail's admin asks of them."""

import logging
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from yeondae.accounts import tries
from yeondae.accounts.models import User
from yeondae.accounts.roles import Action

logger = logging.getLogger(__name__)
DESK = "wagtailadmin.access_admin"


class StaffBackend(ModelBackend):
    """A name and a password. Unknown name, wrong password and a closed name cost the same time
    (one password hash) and get the same answer: none."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **others: Any,
    ) -> User | None:
        """The account, or PermissionDenied, which also keeps other backends from trying."""
        if not username or password is None:
            return None
        name = f"name {username}"
        if tries.is_closed(name):
            make_password(password)
            tries.count(name)
            logger.warning("A sign-in was refused: too many tries under that name.")
            raise PermissionDenied
        user = super().authenticate(request, username=username, password=password)
        if not isinstance(user, User):
            tries.count(name)
            logger.warning("A sign-in was refused: name and password do not fit.")
            raise PermissionDenied
        tries.forget(name)
        return user

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Whether the account may do `perm`. Roles alone open the desk, whose views ask for the
        rest: nothing is looked up in the tables of permissions for it."""
        is_staff = isinstance(user_obj, User) and user_obj.is_active
        if perm == DESK and is_staff and user_obj.may(Action.SEE_DESK):
            return True
        return bool(super().has_perm(user_obj, perm, obj))
