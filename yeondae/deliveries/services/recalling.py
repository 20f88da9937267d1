"""Taking letters back from whoever has them and has not let them go yet."""

from itertools import groupby

from django.db import transaction

from yeondae.calls.models import Call
from yeondae.channels import registry
from yeondae.deliveries.models import Bundle, Delivery
from yeondae.deliveries.rules.ladder import BY_PEOPLE
from yeondae.deliveries.services import holding

State = Delivery.State
AT_ONCE = 500


def recall_call(*, call: Call, why: str) -> int:
    """Take back what carriers still have of `call` and hold it for `why`; how many letters.

    Asks fax servers over the network, so it is called outside any transaction.
    """
    return from_trays(call, why) + _from_machines(call, why)


@transaction.atomic
def from_trays(call: Call, why: str) -> int:
    """From trays and relays: all but what somebody has printed or downloaded.

    Thousands may lie there while somebody waits, so they are taken back a few hundred at a time.
    """
    rows = Delivery.objects.filter(
        call=call, state=State.HANDED, finished_at=None, channel__in=BY_PEOPLE
    ).exclude(bundle__state__in=(Bundle.State.TAKEN, Bundle.State.DONE))
    keys = list(rows.select_for_update(of=("self",)).values_list("pk", flat=True))
    opened = Bundle.objects.filter(pk__in=rows.exclude(bundle=None).values("bundle"))
    for bundle in list(opened):
        Bundle.objects.filter(pk=bundle.pk).update(state=Bundle.State.CANCELLED)
        Delivery.objects.filter(bundle=bundle).update(bundle=None)
    return sum(
        holding.took_back_all(keys=keys[at : at + AT_ONCE], why=why)
        for at in range(0, len(keys), AT_ONCE)
    )


def _from_machines(call: Call, why: str) -> int:
    """From fax servers: jobs that have not been dialled. Letters of other calls go on."""
    own = Delivery.objects.filter(call=call, state=State.HANDED, finished_at=None)
    handles = own.exclude(channel__in=BY_PEOPLE).values("handle")
    rows = Delivery.objects.filter(
        handle__in=handles, state=State.HANDED, finished_at=None
    ).order_by("channel", "handle")
    count = 0
    for (name, handle), group in groupby(rows, key=lambda row: (row.channel, row.handle)):
        if registry.channel(name).recall(handle):
            for row in group:
                is_ours = row.call_id == call.pk
                count += holding.took_back(delivery=row, why=why if is_ours else "") and is_ours
    return count
