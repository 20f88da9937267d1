"""A writer takes a letter back: what has not gone does not go; what is out is said to be out."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yeondae.appeals import services as appeals
from yeondae.appeals.models import Appeal
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.rules.ladder import BY_PEOPLE
from yeondae.deliveries.services import holding

State = Delivery.State


@dataclass(frozen=True)
class Withdrawn:
    """How many sendings were ended, and how many can no longer be called back."""

    ended: int
    out: int


@transaction.atomic
def withdraw(*, appeal: Appeal, now: datetime) -> Withdrawn:
    """End every sending of the letter that has not left; copies too. Again changes nothing."""
    appeals.withdraw(appeal=appeal, now=now)
    mine = Delivery.objects.filter(letter__appeal=appeal)
    # In the tray or waiting at a relay, in no bundle yet: nobody has it in hand.
    lying = mine.filter(
        state=State.HANDED, finished_at=None, channel__in=BY_PEOPLE, bundle__isnull=True
    )
    for delivery in lying:
        holding.took_back(delivery=delivery, why=Delivery.Held.PAUSED)
    ended = holding.cancel(deliveries=mine, by=None)
    out = mine.exclude(state__in=(State.CANCELLED, State.FAILED)).count()
    return Withdrawn(ended, out)
