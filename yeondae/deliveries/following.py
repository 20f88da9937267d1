"""Asking a carrier what became of what it took: fax jobs, until the machine confirms."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby

from yeondae.channels.base import Channel, ChannelError, Handed, NotNow
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.rules.ladder import BY_PEOPLE
from yeondae.deliveries.services import lines
from yeondae.deliveries.services.recording import record_followed, word_of

State = Delivery.State
ASK_AGAIN = timedelta(seconds=5)


def with_carriers(now: datetime, *, most: int) -> list[list[Delivery]]:
    """Deliveries that a machine has and may say more of, the letters of one call together."""
    rows = (
        Delivery.objects.filter(state=State.HANDED, finished_at=None, due_at__lte=now)
        .exclude(channel__in=BY_PEOPLE)
        .select_related("call", "letter")
        .order_by("channel", "handle", "pk")[:most]
    )
    return [list(group) for _, group in groupby(rows, key=lambda row: (row.channel, row.handle))]


def follow(groups: Iterable[list[Delivery]], channel_of: dict[str, Channel], now: datetime) -> int:
    """Ask for each group and write down the answer; how many letters were settled."""
    settled, silent = 0, set[str]()
    for rows in groups:
        name = rows[0].channel
        if name in silent:
            continue
        answer: Handed | ChannelError
        try:
            answer = channel_of[name].follow(rows[0].handle)
        except NotNow as error:
            silent.add(name)
            lines.away(channel=name, said=error.said, now=now)
            continue
        except ChannelError as error:
            answer = error
        if isinstance(answer, Handed) and answer.state == "waiting":
            _ask_again(rows, now)
        else:
            settled += sum(_settle(row, answer, now) for row in rows)
    return settled


def _settle(row: Delivery, answer: Handed | ChannelError, now: datetime) -> bool:
    return record_followed(row, word_of(row, answer, now))


def _ask_again(rows: list[Delivery], now: datetime) -> None:
    Delivery.objects.filter(
        pk__in=[row.pk for row in rows], state=State.HANDED, finished_at=None
    ).update(due_at=now + ASK_AGAIN)
