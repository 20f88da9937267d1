"""The facts of a call are corrected together: its own, its issuers, references, plans, budgets."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.calls import services as calls
from yeondae.calls.models import Call
from yeondae.directory import queries as directory_queries
from yeondae.directory import services as directory


@transaction.atomic
def change_facts(
    *,
    call: Call,
    facts: Mapping[str, Any],
    issuers: Sequence[str],
    references: Sequence[tuple[str, str]],
    planned: Sequence[tuple[date, Mapping[str, str], bool]],
    budgets: Mapping[str, int | None],
    by: User,
) -> None:
    """Write them all or none. An issuer that nobody knows yet is made."""
    calls.change_call(call=call, by=by, **facts)
    organisations = [
        directory_queries.known_organisation(name)
        or directory.make_organisation(name=name, is_demo=call.is_demo, by=by)
        for name in issuers
    ]
    calls.set_issuers(call=call, organisations=organisations, by=by)
    calls.set_references(call=call, references=references, by=by)
    calls.set_planned_events(call=call, events=planned, by=by)
    for channel, most in budgets.items():
        calls.set_budget(call=call, channel=channel, most=most, by=by)
