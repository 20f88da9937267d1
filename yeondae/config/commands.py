"""The commands that run the installation and look after it."""

import json
import subprocess
import sys

from django.conf import settings
from django.core.management import call_command

from yeondae.api.health import report
from yeondae.config import backup_commands, inventory_command, prepare, serve
from yeondae.config.resealing import reseal
from yeondae.config.soundness import findings
from yeondae.core.commands import CommandFailed, Options, Purpose, argument, command
from yeondae.sealing import box

__all__ = ["backup_commands", "inventory_command"]  # commands register where their module is read


def say(sentence: str) -> None:
    """One line to whoever started us."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


@command("server", purpose=Purpose.RUN, help="the web server and a worker, on this machine")
def server(options: Options) -> int:
    return serve.server(say)


@command("web", purpose=Purpose.RUN, help="the web server alone; on as many machines as wanted")
def web(options: Options) -> None:
    serve.web(say)


@command("worker", purpose=Purpose.RUN, help="a worker alone; on as many machines as wanted")
def worker(options: Options) -> None:
    serve.work(say)


@command(
    "upgrade",
    purpose=Purpose.CARE,
    help="after new code: database, texts and static files; then restart web and workers",
    prepares=False,
)
def upgrade(options: Options) -> None:
    prepare.everything(say, again=True)
    say("Everything is up to date. Restart the web servers and workers now.")


@command("check", purpose=Purpose.CARE, help="whether this installation is sound; says what is not")
def check(options: Options) -> None:
    call_command("check", verbosity=0)
    wrong = findings()
    if wrong:
        raise CommandFailed("\n".join(wrong))
    say("Keys, database, files and settings are sound.")


@command("health", purpose=Purpose.CARE, help="what /healthz says, as JSON")
def health(options: Options) -> int:
    found = report()
    say(json.dumps(found, indent=2))
    return 0 if found["ok"] else 1


@command(
    "new-key",
    purpose=Purpose.CARE,
    help="seal with a new key from now on, and seal anew what lies in the database",
)
def new_key(options: Options) -> None:
    settings.KEYS.add("sealing")
    box.forget_keys()
    say(f"Sealed {reseal()} values anew. Restart web and workers, and copy the key folder.")
    say("Files keep their earlier key until they are erased: keep the earlier lines.")


@command(
    "bench",
    purpose=Purpose.MEASURE,
    help="measure ours against a floor in one run; without a name: which there are",
    arguments=[
        argument("name", nargs="?", default=""),
        argument("--json", action="store_true", help="one object: bench, figures, floor, holds"),
    ],
    prepares=False,
)
def bench(options: Options) -> int:
    typed = [options.name, *(["--json"] if options.json else [])]
    # In a process, a database and a home of its own: it never sees this installation's data.
    measured = [sys.executable, "-m", "tests.bench", *filter(None, typed)]
    return subprocess.run(measured, cwd=settings.BASE_DIR, check=False).returncode
