"""The commands by which a supporter's rights are answered: what is kept of them, and forgetting it.

The address is asked for, not typed behind the command: there it would stay in the shell's history
and be seen in the list of processes.
"""

import json
import sys

from yeondae.core.commands import CommandFailed, Options, Purpose, command
from yeondae.deliveries import privacy as deliveries
from yeondae.flows.erase_supporter import erase_supporter
from yeondae.letters.models import Letter
from yeondae.supporters import privacy as supporters
from yeondae.supporters.models import Supporter
from yeondae.supporters.rules import email_index


@command(
    "what-is-kept",
    purpose=Purpose.CARE,
    help="print everything kept of a supporter, as JSON; asks for the address",
)
def what_is_kept(options: Options) -> None:
    supporter = _asked_for()
    letters = Letter.objects.filter(appeal__supporter=supporter)
    kept = {"supporter": supporters.export(supporter), "letters": deliveries.export(letters)}
    sys.stdout.write(json.dumps(kept, ensure_ascii=False, indent=2, default=str) + "\n")


@command(
    "forget",
    purpose=Purpose.CARE,
    help="destroy name, address, texts and files of a supporter; asks for the address",
)
def forget(options: Options) -> None:
    letters = erase_supporter(supporter=_asked_for())
    sys.stdout.write(
        f"Destroyed, with the texts of {letters} letters. What had left cannot be called back; "
        "backups made before today still hold it until they are thrown away.\n"
    )


def _asked_for() -> Supporter:
    """The supporter whose address is typed, or comes as one line of what is piped in."""
    if sys.stdin.isatty():
        sys.stderr.write("E-mail address: ")
        sys.stderr.flush()
    address = sys.stdin.readline().strip()
    try:
        index = email_index(address)
    except ValueError as error:
        raise CommandFailed(str(error)) from None
    supporter = Supporter.objects.filter(email_index=index).first()
    if supporter is None:
        raise CommandFailed("Nothing is kept under this address.")
    return supporter
