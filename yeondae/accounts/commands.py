"""The commands about staff, their roles, and the size of the committee."""

import sys

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from yeondae.accounts import committee
from yeondae.accounts.models import Committee, User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role, withdraw_role
from yeondae.accounts.set_up import make_set_up_link
from yeondae.accounts.staff import invite, usual_roles
from yeondae.accounts.table import as_markdown
from yeondae.core.commands import CommandFailed, Options, Purpose, argument, command
from yeondae.core.refusal import Refused

USERNAME = argument("username", help="the name to sign in with")
NAMES = [str(role) for role in Role]
ROLES = argument(
    "roles", nargs="+", choices=NAMES, metavar="ROLE",
    help="one or several of: " + ", ".join(Role),
)  # fmt: skip
WITHDRAW = argument("--withdraw", action="store_true", help="take the roles away instead")


@command(
    "staff",
    purpose=Purpose.CARE,
    help="add somebody (prints a one-time set-up link), list them, or give one a new way in",
    arguments=[
        argument("what", choices=["add", "list", "link"]),
        argument("username", nargs="?", default="", help="the name to sign in with"),
        argument("--role", action="append", default=[], choices=NAMES, dest="roles",
                 help="may be given several times; a small committee needs none"),
        argument("--name", default="", help="how colleagues call this person"),
    ],
)  # fmt: skip
def staff(options: Options) -> None:
    if options.what == "list":
        for user in User.objects.prefetch_related("grants").order_by("username"):
            has = ", ".join(sorted(user.roles)) or "no role"
            sys.stdout.write(f"{user.username}: {has}{'' if user.is_active else ' (off)'}\n")
        return
    if not options.username:
        raise CommandFailed(f"Say whom: script/yeondae staff {options.what} NAME")
    if options.what == "add":
        _add(options)
    else:
        _say_link(make_set_up_link(user=_account(options.username), by=None, is_recovery=True))


def _add(options: Options) -> None:
    roles = [Role(name) for name in options.roles] or usual_roles()
    if not roles:
        raise CommandFailed("Give a role: --role " + " or --role ".join(NAMES))
    try:
        with transaction.atomic():
            _user, token = invite(
                username=options.username, name=options.name, roles=roles, by=None
            )
    except Refused as error:
        raise CommandFailed(str(error)) from None
    sys.stdout.write(f"{options.username} is {', '.join(roles)}.\n")
    if not Committee.objects.exists():
        sys.stdout.write(
            "What could do harm needs two people here. If you are two, or one, choose lighter "
            "rules and read what they give up: script/yeondae committee\n"
        )
    _say_link(token)


def _say_link(token: str) -> None:
    """Whoever types this holds the machine, and so the database: no second person is asked."""
    address = settings.SITE_URL + reverse("set_up_account", args=[token])
    sys.stdout.write(f"Open this within three days; it works once:\n{address}\n")


def _account(username: str) -> User:
    user = User.objects.filter(username=username).first()
    if user is None:
        raise CommandFailed(f"There is no account {username}: script/yeondae staff add {username}")
    return user


@command(
    "role",
    purpose=Purpose.CARE,
    help="give roles to an account, or take them away",
    arguments=[USERNAME, ROLES, WITHDRAW],
)
def role(options: Options) -> None:
    user = _account(options.username)
    change = withdraw_role if options.withdraw else grant_role
    for name in options.roles:
        change(user=user, role=Role(name), by=None)
    has = ", ".join(sorted(user.roles)) or "no role"
    sys.stdout.write(f"{options.username} has now: {has}.\n")


@command(
    "committee",
    purpose=Purpose.CARE,
    help="how many keep this installation: full, small (two) or one; without: what each gives up",
    arguments=[argument("size", nargs="?", choices=list(committee.Size.values))],
)
def choose_committee(options: Options) -> None:
    if options.size:
        committee.set_size(chosen=options.size, by=None)
    chosen = committee.Size(committee.size())
    for size in [chosen] if options.size else committee.Size:
        now = " (now)" if size == chosen else ""
        sys.stdout.write(f"{size.value}: {size.label}{now}.\n")
        for sentence in committee.gives_up(size):
            sys.stdout.write(f"  - you give up: {sentence}\n")


@command(
    "role-table",
    purpose=Purpose.CARE,
    help="print who may do what, as docs/concepts.md shows it",
    prepares=False,
)
def role_table(options: Options) -> None:
    sys.stdout.write(as_markdown() + "\n")
