"""Writing down what became of a try: the state and the attempt with its proof, together."""

import logging
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from yeondae.channels.base import ChannelError, Handed
from yeondae.core import clock
from yeondae.deliveries.models import Attempt, Delivery
from yeondae.deliveries.rules import ladder, states
from yeondae.deliveries.rules.ladder import Outcome
from yeondae.deliveries.services.committing import commit
from yeondae.deliveries.services.queueing import climb

log = logging.getLogger(__name__)
State, Result = Delivery.State, Attempt.Result
SAID = 500


@dataclass(frozen=True, slots=True)
class Word:
    """What a carrier said about one try, and when the try began."""

    outcome: Outcome
    started_at: datetime
    said: str = ""
    handle: str = ""
    proof: dict[str, str] = field(default_factory=dict)


def word_of(delivery: Delivery, answer: Handed | ChannelError, started_at: datetime) -> Word:
    """The channel's answer as what it means for this delivery."""
    if isinstance(answer, Handed):
        outcome = ladder.after_handed(answer, delivery.channel)
        return Word(outcome, started_at, answer.said, answer.handle, answer.proof)
    failures = delivery.attempts.filter(result=Result.FAILED).count()
    return Word(ladder.after_error(answer, failures), started_at, answer.said, "", answer.proof)


def record_sent(delivery: Delivery, word: Word, *, is_rescue: bool = False) -> bool:
    """End the claim on `delivery` with the carrier's word, and add the attempt.

    False where the lease was lost meanwhile: then the word is kept as `_late` says, unless it
    only comes from a rescue that another worker was quicker with.
    """
    now = clock.now()
    states.require(State.SENDING, word.outcome.state)
    noted = _noted(delivery, word, now)
    if not word.outcome.moves_on:
        held = commit(delivery, _changes(word, now), noted)
    else:
        with transaction.atomic():
            held = commit(delivery, _changes(word, now), noted)
            if held:
                climb(delivery=delivery, now=now)
    if not held and not is_rescue:
        _attempt(delivery, noted).save(force_insert=True)
        _late(delivery, word)
    return held


def record_followed(delivery: Delivery, word: Word) -> bool:
    """What the carrier said later of a delivery that it had: complete the attempt it began.

    False where somebody else has settled it meanwhile.
    """
    now = clock.now()
    states.require(State.HANDED, word.outcome.state)
    changes = _changes(word, now)
    changes["handle"] = word.handle or delivery.handle
    with transaction.atomic():
        waiting = Delivery.objects.filter(
            pk=delivery.pk, state=State.HANDED, finished_at=None, handle=delivery.handle
        )
        if waiting.update(**changes) != 1:
            return False
        for name, value in changes.items():
            setattr(delivery, name, value)
        _complete_attempt(delivery, word, now)
        if word.outcome.moves_on:
            climb(delivery=delivery, now=now)
    return True


def _changes(word: Word, now: datetime) -> dict[str, Any]:
    outcome = word.outcome
    changes: dict[str, Any] = {"state": outcome.state}
    if outcome.state in (State.HANDED, State.DELIVERED):
        changes["handle"] = word.handle[:200]
    if outcome.is_over:
        changes["finished_at"] = now
    if outcome.wait is not None:
        changes |= {"due_at": now + outcome.wait, "bundle_id": None, "handle": ""}
    return changes


def _noted(delivery: Delivery, word: Word, now: datetime) -> dict[str, Any]:
    """What an attempt tells beside the delivery that it is of."""
    still_going = word.outcome.state == State.HANDED and not word.outcome.is_over
    return {
        "bundle_id": delivery.bundle_id,
        "started_at": word.started_at,
        "ended_at": None if still_going else now,
        "result": word.outcome.result,
        "said": word.said[:SAID],
        "proof": word.proof,
    }


def _attempt(delivery: Delivery, noted: dict[str, Any]) -> Attempt:
    return Attempt(
        delivery_id=delivery.pk,
        office_id=delivery.office_id,
        channel=delivery.channel,
        contact_point_id=delivery.contact_point_id,
        **noted,
    )


def _complete_attempt(delivery: Delivery, word: Word, now: datetime) -> None:
    attempt = delivery.attempts.filter(ended_at=None).order_by("-pk").first()
    if attempt is None:
        _attempt(delivery, _noted(delivery, word, now)).save(force_insert=True)
        return
    attempt.ended_at, attempt.result = now, word.outcome.result
    attempt.said, attempt.proof = word.said[:SAID], attempt.proof | word.proof
    attempt.save(update_fields=["ended_at", "result", "said", "proof"])


def _late(delivery: Delivery, word: Word) -> None:
    """The lease was lost, somebody may have settled it: what is now known for certain counts.

    A sending that counted as uncertain is settled by the carrier's word; one that waits again
    will go twice, and is flagged so.
    """
    log.warning("delivery %s: the lease was lost before the result was recorded", delivery.pk)
    row = Delivery.objects.filter(pk=delivery.pk)
    if word.outcome.state not in (State.HANDED, State.DELIVERED):
        return
    over = clock.now() if word.outcome.is_over else None
    settled = row.filter(state=State.UNCERTAIN).update(
        state=word.outcome.state, handle=word.handle[:200], finished_at=over
    )
    if not settled:
        row.exclude(state=word.outcome.state).update(is_resent=True)
