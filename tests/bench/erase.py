"""`script/yeondae bench erase`: 200 people with letters that went, erased everywhere."""

import time
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command

PEOPLE, MOST_SECONDS = 200, 60.0


def run() -> dict[str, Any]:
    """How long until rows, queues, files and outbox hold nothing of 200 people."""
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    from tests.letters import use_ways, write_many
    from tests.worlds import a_published_call
    from yeondae.core import clock
    from yeondae.flows import forget_person
    from yeondae.flows.dispatch import dispatch
    from yeondae.flows.send_mails import send_mails
    from yeondae.mailings.models import Mail
    from yeondae.supporters import remnants
    from yeondae.supporters.models import Supporter

    call = a_published_call(offices=1, copies=1)
    use_ways(call, ("email", "minister@example.org"))
    write_many(call, PEOPLE)
    while dispatch(worker="bench").sent:
        pass
    outbox = Path(settings.HOME) / "outbox"
    before = _files(outbox) + _files(Path(settings.HOME) / "files")
    begun = time.monotonic()
    for number in range(PEOPLE):
        address = f"writer{number}@example.org"
        forget_person.forget_person(address=address, by=None, now=clock.now())
    asked = time.monotonic() - begun
    while send_mails(worker="bench"):
        pass
    # The last mails end after 40 seconds, sent or not: the wait itself is not measured.
    later = clock.now() + forget_person.LAST_MAIL_KEPT
    forget_person.end_last_mails(now=later)
    while remnants.destroy(now=later):
        forget_person.end_last_mails(now=later)
    seconds = time.monotonic() - begun
    left = _files(outbox) + _files(Path(settings.HOME) / "files")
    left += Supporter.objects.count() + Mail.objects.count()
    figures = {
        "seconds": round(seconds, 2),
        "seconds until all were answered": round(asked, 2),
        "files before": before,
        "left": left,
    }
    return {
        "bench": "erase",
        "figures": figures,
        "floor": {"seconds": MOST_SECONDS, "left": 0},
        "holds": seconds <= MOST_SECONDS and not left and before >= PEOPLE,
    }


def _files(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*")) if folder.exists() else 0
