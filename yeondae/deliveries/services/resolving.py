"""A person decides about a sending that may have arrived, or that failed for good."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.core.refusal import Refused
from yeondae.deliveries.models import Attempt, Bundle, Delivery
from yeondae.deliveries.rules import states
from yeondae.deliveries.rules.ladder import BY_PEOPLE
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


@transaction.atomic
def doubt_what_waits(*, now: datetime) -> int:
    """After a restore: what may have left since the backup was made is left to a person; how many.

    That is what waited its turn, what was held, since somebody may have let it go, and what lay in
    a tray or with a relay. A bundle that somebody had taken already is out of our hands.
    """
    for state in (State.QUEUED, State.HELD, State.HANDED):
        states.require(state, State.UNCERTAIN)
    in_trays = from_backup()["in_trays"]
    bundles = list(in_trays.exclude(bundle=None).values_list("bundle", flat=True).distinct())
    Attempt.objects.filter(delivery__in=in_trays.values("pk"), ended_at=None).update(
        ended_at=now, result=Attempt.Result.UNCERTAIN
    )
    count = in_trays.update(state=State.UNCERTAIN, bundle=None)
    Bundle.objects.filter(pk__in=bundles).update(state=Bundle.State.CANCELLED)
    waiting = Delivery.objects.filter(state__in=(State.QUEUED, State.HELD))
    return count + waiting.update(state=State.UNCERTAIN, held_why="")


def from_backup() -> dict[str, QuerySet[Delivery]]:
    """What a restored backup says has not left: waiting its turn, held, in trays or with relays."""
    handed = Delivery.objects.filter(
        state=State.HANDED, finished_at=None, channel__in=BY_PEOPLE
    ).order_by()
    return {
        "queued": Delivery.objects.filter(state=State.QUEUED).order_by(),
        "held": Delivery.objects.filter(state=State.HELD).order_by(),
        "in_trays": handed.filter(Q(bundle=None) | Q(bundle__state=Bundle.State.OPEN)),
    }


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
