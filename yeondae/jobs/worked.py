"""What the sweeps did, by the hour: a line for whoever opens the desk in the morning."""

from datetime import datetime, timedelta

from django.db.models import F, Sum

from yeondae.jobs.models import Worked

KEPT = timedelta(days=14)


def note(name: str, count: int, *, now: datetime) -> None:
    """Add what a sweep did to its hour."""
    if not count:
        return
    hour = now.replace(minute=0, second=0, microsecond=0)
    known = Worked.objects.filter(name=name, hour=hour)
    if not known.update(count=F("count") + count):
        row, is_new = Worked.objects.get_or_create(name=name, hour=hour, defaults={"count": count})
        if not is_new:
            Worked.objects.filter(pk=row.pk).update(count=F("count") + count)


def since(moment: datetime) -> dict[str, int]:
    """How much each sweep did since `moment`, by its name without the module."""
    rows = Worked.objects.filter(hour__gte=moment).values("name").annotate(done=Sum("count"))
    return {row["name"].rpartition(".")[2]: row["done"] for row in rows}


def forget_old(*, now: datetime) -> int:
    """Remove numbers of more than two weeks ago."""
    return Worked.objects.filter(hour__lt=now - KEPT).delete()[0]
