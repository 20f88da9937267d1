"""A form was sent: count where it comes from, check its proof, say whether it is taken now."""

from dataclasses import dataclass
from datetime import datetime

from yeondae.petitions.models import Petition
from yeondae.petitions.rules import admission, proof
from yeondae.petitions.rules.admission import Door
from yeondae.petitions.rules.flood import network_marks
from yeondae.petitions.services.uses import count_uses


@dataclass(frozen=True)
class Came:
    """Where a form came from (the address is not kept) and what it brought: a solved challenge, or
    the ticket of somebody who waited.
    """

    address: str
    solution: str = ""
    ticket: str = ""


@dataclass(frozen=True)
class Admitted:
    """Whether the form is taken, and the mark of the network it came from (kept 24 hours)."""

    door: Door
    network: bytes | None


def admit(*, petition: Petition, came: Came, now: datetime) -> Admitted:
    """Count a form and judge it with what it brought along. The caller commits either way."""
    marks = network_marks(came.address, now.date())
    brought = _brought(petition, came, now)
    hour = now.strftime("%H").encode()
    counted = [mark[:14] + hour for mark in marks or ()]
    uses = count_uses([*counted, *([brought] if brought else [])], now=now, within=admission.HOUR)
    visitor, network = (uses[each] for each in counted) if counted else (0, 0)
    found = admission.door(
        is_proven=brought is not None and uses[brought] == 1,
        visitor=visitor,
        network=network,
        pressure=petition.tally.pressure,
    )
    return Admitted(found, marks[1] if marks else None)


def _brought(petition: Petition, came: Came, now: datetime) -> bytes | None:
    if came.solution:
        return proof.solved(came.solution, petition.pk, now=now)
    return admission.waited(came.ticket, petition.pk, now) if came.ticket else None
