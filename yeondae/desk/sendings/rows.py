"""Sendings as the desk shows them: where each stands, in words, with its proof."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from yeondae.core import clock
from yeondae.deliveries.models import Attempt, Delivery
from yeondae.deliveries.rules.proof import proof_lines
from yeondae.deliveries.rules.saying import told_by_carrier
from yeondae.deliveries.rules.standing import told


@dataclass(frozen=True)
class Row:
    """One sending and one line on where it stands."""

    delivery: Delivery
    told: str

    @property
    def to(self) -> str:
        """Number, address or town; what the log may show of a contact point."""
        point = self.delivery.contact_point
        if point is None:
            return ""
        return point.value or ", ".join(point.address_lines.splitlines())

    @property
    def again_at(self) -> datetime | None:
        """From when it is tried again, where a try failed and the next must wait."""
        delivery = self.delivery
        waits = delivery.state == Delivery.State.QUEUED and delivery.tries > 0
        return delivery.due_at if waits and delivery.due_at > clock.now() else None


@dataclass(frozen=True)
class Try:
    """One attempt with what was said of it and its proof as labelled lines."""

    attempt: Attempt
    said: str
    proof: list[tuple[str, str]]


def row(delivery: Delivery) -> Row:
    """A sending with its line."""
    relay = str(delivery.relay) if delivery.relay else ""
    return Row(delivery, told(delivery, relay=relay))


def rows(deliveries: Iterable[Delivery]) -> list[Row]:
    """Each sending with its line."""
    return [row(delivery) for delivery in deliveries]


def tries(delivery: Delivery) -> list[Try]:
    """The attempts of a sending, the oldest first."""
    return [
        Try(attempt, told_by_carrier(attempt.said), proof_lines(attempt.proof))
        for attempt in delivery.attempts.all()
    ]
