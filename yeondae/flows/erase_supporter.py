"""A supporter's time is over: name, address, texts, files and mails are destroyed, unasked.

What stays is call, office, country, channel, day and result, tied to nobody. Who asks for it
themselves is told, and stays erased after a restore: `forget_person`.
"""

from django.db import transaction

from yeondae.appeals import privacy as appeals
from yeondae.core import clock
from yeondae.deliveries import privacy as deliveries
from yeondae.letters.models import Letter
from yeondae.mailings import privacy as mailings
from yeondae.supporters import privacy as supporters
from yeondae.supporters.models import Supporter


@transaction.atomic
def erase_supporter(*, supporter: Supporter) -> int:
    """Destroy what is kept of `supporter`; how many letters of theirs there were."""
    now, index = clock.now(), bytes(supporter.email_index)
    letters = Letter.objects.filter(appeal__supporter=supporter, erased_at=None)
    count = deliveries.erase(letters=list(letters), now=now)
    appeals.erase(index)
    mailings.erase(index, now=now)
    supporters.erase(supporter)
    return count
