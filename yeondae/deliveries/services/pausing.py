"""A reported change holds the letters of the calls that its person is in; a person decides."""

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.calls.models import Call
from yeondae.cases.models import Change
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.deliveries.models import Delivery, Pause
from yeondae.deliveries.services import holding

Decision, Held = Pause.Decision, Delivery.Held


@transaction.atomic
def pause(*, call: Call, change: Change) -> int:
    """Hold what `call` has queued until somebody decides about `change`; how many letters."""
    Pause.objects.get_or_create(call=call, change=change, defaults={"since": clock.now()})
    return holding.hold_call(call=call, why=Held.PAUSED)


@transaction.atomic
def decide(*, pause: Pause, decision: str, by: User) -> None:
    """Write down the organiser's decision. Raises Refused where somebody decided before.

    What follows for the letters is up to the caller; `holding.release_call` lets them go where
    nothing else holds them.
    """
    open_ones = Pause.objects.filter(pk=pause.pk, decided_at=None)
    if open_ones.update(decision=Decision(decision), decided_at=clock.now(), decided_by=by) != 1:
        raise Refused(_("Somebody has decided about this already. Open it again to see how."))
    pause.refresh_from_db()
    record(by_id=by.pk, verb=f"pause_{decision}", subject=pause.call, change=pause.change_id)
