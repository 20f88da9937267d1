"""Letters that travel together: in one fax call, in one parcel, through one organisation."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from yeondae.core import ids
from yeondae.deliveries.models import Bundle, Delivery
from yeondae.deliveries.services.queueing import TAG_LENGTH


@transaction.atomic
def bind_call(*, deliveries: Sequence[Delivery], now: datetime) -> Bundle:
    """One fax call for `deliveries`, which are claimed and go to one contact point."""
    first = deliveries[0]
    bundle = Bundle.objects.create(
        tag=ids.public_id(TAG_LENGTH),
        channel=first.channel,
        office_id=first.office_id,
        contact_point=first.contact_point,
        letters=len(deliveries),
        made_at=now,
    )
    Delivery.objects.filter(pk__in=[each.pk for each in deliveries]).update(bundle=bundle)
    for each in deliveries:
        each.bundle = bundle
    return bundle
