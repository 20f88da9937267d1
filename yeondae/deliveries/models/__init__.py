"""Letters on their way."""

from yeondae.deliveries.models.attempt import Attempt
from yeondae.deliveries.models.bundle import Bundle
from yeondae.deliveries.models.delivery import Delivery
from yeondae.deliveries.models.line import Line
from yeondae.deliveries.models.pause import Pause
from yeondae.deliveries.models.tally import Tally

__all__ = ["Attempt", "Bundle", "Delivery", "Line", "Pause", "Tally"]
