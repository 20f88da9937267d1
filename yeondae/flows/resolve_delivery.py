"""A sending that may have arrived: a person decides with what the log shows."""

from yeondae.accounts.models import User
from yeondae.calls.models import Call
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.services import resolving

ARRIVED, AGAIN, NEXT_WAY, GIVE_UP = "arrived", "again", "next_way", "give_up"
DECISIONS = (ARRIVED, AGAIN, NEXT_WAY, GIVE_UP)
AT_ONCE = 300


def resolve_delivery(*, delivery: Delivery, decision: str, note: str, by: User) -> None:
    """`arrived`; `again`: the same way, flagged as sent again; `next_way`: the ladder's next rung;
    `give_up`. `note` says on what grounds. Raises Refused where it has moved on meanwhile.
    """
    now = clock.now()
    match decision:
        case "arrived":
            resolving.arrived(delivery=delivery, note=note, by=by, now=now)
        case "again":
            resolving.send_again(delivery=delivery, note=note, by=by, now=now)
        case "next_way" | "give_up":
            resolving.give_up(
                delivery=delivery, note=note, by=by, now=now, next_way=decision == NEXT_WAY
            )
        case _:
            raise Refused(f"There is no such decision: {decision}.")


def resolve_all(*, call: Call, decision: str, note: str, by: User) -> int:
    """The same decision for every uncertain sending of a call, 300 at most; how many.

    After a restore there can be thousands of them. Raises Refused as `resolve_delivery` does.
    """
    rows = Delivery.objects.filter(call=call, state=Delivery.State.UNCERTAIN)
    count = 0
    for delivery in rows.select_related("call", "letter").order_by("queued_at")[:AT_ONCE]:
        resolve_delivery(delivery=delivery, decision=decision, note=note, by=by)
        count += 1
    return count
