"""A claimable table for tests, and worker processes on it."""

import multiprocessing
import os
import time
from collections.abc import Callable
from pathlib import Path

from django.db import connections, models

from yeondae.jobs.claims import claim, finish
from yeondae.jobs.models import Claimable


class Parcel(Claimable):
    note = models.CharField(max_length=20, blank=True)

    class Meta:
        app_label = "only_in_tests"
        indexes = [
            models.Index(
                fields=["due_at", "id"], condition=models.Q(state="queued"), name="parcel_queue"
            )
        ]


def start(work: Callable[..., None], *arguments: object) -> multiprocessing.process.BaseProcess:
    """Another process, with connections of its own, that does `work`."""
    connections.close_all()  # a connection must not be shared across a fork
    process = multiprocessing.get_context("fork").Process(target=work, args=arguments, daemon=True)
    process.start()
    return process


def send_all(worker: str, lease: float, log: Path) -> None:
    """Claim and finish parcels until none is left; a line for each taken and each sent."""
    with log.open("a") as file:
        while rows := claim(
            Parcel.objects.order_by("due_at", "id"), limit=3, lease_seconds=lease, worker=worker
        ):
            file.writelines(f"took {row.pk}\n" for row in rows)
            file.flush()
            for row in rows:
                time.sleep(0.002)
                if finish(row, state="sent", note=worker):
                    file.write(f"sent {row.pk}\n")
                    file.flush()
    connections.close_all()
    os._exit(0)
