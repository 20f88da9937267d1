"""What is destroyed of received texts, and when (docs/privacy.md)."""

from datetime import datetime, timedelta

from django.db import transaction

from yeondae.audit.services import record
from yeondae.calls.models import Incoming

REJECTED_KEPT = timedelta(days=30)


@transaction.atomic
def forget_rejected(*, now: datetime, most: int = 200) -> int:
    """Destroy texts and drafts that were rejected more than 30 days ago; how many."""
    old = Incoming.objects.filter(
        state=Incoming.State.REJECTED, decided_at__lt=now - REJECTED_KEPT
    ).order_by("pk")[:most]
    for incoming in old:
        record(by_id=None, verb="forget_incoming", subject=incoming)
    destroyed, _tables = Incoming.objects.filter(pk__in=[row.pk for row in old]).delete()
    return destroyed
