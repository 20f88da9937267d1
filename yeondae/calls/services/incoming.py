"""Received texts: kept sealed as they came, beside what was read and what staff corrected."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.calls.models import Call, Incoming
from yeondae.calls.services.note import note
from yeondae.core import clock
from yeondae.intake.draft import Draft


@transaction.atomic
def keep_incoming(
    *,
    draft: Draft,
    way: str,
    by: User | None,
    looks_like: Call | None = None,
    is_demo: bool = False,
) -> Incoming:
    """Keep a received text with its draft; `looks_like` is the call it seems to update."""
    incoming = Incoming.objects.create(
        way=way,
        text=draft.text,
        draft=draft.to_json(),
        kind=(draft.kind.value or "")[:30],
        language=(draft.language.value or "")[:10],
        received_at=clock.now(),
        received_by=by,
        looks_like=looks_like,
        is_demo=is_demo,
    )
    note(by, "keep_incoming", incoming, way=way)
    return incoming


@transaction.atomic
def correct_incoming(*, incoming: Incoming, corrected: Mapping[str, Any], by: User | None) -> None:
    """Keep what staff changed; what was read stays beside it, unchanged."""
    incoming.corrected = dict(corrected)
    incoming.save(update_fields=["corrected"])
    note(by, "correct_incoming", incoming)


@transaction.atomic
def mark_made(*, incoming: Incoming, call: Call, by: User | None) -> None:
    """A call was made of it."""
    _decide(incoming, Incoming.State.MADE, call, by)


@transaction.atomic
def mark_update(*, incoming: Incoming, call: Call, by: User | None) -> None:
    """It was joined to a call as an update."""
    _decide(incoming, Incoming.State.UPDATE, call, by)


@transaction.atomic
def reject_incoming(*, incoming: Incoming, by: User | None) -> None:
    """It is no call; its text is destroyed after 30 days."""
    _decide(incoming, Incoming.State.REJECTED, None, by)


def _decide(incoming: Incoming, state: str, call: Call | None, by: User | None) -> None:
    incoming.state, incoming.call = state, call
    incoming.decided_at, incoming.decided_by = clock.now(), by
    incoming.save(update_fields=["state", "call", "decided_at", "decided_by"])
    note(by, "decide_incoming", incoming, state=str(state), call=call.pk if call else None)
