"""The way of a delivery: one table of what may follow what.

    held ──▶ queued ──▶ sending ──▶ handed ──▶ delivered
      ▲        │ ▲         │ │         │ ▲
      ├────────┘ └─────────┤ │         ├─┼──▶ failed ──▶ queued, cancelled (a person decides)
      ├────────────────────┘ ├─────────┼─┼──▶ delivered
      ├──────────────────────┼─────────┘ │    failed, uncertain, cancelled
      │                      ▼           │
      └──▶ cancelled     uncertain ──────┴──▶ delivered, failed, queued (flagged "sent again")

`sending` is a claim with a lease. It ends in `queued` only where it is certain that nothing left,
and in `uncertain` where something may have. Nothing leaves `uncertain` but by a person, or by a
carrier that remembers. `delivered` and `cancelled` are the end. Only a restore makes `queued`
and `held` `uncertain`: they may have left since the backup was made.
"""

from collections.abc import Mapping

from yeondae.deliveries.models import Delivery

State = Delivery.State

MAY_FOLLOW: Mapping[str, frozenset[str]] = {
    State.HELD: frozenset({State.QUEUED, State.HELD, State.UNCERTAIN, State.CANCELLED}),
    State.QUEUED: frozenset({State.SENDING, State.HELD, State.UNCERTAIN, State.CANCELLED}),
    State.SENDING: frozenset(
        {
            State.QUEUED,
            State.HELD,
            State.HANDED,
            State.DELIVERED,
            State.FAILED,
            State.UNCERTAIN,
            State.CANCELLED,
        }
    ),
    State.HANDED: frozenset(
        {
            State.HANDED,  # a carrier that will tell no more: done with it, not confirmed
            State.DELIVERED,
            State.FAILED,
            State.UNCERTAIN,
            State.QUEUED,
            State.HELD,
            State.CANCELLED,
        }
    ),
    State.UNCERTAIN: frozenset(
        {State.HANDED, State.DELIVERED, State.FAILED, State.QUEUED, State.HELD}
    ),
    State.FAILED: frozenset({State.QUEUED, State.HELD, State.CANCELLED}),
    State.DELIVERED: frozenset(),
    State.CANCELLED: frozenset(),
}

# Nothing of it has left, so that it can still be stopped without a trace.
NOT_GONE = frozenset({State.HELD, State.QUEUED})
ENDED = frozenset({State.DELIVERED, State.FAILED, State.CANCELLED})


class WrongStep(ValueError):
    """Raised for a step that the table does not have: a fault in the program, not in the letter."""


def require(before: str, after: str) -> None:
    """Raises WrongStep where `after` may not follow `before`."""
    if after not in MAY_FOLLOW[before]:
        raise WrongStep(f"A delivery that is {before} cannot become {after}.")
