"""The demo's calls: people, events, demands and words, as the data files tell them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from yeondae.accounts.roles import Role
from yeondae.calls import services as calls
from yeondae.calls.models import Call, Demand, EditionVersion
from yeondae.cases import services as cases
from yeondae.cases.models import Case, Consent, Event, Person
from yeondae.flows import publish_call
from yeondae.flows.demo import data
from yeondae.flows.demo.address_book import Book
from yeondae.flows.demo.staff import Staff

# Historic people whose names stand in public sources: the source is written beside the consent.
SHOWN = ("name", "place")


@dataclass
class Scene:
    """What the demo has built so far."""

    staff: Staff
    book: Book
    cases: dict[str, Case] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    calls: dict[str, Call] = field(default_factory=dict)

    def tell_event(self, case: Case, row: data.Data) -> Event:
        """One public event of a file, with its source."""
        return _event(self, case, row)


def tell_call(scene: Scene, name: str) -> Call:
    """Make one call with all that belongs to it, up to the review that its file asks for."""
    told = data.call(name)
    case, people = tell_case(scene, name, told)
    call = _call(scene, told, case, people)
    _words(scene, call, name)
    publish_call.submit(call=call, by=scene.staff[Role.ORGANISER])
    if told["stands"] != "in_review":
        publish_call.approve(call=call, by=scene.staff[Role.REVIEWER])
    scene.calls[name] = call
    return call


def tell_case(scene: Scene, name: str, told: data.Data) -> tuple[Case, list[Person]]:
    """The case of a file with its people and events."""
    case = scene.cases[name] = _case(scene, told)
    people = [_person(scene, case, row) for row in told.get("person", ())]
    for row in told.get("event", ()):
        scene.tell_event(case, row)
    return case, people


def _case(scene: Scene, told: data.Data) -> Case:
    row = told["case"]
    if "same_as" in row:
        return scene.cases[row["same_as"]]
    return cases.open_case(
        titles=row["titles"],
        country=told["country"],
        time_zone=told["time_zone"],
        opened_on=row["opened_on"],
        by=scene.staff[Role.CASEWORKER],
        is_demo=True,
    )


def _person(scene: Scene, case: Case, row: data.Data) -> Person:
    by = scene.staff[Role.CASEWORKER]
    person = cases.add_person(
        case=case,
        names=row["names"],
        posts=row["posts"],
        organisation=scene.book.organisations.get(row.get("organisation", "")),
        held_since=row.get("held_since"),
        held_at=row.get("held_at", ""),
        held_at_names=row.get("held_at_names"),
        by=by,
    )
    if "held_until" in row:
        cases.change_person(
            person=person,
            names=person.names,
            posts=person.posts,
            held_since=person.held_since,
            held_until=row["held_until"],
            held_at=person.held_at,
            note="",
            by=by,
        )
    cases.set_risk(person=person, risk=Person.Risk.R0, by=by)
    cases.give_consent(
        person=person,
        given_by=Consent.GivenBy.PUBLIC,
        given_on=case.opened_on,
        shows=SHOWN,
        by=by,
        note=row["source"],
    )
    scene.people[row["key"]] = person
    return person


def _event(scene: Scene, case: Case, row: data.Data) -> Event:
    return cases.record_event(
        case=case,
        kind=row["kind"],
        when=cases.When(
            on=row["on"],
            precision=row.get("precision", Event.Precision.EXACT),
            time_from=row.get("time_from"),
            time_is_about=row.get("time_is_about", False),
        ),
        hits=[cases.Hit(scene.people[key]) for key in row["people"]],
        source=cases.Source(
            name=row["source"],
            url=row.get("source_url", ""),
            on=row.get("source_on"),
            names=data.source_names(row["source"]),
        ),
        words=row["words"],
        is_public=True,
        by=scene.staff[Role.CASEWORKER],
    )


def _call(scene: Scene, told: data.Data, case: Case, people: Sequence[Person]) -> Call:
    by, book = scene.staff[Role.ORGANISER], scene.book
    call = calls.make_call(
        case=case,
        country=told["country"],
        time_zone=told["time_zone"],
        issued_on=told.get("issued_on"),
        at_risk=told["at_risk"],
        nobody_at_risk=not told["at_risk"],
        text_is_offence=told.get("text_is_offence", []),
        hotlines=told["hotlines"],
        by=by,
        is_demo=True,
    )
    issuers = [book.organisations[key] for key in told["issuers"]]
    calls.set_issuers(call=call, organisations=issuers, by=by)
    calls.set_people(call=call, people=people, by=by)
    calls.set_references(call=call, references=[(code, "") for code in told["references"]], by=by)
    calls.set_offices(call=call, offices=[book.offices[key] for key in told["offices"]], by=by)
    for key, steps in told["offices"].items():
        points = [book.points[step] for step in steps]
        calls.set_ladder(call=call, office=book.offices[key], points=points, by=by)
    calls.set_copies(call=call, points=[book.points[key] for key in told["copies"]], by=by)
    relays = [book.organisations[key] for key in told["relays"]]
    calls.set_relays(call=call, organisations=relays, by=by)
    _demands(scene, call, told, people)
    return call


def _demands(scene: Scene, call: Call, told: data.Data, people: Sequence[Person]) -> list[Demand]:
    """The first demand is for the people of the call, the others are general."""
    by = scene.staff[Role.ORGANISER]
    return [
        calls.add_demand(
            call=call,
            addressee=scene.book.offices[key],
            people=people if position == 0 else (),
            by=by,
        )
        for position, key in enumerate(told["demands"])
    ]


def _words(scene: Scene, call: Call, name: str) -> None:
    """English first; the others follow that version."""
    versions: list[EditionVersion] = []
    for language in data.LANGUAGES:
        edition = calls.start_edition(call=call, language=language, by=scene.staff[Role.TRANSLATOR])
        versions.append(
            calls.write_version(
                edition=edition,
                words=data.words(name, language),
                translates=versions[0] if versions else None,
                by=scene.staff[Role.TRANSLATOR],
            )
        )
