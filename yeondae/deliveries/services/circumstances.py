"""What holds for the letters of a call at one moment; read once, asked for every letter."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from yeondae.calls.models import Call
from yeondae.core.statements import fetch
from yeondae.deliveries.models import Pause
from yeondae.deliveries.rules.holding import Circumstances


def demo_is_safe() -> bool:
    """Demo contacts lead to the local outbox here, and nowhere else."""
    return bool(settings.DEMO) and settings.SENDING == "outbox"


def around(call: Call, now: datetime) -> Circumstances:
    """The circumstances of `call`: one query."""
    return Circumstances(
        call=call,
        is_paused=_is_paused(call),
        today=now.astimezone(ZoneInfo(call.time_zone)).date(),
        now=now,
        demo_is_safe=demo_is_safe(),
    )


def _is_paused(call: Call) -> bool:
    """Whether a reported change of the call waits for a decision. As SQL: crowds ask it."""
    table = Pause._meta.db_table
    sql = f"SELECT EXISTS (SELECT 1 FROM {table} WHERE call_id = %s AND decided_at IS NULL)"  # noqa: S608
    return bool(fetch(sql, [call.pk])[0][0])
