"""The command that a mail server pipes bounces into, or that empties a mailbox of them."""

import mailbox
import os
import sys
from contextlib import suppress
from pathlib import Path

from django.db import DatabaseError, transaction

from yeondae.channels.email import returned
from yeondae.channels.email.arriving import NoMail
from yeondae.core import clock
from yeondae.core.commands import CommandFailed, Options, Purpose, argument, command
from yeondae.flows.bounce_arrived import TooMany, bounce_arrived

MAILBOX = argument(
    "--mailbox", default="", metavar="PATH",
    help="read this Maildir or mbox instead of standard input; what was read is removed from it",
)  # fmt: skip


@command(
    "bounce-arrived",
    purpose=Purpose.WORK,
    help="read a mail that came back, from standard input; for a mail server's pipe",
    arguments=[MAILBOX],
    prepares=False,
)
def bounce_came(options: Options) -> int:
    """The exit codes are those of sysexits.h: a mail server retries 75 and bounces the others."""
    if options.mailbox:
        return _empty(Path(options.mailbox))
    said, code = follow(sys.stdin.buffer.read(returned.LARGEST))
    while sys.stdin.buffer.read(returned.LARGEST):  # the sender of it waits
        pass
    sys.stderr.write(said + "\n")
    return code


def follow(data: bytes) -> tuple[str, int]:
    """What was done with one mail, and the exit code that says so."""
    try:
        with transaction.atomic():
            return bounce_arrived(returned=returned.read(data), now=clock.now()), os.EX_OK
    except NoMail as error:
        return str(error), os.EX_DATAERR
    except TooMany as error:
        return str(error), os.EX_TEMPFAIL
    except (DatabaseError, OSError):
        return "The database cannot be used now. Send it again later.", os.EX_TEMPFAIL


def _empty(path: Path) -> int:
    """Read every mail of a mailbox and remove it; what could not be followed now stays."""
    if not path.exists():
        raise CommandFailed(f"{path}: there is no such mailbox.")
    box = mailbox.Maildir(path, create=False) if path.is_dir() else mailbox.mbox(path, create=False)
    read = 0
    box.lock()
    try:
        for key in list(box.keys()):
            if follow(box.get_bytes(key))[1] == os.EX_TEMPFAIL:
                return os.EX_TEMPFAIL
            with suppress(KeyError):
                box.remove(key)
            read += 1
    finally:
        box.close()
        sys.stderr.write(f"Read {read} mails.\n")
    return os.EX_OK
