"""What is kept of somebody who asked or offered, to hand over and to destroy."""

from datetime import datetime
from typing import Any

from yeondae.community.models import Asking
from yeondae.community.rules import KEPT, UNDECIDED_KEPT


def export(index: bytes) -> list[dict[str, Any]]:
    """What they sent and what was answered."""
    return [
        {
            "kind": each.kind,
            "arrived_at": each.arrived_at.isoformat(),
            "name": each.name,
            "text": each.text,
            "can": each.can,
            "answer": each.answer,
        }
        for each in Asking.objects.filter(email_index=index).order_by("pk")
    ]


def erase(index: bytes) -> int:
    """Destroy what somebody sent; how many rows."""
    return Asking.objects.filter(email_index=index).delete()[0]


def forget_old(*, now: datetime) -> int:
    """Destroy what is past its term; how many rows."""
    gone = Asking.objects.filter(
        state=Asking.State.NEW, arrived_at__lt=now - UNDECIDED_KEPT
    ).delete()[0]
    for state, term in KEPT.items():
        gone += Asking.objects.filter(state=state, decided_at__lt=now - term).delete()[0]
    return gone
