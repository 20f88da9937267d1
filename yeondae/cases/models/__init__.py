"""What happened to whom."""

from yeondae.cases.models.case import Case
from yeondae.cases.models.change import Change
from yeondae.cases.models.event import Act, Event
from yeondae.cases.models.person import Consent, Person

__all__ = ["Act", "Case", "Change", "Consent", "Event", "Person"]
