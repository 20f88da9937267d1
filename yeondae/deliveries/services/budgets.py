"""The budget of a call and channel: used up, the letters that wait there climb their ladder."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import ngettext

from yeondae.calls.models import Budget, Call
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.services.queueing import left_of, pass_over, spent

State = Delivery.State
AT_ONCE = 200


def pass_over_used_up(*, now: datetime) -> dict[str, set[int]]:
    """Let letters leave channels whose budget is spent, with the reason.

    Returns by channel the calls of which still more wait than the budget allows: those must not
    be claimed from before the next round.
    """
    overdrawn: dict[str, set[int]] = {}
    for budget in Budget.objects.filter(call__state=Call.State.PUBLISHED):
        room = max(0, left_of(budget))
        surplus = _waiting(budget)[room : room + AT_ONCE + 1]
        for number, row in enumerate(surplus):
            if number == AT_ONCE:
                overdrawn.setdefault(budget.channel, set()).add(budget.call_id)
                break
            with transaction.atomic():
                pass_over(delivery=row, said=_used_up(budget), now=now)
    return overdrawn


def beyond(rows: Sequence[Delivery]) -> list[Delivery]:
    """Those of the claimed `rows` (of one channel) that the budgets of their calls do not cover.

    Asked after a claim, when all that is being sent counts: letters that came since
    `pass_over_used_up`, or another worker's claim, never overspend a budget.
    """
    if not rows:
        return []
    calls = {row.call_id for row in rows}
    found: list[Delivery] = []
    for budget in Budget.objects.filter(channel=rows[0].channel, call__in=calls):
        mine = [row for row in rows if row.call_id == budget.call_id]
        too_many = min(len(mine), max(0, spent(budget).count() - budget.most))
        found += mine[len(mine) - too_many :]
    return found


def _waiting(budget: Budget) -> QuerySet[Delivery]:
    return (
        Delivery.objects.filter(
            call_id=budget.call_id,
            channel=budget.channel,
            state=State.QUEUED,
            purpose=Delivery.Purpose.ADDRESSEE,
        )
        .select_related("call", "letter")
        .order_by("due_at", "pk")
    )


def _used_up(budget: Budget) -> str:
    return ngettext(
        "The budget of one letter by this channel is used up.",
        "The budget of %(most)d letters by this channel is used up.",
        budget.most,
    ) % {"most": budget.most}
