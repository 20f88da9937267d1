"""Who acts, with what they consented to."""

from yeondae.supporters.models.allowance import Allowance
from yeondae.supporters.models.erasing import Erased, Remnant, Removal
from yeondae.supporters.models.supporter import ConsentGiven, Supporter

__all__ = ["Allowance", "ConsentGiven", "Erased", "Remnant", "Removal", "Supporter"]
