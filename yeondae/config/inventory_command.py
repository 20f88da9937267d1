"""The command that prints what is kept where, how and how long, for whoever answers for it."""

import sys
from collections.abc import Iterator

from yeondae.config import inventory as kept
from yeondae.core.commands import CommandFailed, Options, Purpose, argument, command

LEGAL = argument(
    "--legal", action="store_true", help="with purposes, terms and what is kept nowhere"
)


@command(
    "inventory",
    purpose=Purpose.CARE,
    help="every table and field: plain, sealed or hashed; --legal adds what for and how long",
    arguments=[LEGAL],
    prepares=False,
)
def inventory(options: Options) -> None:
    wrong = kept.differences()
    if wrong:
        raise CommandFailed("\n".join(wrong))
    lines = _legal() if options.legal else _terse()
    sys.stdout.write("\n".join(lines) + "\n")


def _terse() -> Iterator[str]:
    for table in kept.written().values():
        for name, word in table.fields.items():
            yield f"{word:<7} {table.name}.{name}"


def _legal() -> Iterator[str]:
    yield "What is kept, in which table, how, what for and how long"
    yield "plain: readable by whoever has the disk. sealed: encrypted, readable with the keys too."
    yield "hashed: a keyed hash, by which something is found again and which nobody reads."
    for table in kept.written().values():
        yield from ("", table.name, f"  what for   {table.purpose}", f"  how long   {table.term}")
        for word in kept.WORDS:
            names = [name for name, each in table.fields.items() if each == word]
            if names:
                yield f"  {word:<10} {', '.join(names)}"
    yield from ("", "Kept nowhere")
    for entry in kept.absent().values():
        yield f"  absent     {entry['what']}: {entry['why']}"
