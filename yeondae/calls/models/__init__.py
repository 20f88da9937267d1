"""What is asked, of whom, until when; and the texts it came from."""

from yeondae.calls.models.asked import CallOffice, Copy, Demand, DemandState, Relay, Step
from yeondae.calls.models.call import Budget, Call, Issuer, PlannedEvent, Reference
from yeondae.calls.models.edition import Edition, EditionVersion
from yeondae.calls.models.incoming import Incoming
from yeondae.calls.models.round import Round, Update

__all__ = [
    "Budget",
    "Call",
    "CallOffice",
    "Copy",
    "Demand",
    "DemandState",
    "Edition",
    "EditionVersion",
    "Incoming",
    "Issuer",
    "PlannedEvent",
    "Reference",
    "Relay",
    "Round",
    "Step",
    "Update",
]
