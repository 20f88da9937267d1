"""Staff, their roles, what two of them decide together, and the size of the committee."""

from yeondae.accounts.models.approval import Approval
from yeondae.accounts.models.committee import Committee
from yeondae.accounts.models.links import SignInLink
from yeondae.accounts.models.user import Grant, User

__all__ = ["Approval", "Committee", "Grant", "SignInLink", "User"]
