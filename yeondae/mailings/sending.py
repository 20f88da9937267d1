"""Claim, send, record, for our own mails: codes first, and no transaction open meanwhile.

Each result is committed before that connection's next mail, in the order of rank and number, so
that a crash leaves one mail a connection in doubt; `rescue` settles it.
"""

import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from django.db import connections as databases
from django.db.models import Q, QuerySet

from yeondae.channels.base import Channel, ChannelError, Handed, NotNow, Sends, session
from yeondae.core import clock, ids
from yeondae.jobs.claims import claim, expired, give_back
from yeondae.jobs.heartbeats import has_died
from yeondae.mailings import services
from yeondae.mailings.committing import may_go
from yeondae.mailings.models import Mail, Notice
from yeondae.mailings.parcels import parcel_of
from yeondae.mailings.rules import state_after
from yeondae.supporters.models import Supporter

log = logging.getLogger(__name__)
State = Mail.State
LEASE = timedelta(minutes=15)
SPARE = timedelta(minutes=6)
BATCH = 20  # a code that comes in waits for the rest of one batch at most


@dataclass(slots=True)
class Round:
    """What one round came to; `away` is what the mail server said where it could not be used."""

    sent: int = 0
    away: str = ""


def send_due(
    *,
    channel: Channel,
    worker: str,
    until: float,
    connections: int = 1,
    say_when: Callable[[], bool] = lambda: False,
) -> Round:
    """Send what is due until `until` (monotonic seconds), codes first.

    A second connection is opened for a second batch, and so on up to `connections`.
    """
    due = Mail.objects.filter(state=State.QUEUED, due_at__lte=clock.now())
    waiting = due[: connections * BATCH].count()
    wanted = max(1, min(connections, -(-waiting // BATCH)))
    if wanted == 1:
        return _on_one_connection(channel, worker, until, say_when)
    with ThreadPoolExecutor(wanted, thread_name_prefix="mails") as pool:
        hands = [pool.submit(_in_thread, channel, worker, until, say_when) for _ in range(wanted)]
        rounds = [hand.result() for hand in hands]
    away = next((each.away for each in rounds if each.away), "")
    return Round(sum(each.sent for each in rounds), away)


def _in_thread(channel: Channel, worker: str, until: float, say_when: Callable[[], bool]) -> Round:
    try:
        return _on_one_connection(channel, worker, until, say_when)
    finally:
        databases.close_all()


def _on_one_connection(
    channel: Channel, worker: str, until: float, say_when: Callable[[], bool]
) -> Round:
    done = Round()
    try:
        with session(channel) as line:
            _rounds(line, worker, until, say_when, done)
    except NotNow as error:
        done.away = error.said
    return done


def _rounds(
    line: Sends, worker: str, until: float, say_when: Callable[[], bool], done: Round
) -> None:
    notices: dict[int, Notice] = {}
    while time.monotonic() < until and not say_when() and not done.away:
        batch = claim(
            _queue(),
            limit=BATCH,
            lease_seconds=LEASE.total_seconds(),
            worker=f"{worker}/{ids.public_id(8)}",
        )
        if not batch:
            return
        batch.sort(key=_place)
        _load(batch, notices)
        for number, mail in enumerate(batch):
            if not _send(line, mail, done):
                for other in batch[number + 1 :]:
                    _put_back(other)
                break


def _queue() -> QuerySet[Mail]:
    """What may go now; mails of a paused notice stay."""
    paused = Notice.objects.filter(state=Notice.State.PAUSED).values_list("pk", flat=True)
    rows = Mail.objects.order_by("rank", "due_at", "pk")
    stay = list(paused)
    return rows.filter(Q(notice=None) | ~Q(notice__in=stay)) if stay else rows


def _load(batch: list[Mail], notices: dict[int, Notice]) -> None:
    """The supporters of a batch with one look-up; each notice once a round."""
    people = Supporter.objects.only("email").in_bulk(
        [mail.supporter_id for mail in batch if mail.supporter_id]
    )
    new = {mail.notice_id for mail in batch if mail.notice_id} - notices.keys()
    if new:
        notices |= Notice.objects.select_related("call").in_bulk(new)
    for mail in batch:
        mail.supporter = people.get(mail.supporter_id or 0)
        mail.notice = notices.get(mail.notice_id or 0)


def _place(mail: Mail) -> tuple[int, int]:
    return mail.rank, mail.pk


def _send(line: Sends, mail: Mail, done: Round) -> bool:
    """One claimed mail. False: stop here."""
    if mail.claimed_until is None or clock.now() + SPARE > mail.claimed_until:
        _put_back(mail)
        return False
    if mail.notice_id is not None:
        answer_now = may_go(mail)  # asked at sending, not at queueing (security.md, mistake 34)
        if answer_now == "paused":
            _put_back(mail)
            return True
        if answer_now == "no":
            services.end(mail=mail, state=State.CANCELLED, said="no longer wanted")
            return True
    answer: Handed | ChannelError
    try:
        answer = line.send(parcel_of(mail))
    except NotNow as error:
        _put_back(mail)
        done.away = error.said
        return False
    except ChannelError as error:
        answer = error
    except Exception as error:  # a fault of ours in the middle: it may have left
        log.exception("mail %s: sending broke", mail.pk)
        answer = ChannelError(f"A fault in the program: {type(error).__name__}", uncertain=True)
    done.sent += isinstance(answer, Handed)
    _record(mail, answer)
    return True


def _record(mail: Mail, answer: Handed | ChannelError) -> None:
    state, wait = state_after(answer, mail.kind, mail.tries)
    if state == State.QUEUED:
        give_back(mail, due_at=clock.now() + wait, said=answer.said[:500])
        return
    handle = answer.handle if isinstance(answer, Handed) else ""
    services.end(mail=mail, state=state, said=answer.said, handle=handle)


def _put_back(mail: Mail) -> None:
    """Nothing was tried: it keeps its place."""
    give_back(mail, due_at=mail.due_at, tries=max(0, mail.tries - 1))


def rescue(*, channel: Channel, now: datetime) -> int:
    """Settle what dead workers left behind; how many mails.

    Their lease ran out, or their process is gone from this machine. Of a batch only the first
    unrecorded mail may have gone.
    """
    claimed = Mail.objects.filter(state=State.SENDING)
    gone = [name for name in set(claimed.values_list("claimed_by", flat=True)) if has_died(name)]
    left = expired(Mail.objects.all()) | claimed.filter(claimed_by__in=gone)
    rows = sorted(left, key=lambda mail: (mail.claimed_by, *_place(mail)))
    for _by, batch in groupby(rows, key=lambda mail: mail.claimed_by):
        first, *others = batch
        for mail in others:
            give_back(mail, tries=max(0, mail.tries - 1))
        _settle(first, channel, now)
    return len(rows)


def _settle(mail: Mail, channel: Channel, now: datetime) -> None:
    began = (mail.claimed_until or now) - LEASE
    try:
        answer = channel.find(mail.tag)
    except NotNow:
        return
    except ChannelError as error:
        _record(mail, error)
        return
    if answer is not None:
        _record(mail, answer)
    elif now - began < channel.remembers:
        give_back(mail, tries=max(0, mail.tries - 1))
    else:
        said = "The program was interrupted while it handed this mail over."
        services.end(mail=mail, state=State.UNCERTAIN, said=said)
