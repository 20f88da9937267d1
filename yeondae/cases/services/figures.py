"""Numbers as somebody states them: unnamed people, totals over a time, sizes as claimed."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.cases.models import Case, Figure, Place, Source
from yeondae.cases.services.note import note
from yeondae.cases.services.sourcing import Said, add_claim
from yeondae.core.refusal import Refused


@transaction.atomic
def state_figure(
    *,
    case: Case,
    kind: str,
    definition: Mapping[str, str],
    source: Source,
    by: User | None,
    said: Said | None = None,
    **facts: Any,
) -> Figure:
    """A number with its definition and source. `facts`: operator, low, high, since, until, event,
    part_of, organisation, is_public. Raises Refused without a definition, or where the range runs
    backwards.
    """
    if not any(text.strip() for text in definition.values()):
        raise Refused(_("Say what is counted: a number without its definition is not printed."))
    low, high = facts.get("low"), facts.get("high")
    if low is not None and high is not None and high < low:
        raise Refused(_("The larger number comes second."))
    words_only = facts.get("operator") in (Figure.Operator.DOZENS, Figure.Operator.UNKNOWN)
    if low is None and not words_only:
        raise Refused(_("Write the number, or choose “number not known”."))
    figure = Figure.objects.create(case=case, kind=kind, definition=dict(definition), **facts)
    add_claim(about=figure, source=source, said=said or Said(fact="number"), by=by)
    note(by, "state_figure", figure)
    return figure


@transaction.atomic
def name_place(
    *,
    names: Mapping[str, str],
    kind: str,
    country: str,
    by: User | None,
    other_names: tuple[str, ...] = (),
    time_zone: str = "",
    is_demo: bool = False,
) -> Place:
    """A prison, a court, a town under all its names; the one of that name where it is known."""
    written = {*names.values(), *other_names}
    for place in Place.objects.filter(country=country):
        if written & {*place.names.values(), *place.other_names}:
            return _named_too(place, names, other_names, by)
    place = Place.objects.create(
        names=dict(names),
        other_names=list(other_names),
        kind=kind,
        country=country,
        time_zone=time_zone,
        is_demo=is_demo,
    )
    note(by, "name_place", place)
    return place


def _named_too(
    place: Place, names: Mapping[str, str], other_names: tuple[str, ...], by: User | None
) -> Place:
    """A known place with what is new of its names."""
    merged = {**names, **place.names}
    more = {*names.values(), *other_names} - {*merged.values(), *place.other_names}
    if merged != place.names or more:
        place.names, place.other_names = merged, [*place.other_names, *sorted(more)]
        place.save(update_fields=["names", "other_names"])
        note(by, "name_place", place)
    return place
