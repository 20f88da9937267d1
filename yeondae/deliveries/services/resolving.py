"""A person decides about a sending that may have arrived, or that failed for good."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.core.refusal import Refused
from yeondae.deliveries.models import Attempt, Delivery
from yeondae.deliveries.rules import states
from yeondae.deliveries.services import holding
from yeondae.deliveries.services.queueing import climb

State = Delivery.State


@transaction.atomic
def arrived(*, delivery: Delivery, note: str, by: User, now: datetime) -> None:
    """The log or a call to the office shows that it arrived."""
    _move(delivery, State.UNCERTAIN, State.DELIVERED, finished_at=now)
    _note(delivery, "delivery_arrived", note, by)


@transaction.atomic
def send_again(*, delivery: Delivery, note: str, by: User, now: datetime) -> None:
    """It did not arrive, or nobody can tell: once more, marked as sent again.

    It keeps its tag, so a mail server and a fax server that have it drop the second one.
    """
    _move(delivery, delivery.state, State.HELD, held_why=Delivery.Held.PAUSED, is_resent=True,
          finished_at=None, due_at=now, bundle=None)  # fmt: skip
    _note(delivery, "delivery_again", note, by)
    holding.reconsider(held=Delivery.objects.filter(pk=delivery.pk), now=now)
    delivery.refresh_from_db()


@transaction.atomic
def give_up(
    *, delivery: Delivery, note: str, by: User, now: datetime, next_way: bool
) -> Delivery | None:
    """It did not arrive by this way. With `next_way` the next rung of the ladder is queued."""
    if delivery.state == State.UNCERTAIN:
        _move(delivery, State.UNCERTAIN, State.FAILED, finished_at=now)
    elif not next_way:
        _move(delivery, State.FAILED, State.CANCELLED, finished_at=now)
    _note(delivery, "delivery_given_up", note, by)
    return climb(delivery=delivery, now=now) if next_way else None


def doubt_what_waits() -> int:
    """After a restore: what waited its turn may have left since the backup was made; how many."""
    states.require(State.QUEUED, State.UNCERTAIN)
    return Delivery.objects.filter(state=State.QUEUED).update(state=State.UNCERTAIN)


def _move(delivery: Delivery, before: str, after: str, **changes: object) -> None:
    """Raises Refused where the delivery is no longer as it was shown."""
    states.require(before, after)
    rows = Delivery.objects.filter(pk=delivery.pk, state=before)
    if rows.update(state=after, **changes) != 1:
        raise Refused(_("This sending has moved on meanwhile. Open it again to see how."))
    delivery.refresh_from_db()


def _note(delivery: Delivery, verb: str, note: str, by: User) -> None:
    """Keep who decided on what grounds, with the last attempt and in the audit log."""
    attempt = delivery.attempts.order_by("-pk").first()
    if attempt is not None:
        attempt.proof = {**attempt.proof, "decided": verb, "grounds": note[:500]}
        if verb == "delivery_arrived":
            attempt.result = Attempt.Result.DELIVERED
        attempt.save(update_fields=["proof", "result"])
    record(by_id=by.pk, verb=verb, subject=delivery)
