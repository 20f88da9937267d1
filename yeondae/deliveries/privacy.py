"""What is destroyed of letters on their way, and what a supporter can take away of them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from yeondae.deliveries.models import Attempt, Bundle, Delivery
from yeondae.deliveries.services import unbinding
from yeondae.letters import services as letter_services
from yeondae.letters.models import Letter
from yeondae.sealing import files
from yeondae.supporters import remnants

State = Delivery.State


def export(letters: Iterable[Letter]) -> list[dict[str, Any]]:
    """Each letter with its text and the way it went, in plain words."""
    rows = Delivery.objects.filter(letter__in=[each.pk for each in letters]).order_by("pk")
    ways: dict[int, list[dict[str, Any]]] = {}
    for row in rows.prefetch_related("attempts"):
        tries = [
            {"at": each.started_at.isoformat(), "result": each.result, "said": each.said}
            for each in row.attempts.all()
        ]
        way = {"channel": row.channel, "purpose": row.purpose, "state": row.state, "tries": tries}
        ways.setdefault(row.letter_id, []).append(way)
    return [
        {
            "reference": letter.reference,
            "confirmed_at": letter.frozen_at.isoformat(),
            "content": letter.content,
            "sendings": ways.get(letter.pk, []),
        }
        for letter in letters
    ]


@transaction.atomic
def erase(*, letters: Iterable[Letter], now: datetime) -> int:
    """Destroy text, PDF, proofs and bundles, and note what channels still keep; how many letters.

    What has not left is cancelled first. Call, office, channel, day and result stay. The copies
    that channels keep are destroyed by `supporters.remnants.destroy`, which may wait for a server.
    """
    count = 0
    for letter in letters:
        _destroy(letter, now)
        count += letter_services.erase(letters=[letter], now=now)
    return count


def _destroy(letter: Letter, now: datetime) -> None:
    rows = Delivery.objects.filter(letter=letter)
    rows.filter(state__in=(State.HELD, State.QUEUED)).update(
        state=State.CANCELLED, held_why="", finished_at=now
    )
    for bundle in Bundle.objects.filter(deliveries__letter=letter).exclude(pdf="").distinct():
        files.destroy(bundle.pdf)
        Bundle.objects.filter(pk=bundle.pk).update(pdf="")
    unbinding.cancel_in_trays(letter=letter, now=now)
    handles = list(rows.exclude(handle="").values_list("channel", "handle"))
    remnants.leave(handles, now=now)
    rows.update(handle="")
    for attempt in Attempt.objects.filter(delivery__letter=letter):
        attempt.proof, attempt.said = {}, ""
        attempt.save(update_fields=["proof", "said"])
