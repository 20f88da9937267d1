"""The commands that back up and bring back: data and keys apart, each sealed to a recipient."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pyrage

from yeondae.config import env, prepare
from yeondae.core import clock
from yeondae.core.commands import CommandFailed, Options, Purpose, argument, command
from yeondae.flows.backup import bring_back, make
from yeondae.flows.backup.archive import BackupFailed
from yeondae.flows.restored import release as let_send

Result = TypeVar("Result")
FILE = argument("file", type=Path, help="the file of the backup")
TO = argument(
    "--to", action="append", default=[], metavar="AGE1...",
    help="who can open it; more than once for several; default: YEONDAE_BACKUP_TO",
)  # fmt: skip
KEY = argument("--key", type=Path, required=True, help="the file with the backup key's secret")
MARKS = argument(
    "--erased", type=Path, default=None,
    help="a younger copy of the marks of those who were erased (YEONDAE_ERASED)",
)  # fmt: skip
IN_DOUBT = argument(
    "--in-doubt", action="store_true",
    help="what had not left may have left since the backup: people decide about each at the desk",
)  # fmt: skip


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def _do(work: Callable[[], Result]) -> Result:
    try:
        return work()
    except (BackupFailed, ValueError) as error:
        raise CommandFailed(str(error)) from None
    except OSError as error:
        raise CommandFailed(f"{error.strerror}: nothing half done was left behind.") from None


def _recipients(options: Options) -> list[str]:
    return options.to or env.words("YEONDAE_BACKUP_TO")


@command(
    "backup",
    purpose=Purpose.CARE,
    help="database and files into one file, sealed; the keys are not in it",
    arguments=[FILE, TO],
    prepares=False,
)
def backup(options: Options) -> None:
    to = _recipients(options)
    count = _do(lambda: make.backup(target=options.file, to=to, now=clock.now()))
    size = options.file.stat().st_size // 1_000_000
    _say(f"Backed up, with {count} kept files: {options.file}, {size} MB, sealed.")
    _say("The keys are not in it: script/yeondae backup-keys, and keep that file elsewhere.")


@command(
    "backup-keys",
    purpose=Purpose.CARE,
    help="the key folder alone into a file, sealed; keep it apart from every backup",
    arguments=[FILE, TO],
    prepares=False,
)
def backup_keys(options: Options) -> None:
    count = _do(lambda: make.backup_keys(target=options.file, to=_recipients(options)))
    _say(f"{count} key files are in {options.file}, sealed. Keep it apart from the backups.")


@command(
    "restore",
    purpose=Purpose.CARE,
    help="bring a backup back into an empty place; nothing is sent until somebody releases it",
    arguments=[FILE, KEY, MARKS],
    prepares=False,
)
def restore(options: Options) -> None:
    back = _do(lambda: bring_back.restore(source=options.file, key=options.key, now=clock.now()))
    prepare.restored(_say)
    again = _do(lambda: bring_back.erase_again(also=options.erased, now=clock.now()))
    _say(f"Brought back what was kept on {back.backup_from:%d %B %Y %H:%M} UTC.")
    _say(f"{back.files} kept files; {again} people who were erased since are erased again.")
    _say("Nothing is sent until an organiser lets it, at the desk or with script/yeondae release.")


@command(
    "restore-keys",
    purpose=Purpose.CARE,
    help="bring the key folder back, before the data",
    arguments=[FILE, KEY],
    prepares=False,
)
def restore_keys(options: Options) -> None:
    count = _do(lambda: bring_back.restore_keys(source=options.file, key=options.key))
    _say(f"{count} key files are back.")


@command(
    "release",
    purpose=Purpose.CARE,
    help="let a restored installation send again; look first at what waits",
    arguments=[IN_DOUBT],
    prepares=False,
)
def release(options: Options) -> None:
    done = let_send(by=None, now=clock.now(), in_doubt=options.in_doubt)
    _say("Letters and mails leave again." if done else "Nothing stood still.")


@command(
    "new-backup-key",
    purpose=Purpose.CARE,
    help="print a new backup key; run it on another computer and keep its secret there",
    prepares=False,
)
def new_backup_key(options: Options) -> None:
    key = pyrage.x25519.Identity.generate()
    _say("# The secret: on paper or a stick, never on the server. It opens every backup.")
    _say(str(key))
    _say("# The recipient: for the server, in YEONDAE_BACKUP_TO or --to.")
    _say(str(key.to_public()))
