"""Forks people who sign, aggregators that count and workers that send, all to be killed; see
test_petition_kill.py.

Reads lines "sign SLUG FILE", "count" or "send" and prints the new process's id. Whoever signs
writes each address to FILE once its confirmation was answered: these must never be lost. Each goes
on where the database was away, as a server does.
"""

import os
import secrets
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta

import django
from django.db import Error, connections
from django.urls import resolve

from tests.crash.forge import reap


def sign(slug: str, file: str) -> None:
    """Be one person after another, each of whom gets their code."""
    from django.test import Client

    from yeondae.petitions.services import signing

    codes, drawn = [], signing.new_code
    signing.new_code = lambda: codes.append(drawn()) or codes[-1]
    with open(file, "a", encoding="utf-8") as acknowledged:

        def one() -> None:
            address = f"{secrets.token_hex(6)}@people.internal"
            network = f"10.{secrets.randbelow(250)}.{secrets.randbelow(250)}.1"
            browser = Client(REMOTE_ADDR=network, SERVER_NAME="127.0.0.1")
            typed = {"country": "DE", "name": "A Signer", "email": address, "shown": "not",
                     "sign": "on"}  # fmt: skip
            if browser.post(f"/sign/{slug}/en/", typed).status_code != 303:
                return
            answer = browser.post(f"/sign/{slug}/en/code/", {"code": codes[-1]})
            if answer.status_code == 303:
                acknowledged.write(f"{address}\n")
                acknowledged.flush()

        for_ever(one)


def count() -> None:
    """Be the aggregator, without its pause."""
    from yeondae.core import clock
    from yeondae.petitions.models import Petition
    from yeondae.petitions.rules import publishing
    from yeondae.petitions.services.counting import publish_changes

    publishing.PAUSE = timedelta(0)

    def one() -> None:
        for petition_id in Petition.objects.values_list("pk", flat=True):
            publish_changes(petition_id=petition_id, now=clock.now())

    for_ever(one)


def send() -> None:
    """Be the worker that sends the codes."""
    from yeondae.flows.send_mails import send_mails
    from yeondae.jobs.heartbeats import process_name

    for_ever(lambda: send_mails(worker=process_name(), seconds=1.0))


def for_ever(one: Callable[[], object]) -> None:
    """Do it again and again; where the database was away, on a new connection."""
    while True:
        try:
            one()
        except Error:
            connections.close_all()
            time.sleep(0.05)


KINDS = {"sign": sign, "count": count, "send": send}


def main() -> None:
    django.setup()
    resolve("/robots.txt")  # loads every view once, so that nobody who is killed loads them again
    threading.Thread(target=reap, daemon=True).start()
    for line in sys.stdin:
        what, *about = line.split()
        process = os.fork()
        if process == 0:
            KINDS[what](*about)
        print(process, flush=True)


if __name__ == "__main__":
    main()
