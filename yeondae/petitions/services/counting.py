"""The one aggregator: number, signatures' marks, leaves and checkpoint move in one transaction.

    looks (every few seconds) ─▶ too few wait: notes what waits
                              └▶ ten or more and the pause is over: publishes them, shuffled

The tally's row is locked first, so it runs once at a time on any number of machines. Its watermark
is each signature's own `counted`: nothing is skipped that is committed late, as it would be by a
clock or by a number. After a crash nothing of a batch is there, or all of it.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q, Sum

from yeondae.petitions.ledger.notes import CANCEL, CONFIRM, REINSTATE, Leaf
from yeondae.petitions.models import Petition, Signature, Tally
from yeondae.petitions.rules.opening import over_since
from yeondae.petitions.rules.publishing import due_kinds
from yeondae.petitions.services.ledger import append, sign_checkpoint
from yeondae.petitions.services.marking import mark_counted
from yeondae.petitions.services.namesakes import hold_namesakes

# Taken up in one transaction; what is left follows in the next.
AT_ONCE = 20_000
SAVED = (
    "online", "paper", "organisation", "only_counted", "countries", "waiting", "size", "frontier",
    "published_at", "looked_at",
)  # fmt: skip
TO_COUNT = Q(counts=True, counted=False) | Q(counts=False, counted=True)


@dataclass(frozen=True, slots=True)
class Change:
    """One signature whose place in the number has changed since it was last counted."""

    pk: int
    kind: str
    way: str
    counts: bool
    people: int
    country: str
    leaf: int | None

    @property
    def difference(self) -> int:
        return self.people if self.counts else -self.people

    def as_leaf(self, now: datetime) -> Leaf:
        """The leaf that tells of it, dated by the day of publishing."""
        change = CANCEL if not self.counts else CONFIRM if self.leaf is None else REINSTATE
        return Leaf(self.kind, change, self.people, now.date())


def publish_changes(*, petition_id: int, now: datetime) -> int:
    """Publish every change that may be published now, batch by batch; how many."""
    published = 0
    while True:
        done, is_more = _publish_batch(petition_id, now)
        published += done
        if not (done and is_more):
            return published


@transaction.atomic
def _publish_batch(petition_id: int, now: datetime) -> tuple[int, bool]:
    tally = lock(petition_id)
    every = _changes(petition_id)
    found = _without_namesakes(petition_id, every, now)
    waiting = _waiting(found)
    petition = tally.petition
    # More wait than are taken up at once: the pause ended with the first of them.
    last = None if len(every) == AT_ONCE else tally.published_at
    kinds = due_kinds(
        waiting,
        published(tally),
        last=last,
        at_risk=bool(petition.at_risk),
        over_since=over_since(petition, now),
        now=now,
    )
    chosen = [each for each in found if each.kind in kinds]
    if chosen:
        _publish(tally, chosen, now)
    tally.waiting = {kind: list(pair) for kind, pair in waiting.items() if kind not in kinds}
    tally.looked_at = now
    tally.save(update_fields=SAVED)
    return len(chosen), len(every) == AT_ONCE


def lock(petition_id: int) -> Tally:
    """The tally, locked until the transaction ends. Whoever changes many signatures takes it too,
    so that two such never wait for each other."""
    locked = Tally.objects.select_for_update(of=("self",)).select_related("petition__call")
    return locked.get(petition_id=petition_id)


def published(tally: Tally) -> dict[str, int]:
    """The published number by kind."""
    kinds = Signature.Kind
    return {
        kinds.ONLINE.value: tally.online,
        kinds.PAPER.value: tally.paper,
        kinds.ORGANISATION.value: tally.organisation,
    }


def counted(tally: Tally) -> int:
    """Every signature that counts as of the last look, published or waiting; for staff."""
    waiting = sum(int(difference) for _changes, difference in tally.waiting.values())
    return sum(published(tally).values()) + waiting


def _changes(petition_id: int) -> list[Change]:
    names = ("pk", "kind", "way", "counts", "people", "country", "leaf")
    rows = Signature.objects.filter(TO_COUNT, petition_id=petition_id).order_by("pk")
    return [Change(*row) for row in rows.values_list(*names)[:AT_ONCE]]


def _without_namesakes(petition_id: int, changes: Sequence[Change], now: datetime) -> list[Change]:
    """Without those who may have signed on paper and online: they wait for somebody to decide."""
    fresh = {each.pk for each in changes if each.counts and each.way != Signature.Way.COUNTED}
    held = hold_namesakes(petition_id=petition_id, among=fresh, now=now)
    return [each for each in changes if each.pk not in held]


def _waiting(changes: Iterable[Change]) -> dict[str, tuple[int, int]]:
    sums: dict[str, tuple[int, int]] = {}
    for each in changes:
        count, difference = sums.get(each.kind, (0, 0))
        sums[each.kind] = (count + each.people, difference + each.difference)
    return sums


def _publish(tally: Tally, changes: Sequence[Change], now: datetime) -> None:
    shuffled = list(changes)
    secrets.SystemRandom().shuffle(shuffled)
    first = tally.size
    append(tally=tally, leaves=[each.as_leaf(now) for each in shuffled])
    mark_counted(
        [(each.pk, each.counts, number) for number, each in enumerate(shuffled, start=first)]
    )
    for each in shuffled:
        setattr(tally, each.kind, getattr(tally, each.kind) + each.difference)
        tally.only_counted += each.difference * (each.way == Signature.Way.COUNTED)
        counted = tally.countries.get(each.country, 0) + each.difference
        tally.countries[each.country] = counted
    tally.published_at = now
    sign_checkpoint(tally=tally, count=sum(published(tally).values()), now=now)


def wrong_counts() -> list[int]:
    """Petitions whose number is not what the signatures say (empty: all is well).

    For the desk and for tests: it counts rows, which no request does.
    """
    wrong = []
    for tally in Tally.objects.select_related("petition"):
        marked = Signature.objects.filter(petition=tally.petition, counted=True)
        said = marked.aggregate(people=Sum("people"))["people"] or 0
        if said != sum(published(tally).values()):
            wrong.append(tally.petition_id)
    return wrong


@transaction.atomic
def note_pressure(*, petition: Petition, pressure: int) -> None:
    """How hard it is being signed just now: what browsers are asked to solve follows from it."""
    Tally.objects.filter(petition=petition).exclude(pressure=pressure).update(pressure=pressure)


def rows_that_count(petition_id: int) -> int:
    """COUNT(*) of what belongs to the number, for reconciling."""
    rows = Signature.objects.filter(petition_id=petition_id, counts=True)
    return rows.aggregate(people=Sum("people"))["people"] or 0
