"""After a crash: what became of the letters whose worker died with them in its hands.

A worker records each result before it hands over the next letter of its batch, in order of their
numbers. So of a batch that was left behind only the first may have gone; the others certainly
have not. Letters in one fax call share one fate.
"""

import logging
from datetime import datetime, timedelta
from itertools import groupby

from django.db import transaction

from yeondae.channels.base import Channel, ChannelError, Handed, NotNow
from yeondae.deliveries.models import Attempt, Delivery
from yeondae.deliveries.rules.ladder import Outcome
from yeondae.deliveries.services.recording import Word, record_sent, word_of
from yeondae.jobs.claims import expired, give_back
from yeondae.jobs.heartbeats import has_died

log = logging.getLogger(__name__)
State, Result = Delivery.State, Attempt.Result
UNCERTAIN = Outcome(State.UNCERTAIN, Result.UNCERTAIN)
SAID = "The program was interrupted while it handed this letter over."


def left_behind() -> list[list[Delivery]]:
    """The batches that nobody works on any more, each in the order in which it was to be sent.

    Their lease ran out, or their worker was a process of this machine that is gone.
    """
    claimed = Delivery.objects.filter(state=State.SENDING).values_list("claimed_by", flat=True)
    gone = [name for name in claimed.order_by().distinct() if has_died(name)]
    rows = expired(Delivery.objects.all()) | Delivery.objects.filter(
        state=State.SENDING, claimed_by__in=gone
    )
    ordered = rows.select_related("bundle").order_by("claimed_by", "pk")
    return [list(batch) for _by, batch in groupby(ordered, key=lambda row: row.claimed_by)]


def rescue_batch(
    *, batch: list[Delivery], channel: Channel, lease: timedelta, now: datetime
) -> None:
    """Settle one batch: ask the channel about what may have gone, queue the rest again.

    Asks over the network, so it is called outside any transaction. Where the channel cannot be
    asked now, the whole batch waits for the next round.
    """
    first = batch[0]
    fate = [row for row in batch if row is first or (row.bundle and row.bundle == first.bundle)]
    began = (first.claimed_until or now) - lease
    tag = first.bundle.tag if first.bundle else first.tag
    try:
        answer = channel.find(tag)
    except NotNow:
        return
    except ChannelError as error:
        _settle(fate, batch, error, began)
        return
    if answer is None and now - began < channel.remembers:
        _give_back(batch)
    else:
        _settle(fate, batch, answer, began)


def _settle(
    fate: list[Delivery],
    batch: list[Delivery],
    answer: Handed | ChannelError | None,
    began: datetime,
) -> None:
    with transaction.atomic():
        for row in fate:
            word = Word(UNCERTAIN, began, SAID) if answer is None else word_of(row, answer, began)
            record_sent(row, word, is_rescue=True)
        _give_back([row for row in batch if row not in fate])
    log.warning("deliveries %s were left behind; settled", [row.pk for row in fate])


def _give_back(rows: list[Delivery]) -> None:
    """They certainly have not left: no try is used up."""
    for row in rows:
        give_back(row, tries=max(0, row.tries - 1), bundle=None)
