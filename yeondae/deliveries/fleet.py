"""Several connections to one server at once, where enough letters wait for it."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from django.db import connections

from yeondae.deliveries.carrying import BATCH, Carrier
from yeondae.deliveries.lanes import Lane

# A connection costs as much as a few dozen letters.
WORTH_A_CONNECTION = 25


def carry(make: Callable[[], Carrier], lanes: Sequence[Lane], *, most: int, now: datetime) -> int:
    """Send what is due in `lanes` over up to `most` connections; how many letters left.

    One carrier of `make` a connection. Few letters need one only, and no thread; of many, each
    takes its share at once, so that none takes what another could already send.
    """
    waiting = sum(lane.waiting((), now, min(lane.allowed, most * BATCH)) for lane in lanes)
    wanted = max(1, min(most, -(-waiting // WORTH_A_CONNECTION)))
    if wanted == 1:
        return make().carry(lanes)
    share = min(BATCH, -(-waiting // wanted))
    with ThreadPoolExecutor(wanted, thread_name_prefix="carrier") as pool:
        # Each begins at another lane, so that they do not queue up for the same rows.
        turns = [[*lanes[n % len(lanes) :], *lanes[: n % len(lanes)]] for n in range(wanted)]
        return sum(pool.map(lambda turn: _carry(make(), turn, share), turns))


def _carry(carrier: Carrier, lanes: Sequence[Lane], share: int) -> int:
    carrier.batch = min(carrier.batch, share)
    try:
        return carrier.carry(lanes)
    finally:
        connections.close_all()
