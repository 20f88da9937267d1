"""A letter's mail that was taken and came back: it failed after all, and climbs."""

from datetime import datetime

from django.db import transaction

from yeondae.calls.models import Call
from yeondae.deliveries.models import Attempt, Delivery
from yeondae.deliveries.rules import states
from yeondae.deliveries.services.queueing import climb

State, Result = Delivery.State, Attempt.Result
GOING_ON = (Call.State.PUBLISHED, Call.State.STOPPED)
SAID = 500


@transaction.atomic
def came_back(*, tag: str, said: str, now: datetime) -> Delivery | None:
    """The mail server took it and could not deliver it: keep why, and go on by the next way.

    None where no mail with this tag is with the carrier (it came back before, or never left).
    """
    rows = Delivery.objects.select_for_update(of=("self",)).select_related("call", "letter")
    delivery = rows.filter(tag=tag, channel="email", state=State.HANDED).first()
    if delivery is None:
        return None
    states.require(State.HANDED, State.FAILED)
    Delivery.objects.filter(pk=delivery.pk).update(state=State.FAILED, finished_at=now)
    delivery.state, delivery.finished_at = State.FAILED, now
    attempt = delivery.attempts.filter(result=Result.ACCEPTED).order_by("-pk").first()
    if attempt is not None:
        attempt.result, attempt.said = Result.REFUSED, said[:SAID]
        attempt.proof = {**attempt.proof, "returned_at": now.isoformat(timespec="seconds")}
        attempt.save(update_fields=["result", "said", "proof"])
    if delivery.letter.erased_at is None and delivery.call.state in GOING_ON:
        climb(delivery=delivery, now=now)
    return delivery
