"""The commands by which a supporter's rights are answered: what is kept of them, and forgetting it.

The address is asked for, not typed behind the command: there it would stay in the shell's history
and be seen in the list of processes.
"""

import sys

from yeondae.core import clock
from yeondae.core.commands import CommandFailed, Options, Purpose, argument, command
from yeondae.flows.forget_person import farewell, forget_person
from yeondae.flows.what_is_kept import as_json, as_text, is_empty
from yeondae.flows.what_is_kept import what_is_kept as everything

LANGUAGE = argument("--text", metavar="LANGUAGE", help="as plain text to read, in en, de or ko")


@command(
    "what-is-kept",
    purpose=Purpose.CARE,
    help="print everything kept of a supporter, as JSON; asks for the address",
    arguments=[LANGUAGE],
)
def what_is_kept(options: Options) -> None:
    address = _asked_for()
    kept = as_text(address, options.text) if options.text else as_json(everything(address))
    sys.stdout.write(kept)


@command(
    "forget",
    purpose=Purpose.CARE,
    help="destroy name, address, texts and files of a supporter; asks for the address",
)
def forget(options: Options) -> None:
    done = forget_person(address=_asked_for(), by=None, now=clock.now())
    sys.stdout.write(
        f"Destroyed, with the texts of {done.letters} letters. They are told this:\n\n"
    )
    sys.stdout.write("\n\n".join(farewell(done.out)) + "\n")


def _asked_for() -> str:
    """The address that is typed, or comes as one line of what is piped in."""
    if sys.stdin.isatty():
        sys.stderr.write("E-mail address: ")
        sys.stderr.flush()
    address = sys.stdin.readline().strip()
    try:
        kept = everything(address)
    except ValueError as error:
        raise CommandFailed(str(error)) from None
    if is_empty(kept):
        raise CommandFailed("Nothing is kept under this address.")
    return address
