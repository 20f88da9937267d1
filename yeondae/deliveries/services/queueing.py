"""Putting letters on their way: the first rung of the ladder, the copies, the next rung."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import QuerySet

from yeondae.calls import queries as call_queries
from yeondae.calls.models import Budget, Call
from yeondae.core import ids
from yeondae.core.rows import insert, new
from yeondae.deliveries.models import Attempt, Delivery
from yeondae.deliveries.rules.holding import Circumstances, why_held
from yeondae.deliveries.rules.ladder import SENDABLE, next_rung
from yeondae.deliveries.services.circumstances import around
from yeondae.directory.models import ContactPoint
from yeondae.letters.models import Letter

State, Purpose, Kind = Delivery.State, Delivery.Purpose, ContactPoint.Kind
TAG_LENGTH = 20  # 100 random bits: it stands in mails as Message-ID and says nothing
ON_THE_BUDGET = (State.SENDING, State.HANDED, State.DELIVERED, State.UNCERTAIN)


def queue_letters(
    *,
    letters: Sequence[Letter],
    ladders: Mapping[int, Sequence[ContactPoint]],
    copies: Sequence[ContactPoint],
    call: Call,
    now: datetime,
    is_paused: bool | None = None,
) -> list[Delivery]:
    """One delivery for each letter and one for each copy of it: one look-up, one insert.

    `ladders`: contact points by office id, in the organiser's order. What cannot go yet is
    held, with the reason. A copy whose address was not supplied is not made. `is_paused` spares
    the look-up to who knows already whether a reported change waits (`circumstances.PAUSED`).
    """
    moment = around(call, now, is_paused=is_paused)
    rows: list[Delivery] = []
    for letter in letters:
        rung = next_rung(ladders.get(letter.office_id, ()), after=-1)
        step, point = rung or (0, None)
        rows.append(_row(letter, Purpose.ADDRESSEE, step, point, moment))
        rows += [
            _row(letter, Purpose.COPY, 0, point, moment)
            for point in copies
            if point.is_supplied and point.kind in SENDABLE
        ]
    insert(rows)
    return rows


def _row(
    letter: Letter, purpose: str, step: int, point: ContactPoint | None, moment: Circumstances
) -> Delivery:
    why = why_held(moment, look=letter.look, point=point)
    return new(
        Delivery,
        letter_id=letter.pk,
        call_id=moment.call.pk,
        office_id=letter.office_id,
        purpose=purpose,
        step=step,
        contact_point_id=point.pk if point else None,
        channel=point.kind if point else "",
        relay_id=point.organisation_id if point and point.kind == Kind.RELAY else None,
        state=State.HELD if why else State.QUEUED,
        held_why=why,
        tag=ids.public_id(TAG_LENGTH),
        queued_at=moment.now,
        due_at=moment.now,
    )


def used_up(call_id: int) -> set[str]:
    """The channels whose budget for this call is spent."""
    return {
        budget.channel for budget in Budget.objects.filter(call_id=call_id) if left_of(budget) <= 0
    }


def left_of(budget: Budget) -> int:
    """How many letters the budget still allows."""
    return budget.most - spent(budget)[: budget.most].count()


def spent(budget: Budget) -> QuerySet[Delivery]:
    """What counts on the budget: all that left by its channel or is being sent."""
    return Delivery.objects.filter(
        call_id=budget.call_id, channel=budget.channel, state__in=ON_THE_BUDGET
    )


def climb(*, delivery: Delivery, now: datetime) -> Delivery | None:
    """Queue the next rung for a letter whose `delivery` failed or was passed over.

    None where the ladder ends: then a person looks after it. Copies have no ladder.
    """
    if delivery.purpose != Purpose.ADDRESSEE:
        return None
    ladder = call_queries.ladder(delivery.call).get(delivery.office_id, [])
    rung = next_rung(ladder, delivery.step, used_up(delivery.call_id))
    if rung is None:
        return None
    step, point = rung
    letter = delivery.letter
    row = _row(letter, Purpose.ADDRESSEE, step, point, around(delivery.call, now))
    row.asked_at = delivery.asked_at
    if Delivery.objects.filter(letter=letter, purpose=row.purpose, step=step).exists():
        return None
    row.save(force_insert=True)
    return row


def pass_over(*, delivery: Delivery, said: str, now: datetime) -> Delivery | None:
    """Leave a queued delivery's rung untried, with the reason, and climb to the next.

    Where there is none it is held. Inside a transaction of the caller.
    """
    queued = Delivery.objects.filter(pk=delivery.pk, state=State.QUEUED)
    higher = climb(delivery=delivery, now=now)
    if higher is None:
        queued.update(state=State.HELD, held_why=Delivery.Held.BUDGET)
        return None
    if queued.update(state=State.CANCELLED, finished_at=now) == 1:
        Attempt.objects.create(
            delivery=delivery,
            office_id=delivery.office_id,
            channel=delivery.channel,
            contact_point=None,  # nothing went there: it does not count for the pace
            started_at=now,
            ended_at=now,
            result=Attempt.Result.NOT_TRIED,
            said=said,
        )
    return higher
