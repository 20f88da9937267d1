"""What the benches of petitions share: a petition with many signatures, and requests to sign."""

import itertools
import os
from pathlib import Path
from urllib.parse import urlencode

from django.core.management import call_command
from django.db import connection

from tests.bench.harness import post
from tests.petitions import a_petition
from tests.unit.petitions.solving import solve
from yeondae.core import clock
from yeondae.petitions.models import Petition, Signature, Signing
from yeondae.petitions.rules import codes, proof
from yeondae.petitions.services.counting import publish_changes
from yeondae.supporters.rules import CODE_GOOD_FOR, token_hash

CODE = "314159"
BEHIND_ONE_PROXY = {"YEONDAE_PROXY_HOPS": "1"}
_numbers = itertools.count()


def prepared() -> Petition:
    """Tables, static files, and an open petition."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    return a_petition()


def floor_tables() -> None:
    """The two tables of the bare view."""
    from tests.bench.floors.rows.models import Outgoing, Signed

    with connection.schema_editor() as editor:
        editor.create_model(Signed)
        editor.create_model(Outgoing)


def analyse() -> None:
    """As an installation is after a while."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def fill(petition: Petition, count: int) -> None:
    """So many published signatures, each of another mailbox, with the ledger they make."""
    made = 0
    while made < count:
        part = min(20_000, count - made)
        rows = [
            Signature(
                petition=petition,
                country="DE",
                language="en",
                signed_on=clock.now().date(),
                person=codes.person(petition.pk, f"before{made + each}@example.org", "online"),
                content={"name": "A Signer", "domain": "example.org"},
                counts=True,
            )
            for each in range(part)
        ]
        Signature.objects.bulk_create(rows, batch_size=2_000)
        made += part
    publish_changes(petition_id=petition.pk, now=clock.now())


def signing_requests(petition: Petition, port: int, count: int) -> list[bytes]:
    """Forms of as many people in as many networks, each with a proof of work of its own.

    The proofs are easy ones: what solving costs is the browser's time, checking costs the same.
    """
    path, made = f"/sign/{petition.call.slug}/en/", []
    hard, proof.HARDNESS = proof.HARDNESS, (3, 3, 3)
    try:
        for _each in range(count):
            number = next(_numbers)
            asked = proof.challenge(petition.pk, pressure=0, now=clock.now())
            typed = {
                "country": "DE", "name": "A Signer", "email": f"signer{number}@example.org",
                "shown": "not", "sign": "on", "altcha": solve(asked),
            }  # fmt: skip
            made.append(_from(number, post(path, port, urlencode(typed))))
    finally:
        proof.HARDNESS = hard
    return made


def _from(number: int, request: bytes) -> bytes:
    network = f"{11 + number // 65_536}.{number // 256 % 256}.{number % 256}.9"
    return request.replace(b"\r\n\r\n", f"\r\nX-Forwarded-For: {network}\r\n\r\n".encode(), 1)


def confirming_requests(petition: Petition, port: int, count: int) -> list[bytes]:
    """Right codes of as many people whose mail has come."""
    now, rows, made = clock.now(), [], []
    path = f"/sign/{petition.call.slug}/en/code/"
    for _each in range(count):
        number = next(_numbers)
        token = f"token-{number}"
        hashed = token_hash(token)
        content = {
            "email": f"confirmer{number}@example.org", "name": "A Signer", "country": "DE",
            "shown": "not", "agreed": [["sign", "I sign.", "en"]],
        }  # fmt: skip
        rows.append(
            Signing(
                petition=petition, token_hash=hashed, link_hash=token_hash(f"l{number}"),
                language="en", content=content, code_hash=codes.code_hash(hashed, CODE),
                code_until=now + CODE_GOOD_FOR, begun_at=now,
            )
        )  # fmt: skip
        made.append(post(path, port, f"code={CODE}", cookie=f"signing={token}"))
    Signing.objects.bulk_create(rows, batch_size=2_000)
    return made


def floor_requests(port: int, count: int) -> list[bytes]:
    """Forms for the bare view that validates and inserts two rows."""
    return [
        post("/sign/", port, f"email=writer{next(_numbers)}@example.org&name=A+Writer&country=DE")
        for _each in range(count)
    ]


def cpu_seconds(of: set[int]) -> float:
    """Processor time so far of these processes and everything they started."""
    ticks = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) in of or int(folder.name) in of:
            ticks += sum(int(each) for each in fields[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def postmaster() -> int:
    """The process id of the database server."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        (folder,) = cursor.fetchone()
    return int(Path(folder, "postmaster.pid").read_text().split()[0])


def listener(port: int) -> int:
    """The process id of the web server that was started for `port`."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            line = (folder / "cmdline").read_bytes()
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue
        if f"127.0.0.1:{port}".encode() in line and int(parent) == os.getpid():
            return int(folder.name)
    raise RuntimeError(f"Nothing of ours listens on {port}.")
