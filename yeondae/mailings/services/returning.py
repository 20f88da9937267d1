"""Mails that come back: counted for each person, until nothing more is sent to them."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from yeondae.mailings.models import Mail, Returned
from yeondae.mailings.rules import FORGOTTEN_AFTER, HARD, SOFT, STOP_AT


@transaction.atomic
def count_returned(*, mail: Mail, for_good: bool, now: datetime) -> bool:
    """One mail came back, `for_good` or for now. False where it was counted before.

    At most one a day counts, and the points are forgotten after three weeks without any. At four
    points (two days on which mails came back for good, or four) mails to this person stop.
    """
    once = Mail.objects.filter(pk=mail.pk, returned_at__isnull=True)
    if once.update(returned_at=now) != 1 or mail.supporter_id is None:
        return False
    today = now.date()
    points = HARD if for_good else SOFT
    known, is_new = Returned.objects.select_for_update().get_or_create(
        supporter_id=mail.supporter_id, defaults={"points": points, "counted_on": today}
    )
    if is_new or known.counted_on == today:
        return True
    row = Returned.objects.filter(pk=known.pk)
    if today - known.counted_on > FORGOTTEN_AFTER:
        row.update(points=points, counted_on=today)
    else:
        row.update(points=F("points") + points, counted_on=today)
    row.filter(points__gte=STOP_AT).update(points=0, stopped_at=now)
    return True
