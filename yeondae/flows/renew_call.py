"""The call goes on: a new send-by date, and a new round in which people may write once more.

Letters that came after the old date waited ("ask first"); under the new date they may go.
"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.calls import services as calls
from yeondae.calls.models import Call, Round, Update
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.services import holding


@transaction.atomic
def renew_call(
    *, call: Call, send_by: date | None, by: User, update: Update | None = None
) -> tuple[Round, int]:
    """Open a round under `send_by` (None: none given); the round, and how many letters go on.

    `update` is the further information that asks people to write again, shown from now on.
    Raises Refused for a call that is not out, or for a date that has passed already.
    """
    if call.state != Call.State.PUBLISHED:
        raise Refused(_("Only a call that is out can be renewed."))
    if send_by is not None and send_by < clock.today_in(call.time_zone):
        raise Refused(_("This date has passed already. Choose a later one, or none."))
    calls.change_call(call=call, send_by=send_by, by=by)
    if update is not None:
        opened = calls.publish_update(update=update, by=by)
        opened = opened or calls.open_round(call=call, by=by)
    else:
        opened = calls.open_round(call=call, by=by)
    late = Delivery.objects.filter(call=call, held_why=Delivery.Held.ASK_FIRST)
    return opened, holding.reconsider(held=late, now=clock.now())
