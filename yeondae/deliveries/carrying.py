"""Claim, send, record: how letters leave. No transaction is open while a server is spoken to.

Each result is committed before the connection's next letter, in the order of the letters'
numbers, so that a crash leaves at most one letter a connection in doubt (see rescuing).
"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from yeondae.channels.base import (
    Channel,
    ChannelError,
    Handed,
    NotNow,
    Parcel,
    Sends,
    SessionChannel,
)
from yeondae.core import clock, ids
from yeondae.deliveries.lanes import Lane, surplus
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.parcels import parcel_of, parcel_of_bundle
from yeondae.deliveries.rules.pace import BUNDLED, LETTERS_A_CALL, letters_a_call
from yeondae.deliveries.services import lines
from yeondae.deliveries.services.budgets import beyond
from yeondae.deliveries.services.bundling import bind_call
from yeondae.deliveries.services.holding import braked_calls
from yeondae.deliveries.services.readying import Loader, make_ready
from yeondae.deliveries.services.recording import record_sent, word_of
from yeondae.jobs.claims import claim, finish, give_back
from yeondae.letters import services as letters
from yeondae.letters.typesetting import Addressees
from yeondae.sealing.files import NoSuchFile

log = logging.getLogger(__name__)
State = Delivery.State

# Longer than a mail server may think about one mail (RFC 5321 asks for ten minutes' patience;
# the channel takes five), so that the lease of the letter in hand never runs out under it.
LEASE = timedelta(minutes=15)
SPARE = timedelta(minutes=6)
BATCH = 100


class Brakes:
    """Which calls must not send now; asked again once a second, so a stop holds at once.

    One asks for all connections.
    """

    def __init__(self) -> None:
        self._asked = float("-inf")
        self._calls: dict[int, str] = {}
        self._lock = Lock()

    def now(self) -> dict[int, str]:
        """The calls and why."""
        with self._lock:
            if time.monotonic() - self._asked >= 1:
                self._calls, self._asked = braked_calls(), time.monotonic()
            return self._calls


class Known:
    """What the connections of one tick share, so that one asks for all."""

    def __init__(self, now: datetime) -> None:
        self.brakes = Brakes()
        self.addressees = Addressees(now)
        self.loader = Loader()


@dataclass
class Carrier:
    """One worker's hands on one channel; at `until` (monotonic seconds) it puts the work down."""

    channel: Channel
    worker: str
    until: float = float("inf")
    lease: timedelta = LEASE
    batch: int = BATCH
    skip: set[int] = field(default_factory=set)
    sent: int = 0
    server_is_away: bool = False
    known: Known = field(default_factory=lambda: Known(clock.now()))
    say_when: Callable[[], bool] = lambda: False

    @property
    def is_done(self) -> bool:
        """No time left, told to end, or nobody there to hand anything to."""
        return self.server_is_away or time.monotonic() >= self.until or self.say_when()

    def carry(self, lanes: Iterable[Lane]) -> int:
        """Send what is due in each lane, as far as its pace allows; how many left."""
        try:
            with self._connection() as line:
                for lane in lanes:
                    while not self.is_done and self._carry_batch(line, lane):
                        pass
        except NotNow as error:
            self._away(error)
        return self.sent

    @contextmanager
    def _connection(self) -> Iterator[Sends]:
        if isinstance(self.channel, SessionChannel):
            with self.channel.session() as session:
                yield session
        else:
            yield self.channel

    def _carry_batch(self, line: Sends, lane: Lane) -> bool:
        """One batch of a lane. True where another may follow."""
        rows = self._claim_call(lane) if lane.channel in BUNDLED else self._claim(lane)
        if len(rows) > 1 and lane.channel in BUNDLED:
            self._send_together(line, rows)
            return False
        for number, row in enumerate(rows):
            if not self._send(line, row):
                self._return(rows[number + 1 :])
                return False
        return bool(rows) and lane.channel not in BUNDLED  # one call at a time

    def _claim_call(self, lane: Lane) -> list[Delivery]:
        """The letters of one call: one, or as many as the pace makes share it."""
        if not self.channel.ready(lane.point.value):
            return []
        most = LETTERS_A_CALL * lane.pace.per_day
        waiting = lane.waiting(self._not_from(), clock.now(), most)
        return self._claimed(lane, letters_a_call(waiting, lane.pace, today=lane.today))

    def _claim(self, lane: Lane) -> list[Delivery]:
        """One batch, as far as the pace allows."""
        wanted = lane.take(self.batch)
        rows = self._claimed(lane, wanted) if wanted else []
        if too_many := min(len(rows), surplus(lane, clock.now()) if rows else 0):
            self._return(rows[-too_many:])
            del rows[-too_many:]
        else:
            lane.put_back(wanted - len(rows))
        return rows

    def _claimed(self, lane: Lane, limit: int) -> list[Delivery]:
        """Rows in the order of their numbers, each with a page, under a name for this batch."""
        rows = claim(
            lane.queue(self._not_from()),
            limit=limit,
            lease_seconds=self.lease.total_seconds(),
            worker=f"{self.worker}/{ids.public_id(8)}",
        )
        rows.sort(key=lambda row: row.pk)
        if too_dear := beyond(rows):
            self.skip |= {row.call_id for row in too_dear}
            self._return(too_dear)
            rows = [row for row in rows if row not in too_dear]
        self.known.loader.load(rows, lane.point)
        return make_ready(rows, self.known.addressees)

    def _not_from(self) -> set[int]:
        """Calls that nothing is taken from now."""
        return self.skip | self.known.brakes.now().keys()

    def _send(self, line: Sends, row: Delivery) -> bool:
        """Send one claimed letter and write down what became of it. False: stop here."""
        why = self.known.brakes.now().get(row.call_id)
        if why is not None:
            finish(row, state=State.HELD, held_why=why, tries=max(0, row.tries - 1))
            return True
        if self._too_late(row):
            self._return([row])
            return False
        try:
            parcel = parcel_of(row)
        except NoSuchFile:
            self._set_again(row)
            return True
        return self._hand_over(line, [row], parcel)

    def _send_together(self, line: Sends, rows: Sequence[Delivery]) -> None:
        """Send claimed letters in one call."""
        if self._too_late(rows[0]):
            self._return(rows)
            return
        now = clock.now()
        try:
            bundle = bind_call(deliveries=rows, now=now)
            parcel = parcel_of_bundle(bundle, rows, now)
        except NoSuchFile:
            self._return(rows)
            return
        self._hand_over(line, rows, parcel)

    def _hand_over(self, line: Sends, rows: Sequence[Delivery], parcel: Parcel) -> bool:
        began = clock.now()
        answer: Handed | ChannelError
        try:
            answer = line.send(parcel)
        except NotNow as error:
            self._return(rows)
            self._away(error)
            return False
        except ChannelError as error:
            answer = error
        except Exception as error:  # a fault of ours in the middle: it may have left
            log.exception("deliveries %s: sending broke", [row.pk for row in rows])
            answer = ChannelError(f"A fault in the program: {type(error).__name__}", uncertain=True)
        for row in rows:
            record_sent(row, word_of(row, answer, began))
        if isinstance(answer, Handed):
            self._works(len(rows))
        return True

    def _too_late(self, row: Delivery) -> bool:
        """Could the lease run out while the server thinks?"""
        spare = min(SPARE, self.lease / 3)
        return row.claimed_until is None or clock.now() + spare > row.claimed_until

    def _return(self, rows: Sequence[Delivery]) -> None:
        """Nothing was tried: no attempt is used up, and they keep their place in the queue."""
        for row in rows:
            give_back(row, due_at=row.due_at, tries=max(0, row.tries - 1), bundle=None)

    def _set_again(self, row: Delivery) -> None:
        """Its bytes are not there: let it wait until it is typeset."""
        letters.forget_page(letter=row.letter)
        give_back(row, due_at=clock.now() + timedelta(minutes=1), tries=max(0, row.tries - 1))

    def _away(self, error: NotNow) -> None:
        self.server_is_away = True
        lines.away(channel=self.channel.name, said=error.said, now=clock.now())

    def _works(self, count: int) -> None:
        if not self.sent:
            lines.works(channel=self.channel.name)
        self.sent += count
