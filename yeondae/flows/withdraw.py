"""A writer takes a letter back: what has not gone does not go; what is out is said to be out."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yeondae.appeals import services as appeals
from yeondae.appeals.models import Appeal
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.services import holding
from yeondae.deliveries.services.unbinding import cancel_in_trays
from yeondae.flows.tasks import make_bundle_file
from yeondae.letters.models import Letter

State = Delivery.State


@dataclass(frozen=True)
class Withdrawn:
    """How many sendings were ended, and how many can no longer be called back."""

    ended: int
    out: int


@transaction.atomic
def withdraw(*, appeal: Appeal, now: datetime) -> Withdrawn:
    """End every sending of the letter that has not left; copies too. Again changes nothing.

    What waits in the tray, at a relay or in a bundle that nobody has fetched has not left. Such a
    bundle goes on without the letter, in a new file.
    """
    appeals.withdraw(appeal=appeal, now=now)
    mine = Delivery.objects.filter(letter__appeal=appeal)
    ended = holding.cancel(deliveries=mine, why=Delivery.Ended.WITHDRAWN, by=None)
    for letter in Letter.objects.filter(appeal=appeal):
        unbound = cancel_in_trays(letter=letter, now=now)
        ended += unbound.ended
        for bundle_id in unbound.bundles:
            make_bundle_file.enqueue(bundle_id)
    out = mine.exclude(state__in=(State.CANCELLED, State.FAILED)).count()
    return Withdrawn(ended, out)
