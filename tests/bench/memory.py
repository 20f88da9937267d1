"""`script/yeondae bench memory`: what two web workers and one worker hold, in MiB (PSS).

`script/server` runs as a volunteer starts it. After every public page and desk page named below,
and a hundred letters typeset and handed to the outbox by its worker, the proportional memory of
all its processes is added up: supervisor, web server, web workers, worker, and whatever one of them
has started beside it just then (yeondae/core/beside.py). Linux only.
"""

import http.cookiejar
import os
import re
import signal
import subprocess
import time
import urllib.parse
import urllib.request
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import django

from tests.bench.harness import REPOSITORY, free_port

MOST = 300  # MiB
LETTERS = 100
VISITS = 20
PUBLIC = ("/en/", "/de/", "/ko/", "/en/calls/{slug}/", "/ko/calls/{slug}/")
DESK = ("/desk/", "/desk/calls/", "/desk/sendings/", "/desk/incoming/")


def run() -> dict[str, Any]:
    """The figures of the `memory` bench."""
    port = free_port()
    variables = {**os.environ, "PORT": str(port), "YEONDAE_DEMO": "yes"}
    server = subprocess.Popen(
        [REPOSITORY / "script/server"], env=variables, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        at_start = _measured_after(lambda: _wait_until_well(port), server.pid)
        # In processes of their own: what they load is not shared with what is measured.
        pool = get_context("spawn").Pool(1)
        with pool:
            call, slug = pool.apply(_queue_letters)
            sent = pool.apply(_wait_until_sent, (call,))
        _visit(port, slug, variables)
        memory = _memory(server.pid)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)
    total = round(sum(memory.values()))
    figures = {"mib": total, "at_start_mib": at_start, "processes": memory, "letters": sent}
    return {
        "bench": "memory",
        "figures": figures,
        "floor": {"most_mib": MOST},
        "holds": total <= MOST and sent == LETTERS,
    }


def _measured_after(ready: Any, pid: int) -> int:
    ready()
    return round(sum(_memory(pid).values()))


def _wait_until_well(port: int) -> None:
    for _ in range(3000):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The server was not well within five minutes.")


def _queue_letters() -> tuple[int, str]:
    """A live call whose office takes letters at any hour, and a hundred letters to it."""
    django.setup()
    from tests.letters import use_ways, write_many
    from tests.worlds import a_published_call
    from yeondae.directory.models import Office

    call = a_published_call(offices=1, copies=0)
    Office.objects.filter(pk=call.offices.get().office_id).update(
        opens="00:00", closes="23:59:59", working_days="1234567",
        letters_per_hour=10_000, letters_per_day=10_000,
    )  # fmt: skip
    use_ways(call, ("email", "minister@example.org"))
    write_many(call, LETTERS)
    return call.pk, call.slug


def _wait_until_sent(call: int) -> int:
    """How many of the letters the worker has carried out, at most two minutes from now."""
    from yeondae.deliveries.models import Delivery

    ours = Delivery.objects.filter(call=call)
    gone = ours.filter(state__in=[Delivery.State.HANDED, Delivery.State.DELIVERED])
    end = time.monotonic() + 120
    while gone.count() < LETTERS and time.monotonic() < end:
        time.sleep(0.5)
    return gone.count()


def _visit(port: int, slug: str, variables: dict[str, str]) -> None:
    """Every page many times, so that each web worker has shown each."""
    said = subprocess.run(
        [REPOSITORY / "script/yeondae", "sign-in", "organiser"],
        env=variables, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    link = re.search(r"http\S+", said)
    assert link is not None, said
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    shown = browser.open(link.group(), timeout=30).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', shown)
    assert token is not None, "The page of the sign-in link has no form."
    fields = urllib.parse.urlencode({"csrfmiddlewaretoken": token.group(1)}).encode()
    browser.open(urllib.request.Request(link.group(), fields, {"Origin": _origin(link.group())}))
    for _ in range(VISITS):
        for path in (*PUBLIC, *DESK):
            browser.open(f"http://127.0.0.1:{port}{path.format(slug=slug)}", timeout=30).read()


def _origin(address: str) -> str:
    parts = urllib.parse.urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _memory(root: int) -> dict[str, float]:
    """PSS in MiB of `root` and all its descendants, in order, and whether they last (`ours`) or end
    by themselves when they have no work (`beside`)."""
    family, found = [root], {}
    parents = dict(_parents())
    for pid in family:
        family.extend(child for child, parent in parents.items() if parent == pid)
    for place, pid in enumerate(family):
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        (kib,) = re.findall(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
        kind = "beside" if b"beside_process" in command else "ours"
        found[f"{place}:{kind}"] = round(int(kib) / 1024, 1)
    return found


def _parents() -> list[tuple[int, int]]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue
        found.append((int(folder.name), int(parent)))
    return found
