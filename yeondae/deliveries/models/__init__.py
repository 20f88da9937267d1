"""Letters on their way."""

from yeondae.deliveries.models.attempt import Attempt
from yeondae.deliveries.models.bundle import Bundle
from yeondae.deliveries.models.delivery import Delivery

__all__ = ["Attempt", "Bundle", "Delivery"]
