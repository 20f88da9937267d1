"""The small lists of one call, all of them in one question."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from yeondae.calls.models import Call, DemandState, Issuer, Relay
from yeondae.core.gathering import gather, remember
from yeondae.directory.models import Organisation

STATES, ORGANISATIONS = "states", "organisations"
OF_ORGANISATIONS = ("issuers", "relays")
SMALL = frozenset(
    {"rounds", "updates", "references", "planned_events", "budgets", "demands", *OF_ORGANISATIONS}
)


def load_small(call: Call, parts: Iterable[str]) -> None:
    """Load those of `SMALL` that `parts` names; demands with their states, issuers and relays with
    their organisations.
    """
    named = list(parts)
    if not named:
        return
    found = gather(_lists(call, named))
    states, organisations = found.pop(STATES, []), found.pop(ORGANISATIONS, [])
    for name, rows in found.items():
        remember(call, name, rows)
    for demand in found.get("demands", []):
        remember(demand, STATES, [each for each in states if each.demand_id == demand.pk])
    known = {each.pk: each for each in organisations}
    for row in (row for name in OF_ORGANISATIONS for row in found.get(name, [])):
        row.organisation = known[row.organisation_id]


def _lists(call: Call, named: list[str]) -> dict[str, "QuerySet[Any]"]:
    lists: dict[str, QuerySet[Any]] = {name: getattr(call, name).all() for name in named}
    if "demands" in lists:
        lists[STATES] = DemandState.objects.filter(demand__call=call)
    if lists.keys() & set(OF_ORGANISATIONS):
        lists[ORGANISATIONS] = Organisation.objects.filter(
            Q(pk__in=Issuer.objects.filter(call=call).values("organisation"))
            | Q(pk__in=Relay.objects.filter(call=call).values("organisation"))
        )
    return lists
