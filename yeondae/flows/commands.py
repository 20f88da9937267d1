"""The commands that do the work of a call, and those that show the demo world."""

import os
import sys
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, transaction
from django.urls import reverse

from yeondae.accounts.roles import Role
from yeondae.accounts.services import LINK_LASTS, make_sign_in_link
from yeondae.calls.models import Incoming
from yeondae.channels.email import arriving
from yeondae.core import clock
from yeondae.core.commands import CommandFailed, Options, Purpose, argument, command
from yeondae.flows.case_commands import case, import_table
from yeondae.flows.demo.build import build_demo
from yeondae.flows.demo.remove import remove_demo
from yeondae.flows.demo.staff import staff_member
from yeondae.flows.log_copies import NoCall, TooMany, call_of, count_mailed
from yeondae.flows.mail_commands import bounce_came
from yeondae.flows.receive_call import receive_file
from yeondae.flows.supporter_commands import forget, what_is_kept
from yeondae.intake import json_of

__all__ = [
    "bounce_came",
    "case",
    "forget",
    "import_table",
    "what_is_kept",
]  # commands register where their module is read

FILE = argument("file", help="a text, mail, HTML or PDF file (.txt, .eml, .html, .pdf)")
JSON = argument("--json", action="store_true", help="print the draft and store nothing")
ROLE = argument("role", choices=[str(role) for role in Role], help="whom to sign in as")
CALL = argument(
    "call", nargs="?", default="",
    help="2026-2, or the address it came to (copies+2026-2@...); else what the mail itself says",
)  # fmt: skip
REMOVE = argument("--remove", action="store_true", help="take the demo world away")


@command(
    "receive-call",
    purpose=Purpose.WORK,
    help="read a received call into a draft that waits at the desk",
    arguments=[FILE, JSON],
    prepares=lambda options: not options.json,
)
def receive_call(options: Options) -> None:
    try:
        if options.json:
            _say(json_of(options.file))
            return
        path = Path(options.file)
        data = path.read_bytes()
        incoming = receive_file(
            data=data, name=path.name, by=None, way=Incoming.Way.COMMAND, is_demo=settings.DEMO
        )
    except OSError as error:
        raise CommandFailed(f"{options.file}: {error.strerror}. Give the path of a file.") from None
    except ValueError as error:
        raise CommandFailed(str(error)) from None
    _say("The draft waits at the desk; nothing is published:")
    _say(settings.SITE_URL + reverse("desk:draft", args=[incoming.pk]))


@command(
    "copy-arrived",
    purpose=Purpose.WORK,
    help="count a copy that arrived by mail, from standard input; for a mail server's pipe",
    arguments=[CALL],
    prepares=False,
)
def copy_arrived(options: Options) -> int:
    """The exit codes are those of sysexits.h: a mail server retries 75 and bounces the others."""
    try:
        head = arriving.read(sys.stdin.buffer)
        with transaction.atomic():
            call = call_of(options.call, head.to)
            said, code = count_mailed(head=head, call=call, now=clock.now()), os.EX_OK
    except arriving.NoMail as error:
        said, code = str(error), os.EX_DATAERR
    except NoCall as error:
        said, code = str(error), os.EX_NOUSER
    except TooMany as error:
        said, code = str(error), os.EX_TEMPFAIL
    except (DatabaseError, OSError):
        said, code = "The database cannot be used now. Send it again later.", os.EX_TEMPFAIL
    sys.stderr.write(said + "\n")
    return code


@command(
    "demo",
    purpose=Purpose.TRY,
    help="make the demo world; --remove takes it away",
    arguments=[REMOVE],
)
def demo(options: Options) -> None:
    if options.remove:
        calls = remove_demo()
        _say(f"Removed the demo world with {calls} calls." if calls else "There is no demo world.")
        return
    if not settings.DEMO:
        raise CommandFailed(
            "This installation has a public host name, so it has no demo world. "
            "Set YEONDAE_DEMO=yes where you want one all the same."
        )
    _say("The demo world is made." if build_demo() else "The demo world is there already.")


@command(
    "sign-in",
    purpose=Purpose.TRY,
    help="print a link that signs you in to the demo once, in a role",
    arguments=[ROLE],
)
def sign_in(options: Options) -> None:
    if not settings.DEMO:
        raise CommandFailed("Sign-in links exist in the demo only: sign in with the password.")
    user = staff_member(Role(options.role))
    if user is None:
        raise CommandFailed("There is no demo world here. Make it first: script/yeondae demo")
    token = make_sign_in_link(user=user, now=clock.now())
    minutes = int(LINK_LASTS.total_seconds() // 60)
    _say(f"Open this in a browser within {minutes} minutes; it works once:")
    _say(settings.SITE_URL + reverse("sign_in_by_link", args=[token]))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
