"""Letters get their page before they leave, for whoever holds the office by then."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from yeondae.calls.models import Call
from yeondae.core import clock
from yeondae.deliveries.models import Attempt, Delivery
from yeondae.deliveries.rules.holding import LOOKED_AT
from yeondae.deliveries.services.holding import hold_unprintable
from yeondae.directory.models import ContactPoint, Office
from yeondae.jobs.claims import finish
from yeondae.letters import services as letters
from yeondae.letters.models import Letter
from yeondae.letters.typesetting import Addressees

ADDRESSEE = Delivery.Purpose.ADDRESSEE


def typeset_waiting(*, limit: int, now: datetime) -> int:
    """Set up to `limit` letters that have no page yet, the oldest first; how many were set.

    What cannot be set is held, and shown at the desk with the reason.
    """
    waiting = Letter.objects.filter(
        pdf="",
        erased_at=None,
        look__in=LOOKED_AT,
        deliveries__state__in=(Delivery.State.QUEUED, Delivery.State.HELD),
    ).distinct()
    rows = waiting.select_related("office__organisation").order_by("frozen_at")[:limit]
    batch = [letter for letter in rows if not letter.trouble]
    done = letters.typeset(letters=batch, now=now)
    hold_unprintable(letters=[letter for letter in batch if letter.trouble])
    return done


class Loader:
    """Loads what a claimed delivery needs to leave; offices and calls once for many letters."""

    def __init__(self) -> None:
        self._offices: dict[int, Office] = {}
        self._calls: dict[int, Call] = {}

    def load(self, rows: Sequence[Delivery], point: ContactPoint) -> None:
        """Give each of `rows`, which all go to `point`, its letter, office and call.

        What a letter was typeset from stays sealed; it is read where that is done again.
        """
        found = Letter.objects.defer("content").in_bulk([row.letter_id for row in rows])
        _add(self._offices, Office.objects.select_related("organisation"), "office_id", rows)
        _add(self._calls, Call.objects.all(), "call_id", rows)
        for row in rows:
            row.letter, row.contact_point = found[row.letter_id], point
            row.office, row.call = self._offices[row.office_id], self._calls[row.call_id]
            row.letter.office = row.office


def _add(known: dict[int, Any], rows: QuerySet[Any], name: str, wanted: Sequence[Delivery]) -> None:
    missing = {getattr(row, name) for row in wanted} - known.keys()
    if missing:
        known |= rows.in_bulk(missing)


def make_ready(rows: Sequence[Delivery], addressees: Addressees) -> list[Delivery]:
    """Those of the claimed and loaded `rows` that can leave, each with its page.

    Sets what has none, and sets anew for a successor what has not left for the office; the page
    of copies that left is kept. One that cannot be set is held.
    """
    stale = [row.letter for row in rows if _is_stale(row, addressees)]
    gone = _gone(stale)
    due = [each for each in stale if not each.pdf or ADDRESSEE not in gone.get(each.pk, ())]
    if due:
        letters.typeset(letters=due, now=clock.now(), copied=gone)
    ready = []
    for row in rows:
        if row.letter.trouble or not row.letter.pdf:
            why = Delivery.Held.UNPRINTABLE
            finish(row, state=Delivery.State.HELD, held_why=why, tries=max(0, row.tries - 1))
        else:
            ready.append(row)
    return ready


def _is_stale(row: Delivery, addressees: Addressees) -> bool:
    letter = row.letter
    return not letter.pdf or letter.holder_id != addressees.holder_id(row.office)


def _gone(stale: Sequence[Letter]) -> dict[int, set[str]]:
    """Letters of which something may have left, with what: as copies, for the addressee."""
    if not stale:
        return {}
    tried = Attempt.objects.filter(delivery__letter__in=[letter.pk for letter in stale])
    left = tried.filter(
        result__in=(
            Attempt.Result.ACCEPTED,
            Attempt.Result.DELIVERED,
            Attempt.Result.UNCERTAIN,
        )
    )
    gone: dict[int, set[str]] = {}
    for letter, purpose in left.values_list("delivery__letter", "delivery__purpose"):
        gone.setdefault(letter, set()).add(purpose)
    return gone
