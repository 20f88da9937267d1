"""A confirmed draft becomes a call: case, people, events, offices, words, all in one go.

Whatever staff left unconfirmed is not in the facts, so nothing of it is written. Nothing is
published here: people are graded R4 and contact points are unverified until somebody sets them.
"""

from collections.abc import Mapping

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.calls import services as calls
from yeondae.calls.facts import CallFacts, EventFacts, OfficeFacts, PartyFacts, ReachFacts
from yeondae.calls.models import Call, Incoming
from yeondae.cases import services as cases
from yeondae.cases.models import Case, Event, Person
from yeondae.core import clock
from yeondae.core.countries import language_there
from yeondae.directory import queries as directory_queries
from yeondae.directory import rules as directory_rules
from yeondae.directory import services as directory
from yeondae.directory.models import ContactPoint, Office, Organisation
from yeondae.directory.rules import plain_name as plain

HELD_BY = frozenset({Event.Kind.ARREST, Event.Kind.DETENTION, Event.Kind.ABDUCTION})
HELD_AT = frozenset({Event.Kind.TRANSFER, Event.Kind.DETENTION})
FOR_LETTERS = frozenset({"fax", "email", "post"})


@transaction.atomic
def make_call(*, facts: CallFacts, by: User | None, incoming: Incoming | None = None) -> Call:
    """Write everything in `facts`; rows that staff said are known already are used, not doubled."""
    is_demo = incoming.is_demo if incoming else False
    register = _Register(facts, by, is_demo)
    case = _open_case(facts, by, is_demo)
    people = _write_people(facts, case, register, by)
    for event in facts.events:
        _write_event(facts, case, event, people, by)
    call = calls.make_call(
        case=case,
        country=facts.country,
        time_zone=facts.time_zone,
        issued_on=facts.issued_on,
        send_by=facts.send_by,
        by=by,
        is_demo=is_demo,
    )
    calls.set_people(call=call, people=list(people.values()), by=by)
    calls.set_issuers(
        call=call, organisations=[register.find(each) for each in facts.issuers], by=by
    )
    calls.set_references(call=call, references=[(each, "") for each in facts.references], by=by)
    offices = _write_offices(facts, call, register, by)
    _write_parties(facts, call, register, by)
    _write_words(facts, call, people, offices, by)
    planned = [(on, {facts.language: words}, hearing) for on, words, hearing in facts.planned]
    calls.set_planned_events(call=call, events=planned, by=by)
    if incoming is not None:
        calls.mark_made(incoming=incoming, call=call, by=by)
    return call


class _Register:
    """The organisations of one call by their names, found or made as they are asked for."""

    def __init__(self, facts: CallFacts, by: User | None, is_demo: bool) -> None:
        self.facts, self.by, self.is_demo = facts, by, is_demo

    def find(self, name: str, kind: str = "", country: str = "") -> Organisation:
        """The organisation that the text calls `name`; made where nobody knows it yet."""
        read = next(
            (
                each
                for each in self.facts.organisations
                if plain(name) in {plain(each.name), plain(each.short_name)}
            ),
            None,
        )
        full = read.name if read else name
        short = read.short_name if read else ""
        for written in filter(None, (name, full, short)):
            if known := directory_queries.known_organisation(written):
                return known
        return directory.make_organisation(
            name=full,
            short_name=short,
            kind=kind or directory_rules.likely_kind(full),
            country=country or self.facts.country,
            time_zone=self.facts.time_zone,
            is_demo=self.is_demo,
            by=self.by,
        )


def _open_case(facts: CallFacts, by: User | None, is_demo: bool) -> Case:
    """The case of a person who is known already goes on; else a new one opens."""
    known = [person.known for person in facts.people if person.known]
    if known:
        return Person.objects.select_related("case").get(pk=known[0]).case
    return cases.open_case(
        titles={facts.language: facts.title},
        country=facts.country,
        time_zone=facts.time_zone,
        opened_on=facts.issued_on or clock.today_in(facts.time_zone),
        is_demo=is_demo,
        by=by,
    )


def _write_people(
    facts: CallFacts, case: Case, register: _Register, by: User | None
) -> dict[str, Person]:
    """The people of the call by their keys in the draft."""
    people: dict[str, Person] = {}
    for each in facts.people:
        if each.known:
            people[each.key] = Person.objects.select_related("case").get(pk=each.known)
            continue
        mine = [event for event in facts.events if each.key in event.keys]
        taken = sorted(
            event.when.on for event in mine if event.kind in HELD_BY and event.when.on is not None
        )
        places = [event.place for event in mine if event.kind in HELD_AT and event.place]
        people[each.key] = cases.add_person(
            case=case,
            names=each.names,
            posts=each.posts,
            organisation=register.find(each.organisation) if each.organisation else None,
            held_since=taken[0] if taken else None,
            held_at=places[-1] if places else "",
            note=each.note,
            by=by,
        )
    return people


