"""`script/yeondae`: reads what was typed, prepares what it needs, and runs the command."""

import argparse
import os
import sys
from collections.abc import Sequence

import django
from django.utils.module_loading import autodiscover_modules, import_string

from yeondae.core.commands import COMMANDS, Command, CommandFailed, Purpose

ABOUT = "Yeondae carries an urgent call from the moment it arrives until they are free."


def main(typed: Sequence[str]) -> int:
    """Run the command that was typed; its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yeondae.config.settings")
    try:
        django.setup()
        autodiscover_modules("commands")
        parser = _parser()
        if not typed or typed[0] in {"-h", "--help", "help"}:
            sys.stdout.write(overview())
            return 0
        options = parser.parse_args(typed)
        return _run(COMMANDS[options.command], options)
    except CommandFailed as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _run(chosen: Command, options: argparse.Namespace) -> int:
    if chosen.is_to_prepare(options):
        # By its path: it needs the settings, which this module loads.
        everything = import_string("yeondae.config.prepare.everything")
        everything(lambda sentence: sys.stderr.write(f"{sentence}\n"))
    return chosen.work(options) or 0


def overview() -> str:
    """Every command by purpose, for people."""
    lines = [ABOUT, "", "Usage: script/yeondae COMMAND ...   (COMMAND --help says more)"]
    for purpose in Purpose:
        mine = sorted(name for name, one in COMMANDS.items() if one.purpose is purpose)
        if mine:
            lines += ["", purpose.value]
            lines += [f"  {name:<16} {COMMANDS[name].help}" for name in mine]
    return "\n".join(lines) + "\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="script/yeondae", description=ABOUT)
    of_command = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for one in COMMANDS.values():
        own = of_command.add_parser(one.name, help=one.help, description=one.help)
        for argument in one.arguments:
            own.add_argument(*argument.names, **argument.options)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
