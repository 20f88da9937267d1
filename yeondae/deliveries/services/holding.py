"""Holding letters and letting them go again."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.calls import queries as call_queries
from yeondae.calls.models import Call
from yeondae.core import clock
from yeondae.deliveries.models import Attempt, Delivery, Pause
from yeondae.deliveries.rules.holding import why_held
from yeondae.deliveries.rules.ladder import next_rung
from yeondae.deliveries.services.circumstances import around
from yeondae.directory.models import ContactPoint
from yeondae.directory.models.contact import VERIFIED_FOR
from yeondae.letters.models import Letter

State, Held, Kind = Delivery.State, Delivery.Held, ContactPoint.Kind
CHUNK = 500


def hold_call(*, call: Call, why: str) -> int:
    """Hold every queued letter of `call` for the reason `why`; how many. One statement."""
    return hold_call_id(call_id=call.pk, why=why)


def hold_call_id(*, call_id: int, why: str) -> int:
    """As `hold_call`, for a call of which only the id is known."""
    return Delivery.objects.filter(call_id=call_id, state=State.QUEUED).update(
        state=State.HELD, held_why=why
    )


def hold_point(*, point: ContactPoint, why: str) -> int:
    """Hold every letter that waits for `point`, which cannot be used; how many."""
    return Delivery.objects.filter(contact_point=point, state=State.QUEUED).update(
        state=State.HELD, held_why=why
    )


def braked_calls() -> dict[int, str]:
    """The calls that must not send now although letters of theirs wait, each with the reason."""
    waiting = Delivery.objects.filter(call=OuterRef("pk"), state__in=(State.QUEUED, State.SENDING))
    undecided = Pause.objects.filter(call=OuterRef("pk"), decided_at=None)
    braked = (
        Call.objects.filter(~Q(state=Call.State.PUBLISHED) | Exists(undecided))
        .filter(Exists(waiting))
        .values_list("pk", "state")
    )
    return {
        pk: Held.PAUSED if state == Call.State.PUBLISHED else Held.STOPPED for pk, state in braked
    }


def reconsider(*, held: QuerySet[Delivery], now: datetime) -> int:
    """Look at each of the held deliveries again: let it go, or give the reason that holds now.

    Returns how many were let go. An office that had no contact point gets its first rung.
    """
    rows = held.filter(state=State.HELD).select_related("call", "letter", "contact_point")
    by_call: dict[int, list[Delivery]] = {}
    for row in rows.order_by("pk").iterator(CHUNK):
        by_call.setdefault(row.call_id, []).append(row)
    return sum(_reconsider_call(rows, now) for rows in by_call.values())


def _reconsider_call(rows: list[Delivery], now: datetime) -> int:
    moment = around(rows[0].call, now)
    alike: dict[str, list[int]] = {}
    released = 0
    for row in rows:
        is_without = row.contact_point is None
        if is_without:
            _first_rung(row)
        why = why_held(
            moment,
            look=row.letter.look,
            point=row.contact_point,
            was_asked=row.asked_at is not None,
            is_printable=not row.letter.trouble,
        )
        if why == row.held_why:
            continue
        if is_without:
            released += _write(row, why, now)
        else:
            alike.setdefault(why, []).append(row.pk)
    return released + sum(_write_alike(keys, why, now) for why, keys in alike.items())


def _write_alike(keys: list[int], why: str, now: datetime) -> int:
    """Thousands may wait for one decision: a statement for each few hundred."""
    after = State.HELD if why else State.QUEUED
    changed = 0
    for at in range(0, len(keys), CHUNK):
        rows = Delivery.objects.filter(pk__in=keys[at : at + CHUNK], state=State.HELD)
        changed += rows.update(state=after, held_why=why, due_at=now)
    return 0 if why else changed


def _first_rung(row: Delivery) -> None:
    rung = next_rung(call_queries.ladder(row.call).get(row.office_id, []), after=-1)
    if rung is not None:
        row.step, row.contact_point = rung
        row.channel = rung[1].kind
        row.relay_id = rung[1].organisation_id if rung[1].kind == Kind.RELAY else None


def _write(row: Delivery, why: str, now: datetime) -> int:
    changed = Delivery.objects.filter(pk=row.pk, state=State.HELD).update(
        state=State.HELD if why else State.QUEUED,
        held_why=why,
        due_at=now,
        step=row.step,
        contact_point=row.contact_point,
        channel=row.channel,
        relay=row.relay_id,
    )
    return 0 if why else changed


def release_point(*, point: ContactPoint, now: datetime) -> int:
    """Somebody confirmed `point`: let go what waited for that; how many."""
    waited = Delivery.objects.filter(contact_point=point, held_why=Held.UNVERIFIED)
    return reconsider(held=waited, now=now)


def release_verified(*, now: datetime) -> int:
    """The sweep behind `release_point`: whatever was confirmed in any other way."""
    since = now - VERIFIED_FOR
    confirmed = Q(contact_point__verified_at__gt=since) | Q(contact_point__is_demo=True)
    waiting = Delivery.objects.filter(state=State.HELD)
    released = reconsider(held=waiting.filter(confirmed, held_why=Held.UNVERIFIED), now=now)
    supplied = waiting.filter(held_why=Held.NOT_SUPPLIED, call__state=Call.State.PUBLISHED)
    return released + reconsider(held=supplied, now=now)


def release_call(*, call: Call, now: datetime) -> int:
    """The call goes on: let go what only waited for that; how many."""
    waited = Delivery.objects.filter(call=call, held_why__in=(Held.STOPPED, Held.PAUSED))
    return reconsider(held=waited, now=now)


def release_letter(*, letter: Letter, now: datetime) -> int:
    """Somebody looked at the letter: let its deliveries go; how many."""
    waited = Delivery.objects.filter(letter=letter, held_why__in=(Held.LOOK, Held.UNPRINTABLE))
    return reconsider(held=waited, now=now)


@transaction.atomic
def let_late_go(*, deliveries: QuerySet[Delivery], by: User, now: datetime) -> int:
    """Somebody was asked and lets letters go although the send-by date has passed; how many."""
    late = list(deliveries.filter(held_why=Held.ASK_FIRST).values_list("pk", flat=True))
    rows = Delivery.objects.filter(pk__in=late, held_why=Held.ASK_FIRST)
    rows.update(asked_at=now)
    for call in Call.objects.filter(pk__in=rows.values("call")):
        record(by_id=by.pk, verb="let_late_go", subject=call, letters=len(late))
    return reconsider(held=rows, now=now)


@transaction.atomic
def cancel(*, deliveries: QuerySet[Delivery], why: Delivery.Ended, by: User | None) -> int:
    """End deliveries of which nothing has left, for a reason their writer reads; how many."""
    pks = list(deliveries.filter(state__in=(State.HELD, State.QUEUED)).values_list("pk", flat=True))
    ended = Delivery.objects.filter(pk__in=pks, state__in=(State.HELD, State.QUEUED)).update(
        state=State.CANCELLED, held_why="", ended_why=why, finished_at=clock.now()
    )
    for call in Call.objects.filter(pk__in=Delivery.objects.filter(pk__in=pks).values("call")):
        record(by_id=by.pk if by else None, verb="cancel_deliveries", subject=call, letters=ended)
    return ended


@transaction.atomic
def took_back(*, delivery: Delivery, why: str) -> bool:
    """The carrier gave it back before it left: hold it for `why`, or queue it where that is "".

    False where it was settled meanwhile.
    """
    now = clock.now()
    back = Delivery.objects.filter(
        pk=delivery.pk, state=State.HANDED, finished_at=None, handle=delivery.handle
    )
    after = State.HELD if why else State.QUEUED
    if back.update(state=after, held_why=why, handle="", bundle=None, due_at=now) != 1:
        return False
    delivery.attempts.filter(ended_at=None).update(
        ended_at=now, result=Attempt.Result.RECALLED, said=""
    )
    return True


def took_back_all(*, keys: Sequence[int], why: str) -> int:
    """As `took_back`, for deliveries whose rows the caller has locked; how many."""
    now = clock.now()
    back = Delivery.objects.filter(pk__in=keys, state=State.HANDED, finished_at=None)
    count = back.update(state=State.HELD, held_why=why, handle="", bundle=None, due_at=now)
    Attempt.objects.filter(delivery__in=keys, ended_at=None).update(
        ended_at=now, result=Attempt.Result.RECALLED, said=""
    )
    return count


def hold_unprintable(*, letters: Iterable[Letter]) -> int:
    """Hold the deliveries of letters that could not be typeset; how many."""
    return Delivery.objects.filter(
        letter__in=[letter.pk for letter in letters], state=State.QUEUED
    ).update(state=State.HELD, held_why=Held.UNPRINTABLE)
