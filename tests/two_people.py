"""What takes two people, for tests that are about something else: asked for and approved."""

from tests.worlds import staff
from yeondae.accounts import approvals
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.flows import send_notice as flow
from yeondae.mailings.models import Notice


def with_roles() -> tuple[User, User]:
    """An organiser and a reviewer of the tests' staff, with their roles."""
    people = staff()
    grant_role(user=people.organiser, role=Role.ORGANISER, by=None)
    grant_role(user=people.reviewer, role=Role.REVIEWER, by=None)
    return people.organiser, people.reviewer


def send(notice: Notice) -> User:
    """Send a notice as two people do; returns who sent it."""
    organiser, reviewer = with_roles()
    approvals.approve(approval=flow.ask_to_send(notice=notice, by=organiser), by=reviewer)
    flow.send_notice(notice=notice, by=organiser)
    return organiser
