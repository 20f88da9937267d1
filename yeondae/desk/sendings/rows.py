"""Sendings as the desk shows them: where each stands, in words, with its proof."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from yeondae.deliveries.models import Attempt, Delivery
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


@dataclass(frozen=True)
class Try:
    """One attempt with its proof as labelled lines."""

    attempt: Attempt
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
    return [Try(attempt, proof_lines(attempt.proof)) for attempt in delivery.attempts.all()]


def proof_lines(proof: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What proves an attempt, with a label where we know the word."""
    labels = _labels()
    return [(labels.get(name, name), str(value)) for name, value in proof.items()]


def _labels() -> dict[str, str]:
    return {
        "message_id": _("Message-ID"),
        "accepted_at": _("taken at"),
        "server": _("mail server"),
        "sha256": _("SHA-256 of what was sent"),
        "job": _("job at the fax server"),
        "pages": _("pages confirmed"),
        "dials": _("calls"),
        "call": _("record of the call"),
        "ended_at": _("ended at"),
        "remote_id": _("the other machine's name"),
        "bit_per_second": _("bits a second"),
        "seconds": _("seconds"),
        "laid_ready_at": _("laid ready at"),
        "outbox": _("in the outbox as"),
        "kept_at": _("kept at"),
        "on": _("on"),
        "to": _("to"),
        "how": _("how"),
        "bundle": _("bundle"),
        "decided": _("decided"),
        "grounds": _("on what grounds"),
    }
