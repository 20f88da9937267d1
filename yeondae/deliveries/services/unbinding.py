"""Taking one letter out of the tray or bundle in which it waits, so that the others can go on."""

from datetime import datetime

from django.db.models import Q

from yeondae.deliveries.models import Attempt, Bundle, Delivery
from yeondae.deliveries.rules.ladder import BY_PEOPLE
from yeondae.letters.models import Letter

State = Delivery.State


def cancel_in_trays(*, letter: Letter, now: datetime) -> int:
    """End what of `letter` nobody has printed or downloaded yet; how many deliveries.

    A bundle that held it goes on without it, and gets a new file. Runs in the caller's transaction.
    """
    waiting = Delivery.objects.filter(
        Q(bundle=None) | Q(bundle__state=Bundle.State.OPEN),
        letter=letter,
        state=State.HANDED,
        finished_at=None,
        channel__in=BY_PEOPLE,
    )
    rows = list(waiting.values_list("pk", "bundle"))
    keys = [key for key, _bundle in rows]
    Delivery.objects.filter(pk__in=keys).update(state=State.CANCELLED, finished_at=now, bundle=None)
    Attempt.objects.filter(delivery__in=keys, ended_at=None).update(
        ended_at=now, result=Attempt.Result.RECALLED
    )
    for bundle_id in {bundle for _key, bundle in rows if bundle is not None}:
        left = Delivery.objects.filter(bundle=bundle_id).count()
        bundle = Bundle.objects.filter(pk=bundle_id)
        bundle.update(letters=left, **({} if left else {"state": Bundle.State.CANCELLED}))
    return len(keys)
