"""Who is alive: workers say so every few seconds; who falls silent loses its work."""

import os
import secrets
import socket
from datetime import timedelta

from yeondae.core import clock
from yeondae.jobs.models import Heartbeat

EVERY_SECONDS = 5.0
# Longer than the engines' own heartbeat of ten seconds, so that no living job is taken away.
SILENT_SECONDS = 31.0


def new_name() -> str:
    """A name for this process that no other one has: machine, process id, random letters."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(3)}"


def process_name() -> str:
    """What all names of this process begin with: machine and process id."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}"


def has_died(name: str) -> bool:
    """Whether `name` (it begins like `process_name`) was a process of this machine and is gone.

    False for other machines, of which only the lease can tell.
    """
    machine, _, rest = name.partition(":")
    process = "".join(char for char in rest.replace("/", ":").split(":")[0] if char.isdigit())
    here = socket.gethostname()[:40]
    return machine == here and bool(process) and not _runs(int(process))


def beat(name: str, *, did: str = "") -> None:
    """Say that `name` lives, and what it did last (names and counts, never data)."""
    moment = clock.now()
    changes = {"at": moment, **({"did": did[:200]} if did else {})}
    if not Heartbeat.objects.filter(name=name).update(**changes):
        Heartbeat.objects.create(name=name, at=moment, started_at=moment, did=did[:200])


def end(name: str) -> None:
    """The worker ended in order."""
    Heartbeat.objects.filter(name=name).delete()


def alive() -> set[str]:
    """The names of the workers that were heard of lately."""
    since = clock.now() - timedelta(seconds=SILENT_SECONDS)
    return set(Heartbeat.objects.filter(at__gte=since).values_list("name", flat=True))


def forget_dead() -> None:
    """Remove workers of this machine whose process is gone, and any that fell silent a day ago."""
    Heartbeat.objects.filter(at__lt=clock.now() - timedelta(days=1)).delete()
    here = socket.gethostname()[:40]
    for name in Heartbeat.objects.filter(name__startswith=f"{here}:").values_list(
        "name", flat=True
    ):
        if not _runs(int(name.split(":")[1])):
            Heartbeat.objects.filter(name=name).delete()


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
