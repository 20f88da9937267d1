"""Taking one letter out of the tray or bundle in which it waits, so that the others can go on."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from yeondae.deliveries.models import Attempt, Bundle, Delivery
from yeondae.deliveries.rules.ladder import BY_PEOPLE
from yeondae.letters.models import Letter
from yeondae.sealing import files

State = Delivery.State


@dataclass(frozen=True)
class Unbound:
    """How many deliveries were ended, and the ids of bundles that go on and need a new file."""

    ended: int
    bundles: list[int]


def cancel_in_trays(*, letter: Letter, now: datetime) -> Unbound:
    """End what of `letter` nobody has printed or downloaded yet.

    A bundle that held it goes on without it; its file, which shows the letter, is destroyed.
    Runs in the caller's transaction. Bundles are locked first: whoever takes one at this moment
    either has it already, or waits and then finds no file.
    """
    opened = Bundle.objects.filter(deliveries__letter=letter).values("pk")
    locked = Bundle.objects.select_for_update().filter(pk__in=opened, state=Bundle.State.OPEN)
    bundles = list(locked.order_by("pk"))
    waiting = Delivery.objects.filter(
        Q(bundle=None) | Q(bundle__in=bundles),
        letter=letter,
        state=State.HANDED,
        finished_at=None,
        channel__in=BY_PEOPLE,
    )
    keys = list(waiting.values_list("pk", flat=True))
    Delivery.objects.filter(pk__in=keys).update(state=State.CANCELLED, finished_at=now, bundle=None)
    Attempt.objects.filter(delivery__in=keys, ended_at=None).update(
        ended_at=now, result=Attempt.Result.RECALLED
    )
    return Unbound(len(keys), [bundle.pk for bundle in bundles if _goes_on(bundle)])


def _goes_on(bundle: Bundle) -> bool:
    """Note what is left of a bundle and destroy its file; False where nothing is left."""
    left = Delivery.objects.filter(bundle=bundle).count()
    state = bundle.state if left else Bundle.State.CANCELLED
    Bundle.objects.filter(pk=bundle.pk).update(letters=left, state=state, pdf="")
    files.destroy(bundle.pdf)
    return left > 0
