"""What holds for the letters of a call at one moment; read once, asked for every letter."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from yeondae.calls.models import Call
from yeondae.deliveries.models import Pause
from yeondae.deliveries.rules.holding import Circumstances


def demo_is_safe() -> bool:
    """Demo contacts lead to the local outbox here, and nowhere else."""
    return bool(settings.DEMO) and settings.SENDING == "outbox"


# Whether a reported change of the call `c` waits for a decision: for a query that reads the call.
PAUSED = "EXISTS (SELECT 1 FROM deliveries_pause p WHERE p.call_id = c.id AND p.decided_at IS NULL)"


def around(call: Call, now: datetime, *, is_paused: bool | None = None) -> Circumstances:
    """The circumstances of `call`: one query where nobody asked for `PAUSED` before."""
    if is_paused is None:
        is_paused = Pause.objects.filter(call_id=call.pk, decided_at__isnull=True).exists()
    return Circumstances(
        call=call,
        is_paused=is_paused,
        today=now.astimezone(ZoneInfo(call.time_zone)).date(),
        now=now,
        demo_is_safe=demo_is_safe(),
    )
