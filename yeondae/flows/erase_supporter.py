"""A supporter wants to be forgotten: name, address, texts, files and copies are destroyed.

What stays is call, office, country, channel, day and result, tied to nobody.
"""

from yeondae.core import clock
from yeondae.deliveries import privacy as deliveries
from yeondae.letters.models import Letter
from yeondae.supporters import privacy as supporters
from yeondae.supporters.models import Supporter


def erase_supporter(*, supporter: Supporter) -> int:
    """Destroy what is kept of `supporter`; how many letters of theirs there were."""
    letters = Letter.objects.filter(appeal__supporter=supporter, erased_at=None)
    count = deliveries.erase(letters=list(letters), now=clock.now())
    supporters.erase(supporter)
    return count
