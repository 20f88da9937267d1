"""An organisation says that it handed a bundle over; a job then tells every writer.

What was handed over and the job are one commit: a crash leaves both or none. Whoever said it may
leave; the bundle's page shows how many writers have their receipt.
"""

from collections.abc import Collection

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.deliveries.models import Bundle, Delivery
from yeondae.deliveries.services import bundling
from yeondae.deliveries.services.bundling import Carried
from yeondae.flows.tasks import write_receipts


@transaction.atomic
def confirm_hand_over(
    *, bundle: Bundle, word: Carried, by: User, left_out: Collection[str] = ()
) -> list[Delivery]:
    """The letters were handed over, all but `left_out`; those that went.

    Raises Refused where nobody has taken the file yet, or somebody has settled the bundle.
    """
    gone = bundling.carried(bundle=bundle, word=word, by=by, left_out=left_out)
    write_receipts.enqueue(bundle.pk)
    return gone
