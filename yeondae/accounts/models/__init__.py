"""Staff, their roles, what two of them decide together, and the size of the committee."""

from yeondae.accounts.models.approval import Approval
from yeondae.accounts.models.committee import Committee
from yeondae.accounts.models.links import SetUpLink, SignInLink
from yeondae.accounts.models.own import OwnCall
from yeondae.accounts.models.tries import Tries, UsedCode
from yeondae.accounts.models.user import Grant, User

__all__ = [
    "Approval",
    "Committee",
    "Grant",
    "OwnCall",
    "SetUpLink",
    "SignInLink",
    "Tries",
    "UsedCode",
    "User",
]
