"""The register of what `script/yeondae` can do.

An app says its commands in its module `commands`; `script/yeondae --help` lists them by purpose.

    @command("receive-call", purpose=Purpose.WORK, help="read a received call",
             arguments=[argument("file"), argument("--json", action="store_true")])
    def receive_call(options: Options) -> None: ...

What goes wrong for the person at the keyboard is raised as `CommandFailed` with a sentence.
"""

import argparse
import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

Options = argparse.Namespace
Work = Callable[[Options], int | None]


class Purpose(enum.Enum):
    """Why somebody types a command; the headings of the help."""

    RUN = "Run it"
    CARE = "Look after it"
    WORK = "Do the work"
    TRY = "Try it out"
    MEASURE = "Measure it"


class CommandFailed(Exception):
    """What went wrong, in a sentence that says what to do."""


@dataclass(frozen=True)
class Argument:
    """One argument, as argparse takes it."""

    names: tuple[str, ...]
    options: dict[str, Any] = field(default_factory=dict)


def argument(*names: str, **options: Any) -> Argument:
    """An argument of a command: what `ArgumentParser.add_argument` takes."""
    return Argument(names, options)


@dataclass(frozen=True)
class Command:
    """A name to type and what it does; `prepares`: database, static files and texts come first
    (always, never, or as the options say)."""

    name: str
    purpose: Purpose
    help: str
    work: Work
    arguments: Sequence[Argument]
    prepares: bool | Callable[[Options], bool]

    def is_to_prepare(self, options: Options) -> bool:
        """Whether what must be there is made first."""
        return self.prepares if isinstance(self.prepares, bool) else self.prepares(options)


COMMANDS: dict[str, Command] = {}


def command(
    name: str,
    *,
    purpose: Purpose,
    help: str,
    arguments: Sequence[Argument] = (),
    prepares: bool | Callable[[Options], bool] = True,
) -> Callable[[Work], Work]:
    """Register the function as the command `name`. It may return an exit code."""

    def register(work: Work) -> Work:
        COMMANDS[name] = Command(name, purpose, help, work, arguments, prepares)
        return work

    return register
