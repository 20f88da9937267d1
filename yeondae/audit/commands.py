"""Checking the audit log from the keyboard."""

import sys

from yeondae.audit.chain import findings
from yeondae.audit.checkpoints import known, remember
from yeondae.audit.models import Entry
from yeondae.core.commands import CommandFailed, Options, Purpose, argument, command
from yeondae.sealing.box import CannotOpen


@command(
    "audit",
    purpose=Purpose.CARE,
    help="verify: whether every entry of the log of acts is there as it was written",
    arguments=[argument("what", choices=["verify"])],
)
def audit(options: Options) -> None:
    try:
        found = findings(known())
    except (CannotOpen, ValueError):
        raise CommandFailed("The checkpoints were not written by this installation.") from None
    if found:
        raise CommandFailed("\n".join(found))
    remember()
    entries = Entry.objects.count()
    sys.stdout.write(f"All {entries} entries are there, as they were written.\n")
