"""The commands about staff and their roles."""

import getpass
import sys

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import create_staff, grant_role, withdraw_role
from yeondae.accounts.table import as_markdown
from yeondae.core.commands import CommandFailed, Options, Purpose, argument, command
from yeondae.core.refusal import Refused

USERNAME = argument("username", help="the name to sign in with")
ROLES = argument(
    "roles", nargs="+", choices=[str(role) for role in Role], metavar="ROLE",
    help="one or several of: " + ", ".join(Role),
)  # fmt: skip
NAME = argument("--name", default="", help="how colleagues call this person")
WITHDRAW = argument("--withdraw", action="store_true", help="take the roles away instead")


@command(
    "add-staff",
    purpose=Purpose.CARE,
    help="make an account for somebody who works at the desk; asks for a password",
    arguments=[USERNAME, ROLES, NAME],
)
def add_staff(options: Options) -> None:
    password = _ask_password()
    try:
        with transaction.atomic():
            user = create_staff(
                username=options.username, name=options.name, password=password, by=None
            )
            for role in options.roles:
                grant_role(user=user, role=Role(role), by=None)
    except Refused as error:
        raise CommandFailed(str(error)) from None
    sys.stdout.write(f"{options.username} may sign in now as {', '.join(options.roles)}.\n")


@command(
    "role",
    purpose=Purpose.CARE,
    help="give roles to an account, or take them away",
    arguments=[USERNAME, ROLES, WITHDRAW],
)
def role(options: Options) -> None:
    user = User.objects.filter(username=options.username).first()
    if user is None:
        raise CommandFailed(f"There is no account {options.username}. Make it with add-staff.")
    change = withdraw_role if options.withdraw else grant_role
    for name in options.roles:
        change(user=user, role=Role(name), by=None)
    has = ", ".join(sorted(user.roles)) or "no role"
    sys.stdout.write(f"{options.username} has now: {has}.\n")


@command(
    "role-table",
    purpose=Purpose.CARE,
    help="print who may do what, as docs/concepts.md shows it",
    prepares=False,
)
def role_table(options: Options) -> None:
    sys.stdout.write(as_markdown() + "\n")


def _ask_password() -> str:
    """A password typed twice, or one line of what is piped in."""
    if not sys.stdin.isatty():
        password = sys.stdin.readline().rstrip("\n")
    else:
        password = getpass.getpass("Password: ")
        if getpass.getpass("Once more: ") != password:
            raise CommandFailed("The two are not the same. Start again.")
    try:
        validate_password(password)
    except ValidationError as error:
        raise CommandFailed(" ".join(error.messages)) from None
    return password
