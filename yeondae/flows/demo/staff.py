"""The demo's staff: one for each role, named after it."""

from yeondae.accounts import services
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role

Staff = dict[Role, User]


def username(role: Role) -> str:
    """The user name of the demo account of a role."""
    return f"demo-{role}"


def make_staff() -> Staff:
    """One account for each role, without a password: a sign-in link opens it."""
    staff: Staff = {}
    for role in Role:
        user = services.create_staff(
            username=username(role),
            name=f"Demo {role}",
            email=f"{username(role)}@example.org",
            by=None,
            is_demo=True,
        )
        services.grant_role(user=user, role=role, by=None)
        staff[role] = user
    return staff


def staff_member(role: Role) -> User | None:
    """The demo account of a role, if the demo world is there."""
    return User.objects.filter(username=username(role), is_demo=True).first()
