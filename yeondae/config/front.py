"""`script/yeondae`: reads what was typed, prepares what it needs, and runs the command."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import django
from django.utils.module_loading import autodiscover_modules, import_string

from yeondae.core.commands import COMMANDS, Command, CommandFailed, Purpose

PREPARED = "YEONDAE_PREPARED"
ABOUT = "Yeondae carries an urgent call from the moment it arrives until they are free."


def main(typed: Sequence[str]) -> int:
    """Run the command that was typed; its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yeondae.config.settings")
    try:
        # What is loaded stays; looking for rubbish among it would take a tenth of the start.
        gc.disable()
        django.setup()
        autodiscover_modules("commands")
        gc.enable()
        parser = _parser()
        if not typed or typed[0] in {"-h", "--help", "help"}:
            sys.stdout.write(overview())
            return 0
        options = parser.parse_args(typed)
        return _run(COMMANDS[options.command], options, typed)
    except CommandFailed as failure:
        _say(str(failure))
        return 1
    except KeyboardInterrupt:
        return 130


def _run(chosen: Command, options: argparse.Namespace, typed: Sequence[str]) -> int:
    if chosen.is_to_prepare(options) and PREPARED not in os.environ:
        # By its path: it needs the settings, which this module loads.
        everything = import_string("yeondae.config.prepare.everything")
        if everything(_say):
            _begin_anew(typed)
    return chosen.work(options) or 0


def _begin_anew(typed: Sequence[str]) -> NoReturn:
    """Become a fresh process with the same command.

    What was loaded before the static files were there does not know them, and making a database
    leaves 30 MB behind that a server would hold for ever.
    """
    sys.stderr.flush()
    command = [sys.executable, "-m", "yeondae.config.front", *typed]
    os.execve(sys.executable, command, {**os.environ, PREPARED: "1"})  # noqa: S606  # ourselves


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


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
