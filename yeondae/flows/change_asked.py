"""Whom a call asks is changed in one go: offices in order, ladders, copies, relays, demands.

A relay needs a contact point of its own before it can stand in a ladder; it is made here. A
demand stands at the same place in every language, so adding one adds an empty place everywhere.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.calls import queries, services
from yeondae.calls.models import Call, EditionVersion
from yeondae.calls.words import EditionWords
from yeondae.cases import services as cases
from yeondae.cases.models import Person
from yeondae.core.refusal import Refused
from yeondae.directory import services as directory
from yeondae.directory.models import ContactPoint, Office, Organisation


@transaction.atomic
def change_asked(
    *,
    call: Call,
    offices: Sequence[int],
    ladders: Mapping[int, Sequence[int]],
    copies: Sequence[int],
    relays: Sequence[int],
    by: User,
) -> None:
    """Ids of offices in order; of contact points by office in order; of copies; of relays.

    Raises Refused where a contact point belongs neither to its office nor to a relay of the call.
    """
    found = Office.objects.in_bulk(offices)
    services.set_offices(call=call, offices=[found[pk] for pk in offices if pk in found], by=by)
    organisations = list(Organisation.objects.filter(pk__in=relays))
    services.set_relays(call=call, organisations=organisations, by=by)
    for organisation in organisations:
        _relay_point(organisation, by)
    for office_pk, point_pks in ladders.items():
        points = ContactPoint.objects.in_bulk(point_pks)
        rungs = [points[pk] for pk in point_pks if pk in points]
        if any(not _may_stand(point, office_pk, relays) for point in rungs):
            raise Refused(_("A contact point of the ladder belongs to another office."))
        if office_pk in found:
            services.set_ladder(call=call, office=found[office_pk], points=rungs, by=by)
    chosen = ContactPoint.objects.in_bulk(copies)
    services.set_copies(call=call, points=[chosen[pk] for pk in copies if pk in chosen], by=by)


@transaction.atomic
def change_people(*, call: Call, people: Sequence[int], new_name: str, by: User) -> None:
    """For whom the call asks: ids of people of its case, and one more by name (may be empty).

    Whoever is new is graded R4; until somebody sets that, nothing more of the call goes out.
    """
    if call.case is None:
        raise Refused(_("The call has no case, so nobody can be added to it."))
    chosen = list(Person.objects.filter(case=call.case, pk__in=people))
    if new_name:
        chosen.append(cases.add_person(case=call.case, names={"en": new_name}, by=by))
    services.set_people(call=call, people=chosen, by=by)


def _may_stand(point: ContactPoint, office_pk: int, relays: Sequence[int]) -> bool:
    return point.office_id == office_pk or (
        point.kind == ContactPoint.Kind.RELAY and point.organisation_id in relays
    )


def _relay_point(organisation: Organisation, by: User) -> None:
    if not organisation.contact_points.filter(kind=ContactPoint.Kind.RELAY).exists():
        directory.add_contact_point(
            owner=organisation,
            kind=ContactPoint.Kind.RELAY,
            is_demo=organisation.is_demo,
            by=by,
        )


@transaction.atomic
def add_demand(*, call: Call, by: User) -> None:
    """One more demand, with an empty place for its words at the end of each language."""
    services.add_demand(call=call, people=list(call.people.all()), by=by)
    for version in queries.newest_versions(call):
        words: EditionWords = version.words
        words["demands"].append("")
        services.write_version(
            edition=version.edition, words=words, translates=version.translates, by=by
        )


@transaction.atomic
def move_demand_up(*, call: Call, demand: int, by: User) -> None:
    """One demand goes a place up, with its words in every language.

    Raises Refused once the call is out: what everyone reads now has its words in this order.
    """
    if call.state not in (Call.State.DRAFT, Call.State.IN_REVIEW):
        raise Refused(_("The call is out: its demands keep their order."))
    rows = list(call.demands.all())
    place = next((index for index, each in enumerate(rows) if each.pk == demand), 0)
    if place == 0:
        return
    services.swap_demands(first=rows[place - 1], second=rows[place], by=by)
    newer: dict[int, EditionVersion] = {}
    # Translations last: each follows the version that its source has after this.
    for version in sorted(queries.newest_versions(call), key=lambda each: each.translates_id or 0):
        words: EditionWords = version.words
        texts = words["demands"]
        if place < len(texts):
            texts[place - 1], texts[place] = texts[place], texts[place - 1]
        newer[version.pk] = services.write_version(
            edition=version.edition,
            words=words,
            translates=newer.get(version.translates_id or 0, version.translates),
            by=by,
        )


def set_demand_state(
    *, call: Call, demand: int, person: int | None, state: str, since: date, by: User
) -> None:
    """How far one demand of `call` is met. Raises Refused where it is not of this call."""
    found = call.demands.filter(pk=demand).first()
    somebody = call.people.filter(pk=person).first() if person else None
    if found is None or (person and somebody is None):
        raise Refused(_("This demand or person is not part of the call."))
    services.set_demand_state(demand=found, person=somebody, state=state, since=since, by=by)
