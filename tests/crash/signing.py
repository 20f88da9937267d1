"""Forks people who sign and aggregators that count, to be killed; see test_petition_kill.py.

Reads lines "sign SLUG FILE" or "count" and prints the new process's id. Whoever signs writes each
address to FILE once its confirmation was answered: these must never be lost.
"""

import os
import re
import secrets
import sys
import threading
from datetime import timedelta

import django
from django.urls import resolve

from tests.crash.forge import reap


def sign(slug: str, file: str) -> None:
    """Be one person after another."""
    from django.test import Client

    from yeondae.mailings.models import Mail

    with open(file, "a", encoding="utf-8") as acknowledged:
        while True:
            address = f"{secrets.token_hex(6)}@example.org"
            network = f"10.{secrets.randbelow(250)}.{secrets.randbelow(250)}.1"
            browser = Client(REMOTE_ADDR=network, SERVER_NAME="127.0.0.1")
            typed = {"country": "DE", "name": "A Signer", "email": address, "shown": "not",
                     "sign": "on"}  # fmt: skip
            if browser.post(f"/sign/{slug}/en/", typed).status_code != 303:
                continue
            mail = next(each for each in Mail.objects.order_by("-pk")[:50] if each.to == address)
            code = re.search(r"\b\d{6}\b", mail.text)
            answer = browser.post(f"/sign/{slug}/en/code/", {"code": code[0] if code else ""})
            if answer.status_code == 303:
                acknowledged.write(f"{address}\n")
                acknowledged.flush()


def count() -> None:
    """Be the aggregator, without its pause."""
    from yeondae.core import clock
    from yeondae.petitions.models import Petition
    from yeondae.petitions.rules import publishing
    from yeondae.petitions.services.counting import publish_changes

    publishing.PAUSE = timedelta(0)
    while True:
        for petition_id in Petition.objects.values_list("pk", flat=True):
            publish_changes(petition_id=petition_id, now=clock.now())


def main() -> None:
    django.setup()
    resolve("/robots.txt")  # loads every view once, so that nobody who is killed loads them again
    threading.Thread(target=reap, daemon=True).start()
    for line in sys.stdin:
        what, *about = line.split()
        process = os.fork()
        if process == 0:
            sign(*about) if what == "sign" else count()
        print(process, flush=True)


if __name__ == "__main__":
    main()
