"""Counting letters for the public, now and then: in batches, so that no single arrival shows."""

from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from yeondae.calls.models import Call
from yeondae.deliveries.models import Delivery, Tally
from yeondae.deliveries.rules.standing import standing

# After closing, results still come in: a relay reports, a mail bounces.
STILL_MOVES = timedelta(days=60)


@transaction.atomic
def recount(*, call: Call, now: datetime) -> None:
    """Count every delivery of `call` by purpose, channel, standing and country.

    A letter that climbed the ladder counts once, on the rung where it stands now. Letters of the
    organisers themselves are not counted: these numbers say how many people wrote.
    """
    rows = (
        standing_now(Delivery.objects.filter(call=call, letter__appeal__is_our_own=False))
        .values("purpose", "channel", "state", "letter__appeal__country")
        .annotate(all=Count("pk"), finished=Count("pk", filter=Q(finished_at__isnull=False)))
        .order_by()
    )
    cells: Counter[tuple[str, str, str, str]] = Counter()
    for row in rows:
        for is_finished, letters in (
            (True, row["finished"]),
            (False, row["all"] - row["finished"]),
        ):
            where = standing(row["state"], is_finished=is_finished)
            country = row["letter__appeal__country"]
            cells[row["purpose"], row["channel"], where, country] += letters
    Tally.objects.filter(call=call).delete()
    Tally.objects.bulk_create(
        Tally(
            call=call,
            purpose=purpose,
            channel=channel,
            standing=where,
            country=country,
            letters=letters,
            counted_at=now,
        )
        for (purpose, channel, where, country), letters in cells.items()
        if letters
    )


def standing_now(deliveries: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """Without the rungs that a letter has left behind: a later one has taken their place."""
    higher = Delivery.objects.filter(
        letter=OuterRef("letter"), purpose=OuterRef("purpose"), step__gt=OuterRef("step")
    )
    left = Q(state__in=(Delivery.State.FAILED, Delivery.State.CANCELLED))
    return deliveries.exclude(left & Exists(higher))


def recount_all(*, now: datetime) -> int:
    """Count every call that still moves; how many calls."""
    moving = Call.objects.filter(
        Q(state__in=(Call.State.PUBLISHED, Call.State.STOPPED)) | Q(closed_at__gt=now - STILL_MOVES)
    )
    for call in moving:
        recount(call=call, now=now)
    return len(moving)