def _write_event(
    facts: CallFacts, case: Case, event: EventFacts, people: Mapping[str, Person], by: User | None
) -> None:
    cases.record_event(
        case=case,
        kind=event.kind,
        when=event.when,
        hits=[
            cases.Hit(people[key], place=event.place, private_note=event.private_note)
            for key in event.keys
            if key in people
        ],
        source=cases.Source(
            name=facts.source,
            on=facts.issued_on,
            quote=event.quote,
            span=event.span,
            level="V1",
            facts={"kind": "call", "nearness": "same_organisation"},
        ),
        by=by,
    )


def _write_offices(
    facts: CallFacts, call: Call, register: _Register, by: User | None
) -> dict[str, Office]:
    """The offices of the call by the plain titles that the text gives them."""
    ladders = [(_office(facts, each, register, by), each) for each in facts.offices]
    calls.set_offices(call=call, offices=[office for office, _each in ladders], by=by)
    for office, each in ladders:
        points = [
            _contact_point(office, reach, by) for reach in each.reaches if reach.kind in FOR_LETTERS
        ]
        calls.set_ladder(call=call, office=office, points=points, by=by)
    return {plain(each.title): office for office, each in ladders}


def _office(facts: CallFacts, read: OfficeFacts, register: _Register, by: User | None) -> Office:
    if read.known:
        return Office.objects.select_related("organisation").get(pk=read.known)
    organisation = register.find(
        read.organisation or read.title, Organisation.Kind.AUTHORITY, read.country
    )
    office = directory.make_office(
        organisation=organisation,
        titles={facts.language: read.title},
        country=read.country,
        time_zone=facts.time_zone,
        language=language_there(read.country) or facts.language,
        is_demo=register.is_demo,
        by=by,
    )
    holder = None
    if read.holder:
        names = {facts.language: read.holder}
        holder = directory.name_holder(office=office, names=names, by=by)
    directory.set_address_form(
        office=office,
        holder=holder,
        language=facts.language,
        salutation=read.salutation
        or directory_rules.salutation(read.title, read.holder, facts.language, read.country),
        closing=directory_rules.closing(facts.language),
        by=by,
    )
    return office


def _contact_point(
    owner: Office | Organisation, reach: ReachFacts, by: User | None
) -> ContactPoint:
    """The owner's contact point of the same value, else a new one that nobody has verified."""
    lines = "\n".join(reach.lines)
    for point in owner.contact_points.all():
        written = {point.as_written, point.value}
        if point.kind == reach.kind and (
            (reach.as_written in written) if not lines else point.address_lines == lines
        ):
            return point
    return directory.add_contact_point(
        owner=owner,
        kind=reach.kind,
        as_written=reach.as_written,
        lines=reach.lines,
        note=reach.note,
        is_demo=owner.is_demo,
        by=by,
    )


def _write_parties(facts: CallFacts, call: Call, register: _Register, by: User | None) -> None:
    for contact in facts.contacts:
        _write_reaches(contact, register, by)
    copies: list[ContactPoint] = []
    for party in facts.copies:
        points = _write_reaches(party, register, by)
        copies += [point for point in points if point.kind in FOR_LETTERS]
    calls.set_copies(call=call, points=copies, by=by)


def _write_reaches(party: PartyFacts, register: _Register, by: User | None) -> list[ContactPoint]:
    organisation = register.find(party.organisation)
    return [_contact_point(organisation, reach, by) for reach in party.reaches]


def _write_words(
    facts: CallFacts,
    call: Call,
    people: Mapping[str, Person],
    offices: Mapping[str, Office],
    by: User | None,
) -> None:
    """The editions, the text's own language first; the others are translations of it."""
    source = None
    languages = sorted(facts.editions, key=lambda language: language != facts.language)
    for language in languages:
        edition = calls.start_edition(call=call, language=language, by=by)
        words = facts.editions[language]
        version = calls.write_version(edition=edition, words=words, translates=source, by=by)
        source = source or version
    for index, _text in enumerate(facts.editions[languages[0]]["demands"]):
        keys = facts.demands_for[index] if index < len(facts.demands_for) else ()
        asked_for = [people[key] for key in keys if key in people]
        of = facts.demands_of[index] if index < len(facts.demands_of) else ""
        # With one office alone nothing has to be said: a demand is of every office of its call.
        addressee = offices.get(plain(of)) if of and len(offices) > 1 else None
        calls.add_demand(call=call, addressee=addressee, people=asked_for, by=by)
