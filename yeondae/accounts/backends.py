"""What the Wagtail admin asks of an account, answered from our roles."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action

DESK = "wagtailadmin.access_admin"


class RolesBackend(BaseBackend):
    """Opens the admin to everyone whose roles see the desk; the desk's views ask for the rest."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Whether the account may enter the admin. Every other permission is not ours."""
        return perm == DESK and isinstance(user_obj, User) and user_obj.may(Action.SEE_DESK)
