"""The list of calls, and the page of one."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from yeondae.accounts.own import calls_of
from yeondae.accounts.roles import Action
from yeondae.appeals.queries import reported
from yeondae.calls import queries, rules
from yeondae.calls.drafts.points import open_points
from yeondae.calls.models import Call, CallOffice, Demand, Edition, EditionVersion
from yeondae.calls.words import missing_places
from yeondae.cases.models import Person
from yeondae.cases.queries import ShownPerson, shown
from yeondae.cases.rules import Leave, leave
from yeondae.core import clock
from yeondae.core.languages import said
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.queries import MOST_COUNTED, states_of_call
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.calls.finding import find
from yeondae.desk.calls.forms import CloseForm, RenewForm, StopForm, UpdateForm
from yeondae.desk.paging import Counted
from yeondae.desk.reader import reader
from yeondae.directory.models import ContactPoint
from yeondae.flows.publish_call import reasons_against, worth_knowing

# What the page of a call shows of it, apart from its own row.
PARTS = (
    "rounds", "updates", "references", "planned_events", "budgets", "received", "issuers",
    "relays", "copies", "editions", "people", "offices", "demands",
)  # fmt: skip
NOT_OUT = (Call.State.DRAFT, Call.State.IN_REVIEW)


@dataclass(frozen=True)
class PersonRow:
    """One person on the desk's page: by their own name, and as everyone else sees them."""

    person: Person
    name: str
    may: Leave
    public: ShownPerson


@dataclass(frozen=True)
class EditionRow:
    """One language: the newest words, what is public of it, what is stale or missing in it."""

    edition: Edition
    newest: EditionVersion | None
    stale: int
    missing: int

    @property
    def waits(self) -> bool:
        """Whether newer words than the public ones wait for a second pair of eyes."""
        return self.newest is not None and self.newest.pk != self.edition.current_id


@dataclass(frozen=True)
class OfficeRow:
    """One office of the call with its ladder, each rung verified now or not."""

    asked: CallOffice
    rungs: list[tuple[ContactPoint, bool]]


@dataclass(frozen=True)
class DemandRow:
    """One demand: its words, and each state with whom it is for (blank: in general)."""

    text: str
    states: list[tuple[str, str]]


@asks(Action.SEE_DESK)
def calls(request: StaffRequest) -> HttpResponse:
    """Every call, the youngest first."""
    now, own = clock.now(), calls_of(request.user)
    rows = [
        (call, _title(call), rules.review_overdue(call, now), rules.is_past_send_by(call, now))
        for call in queries.desk_calls()
        if own is None or call.pk in own
    ]
    may_receive = request.user.may(Action.RECEIVE_CALL)
    return render(request, "desk/calls/list.html", {"rows": rows, "may_receive": may_receive})


def _title(call: Call) -> str:
    versions = queries.loaded_versions(call)
    return said({each.edition.language: each.words["title"] for each in versions}, reader())


@asks(Action.SEE_DESK)
def call(request: StaffRequest, slug: str) -> HttpResponse:
    """Everything about one call, with what this person may do next."""
    found = find(slug, *PARTS)
    now = clock.now()
    editions = [_edition_row(edition) for edition in found.editions.all()]
    context = {
        "call": found,
        "title": _title(found),
        "accepts": rules.accepts_letters(found, now),
        "overdue": rules.review_overdue(found, now),
        **_before_it_goes_out(found),
        "people": [_person_row(person) for person in found.people.all()],
        "editions": editions,
        "demands": _demand_rows(found, editions),
        "offices": [_office_row(asked) for asked in found.offices.all()],
        "copies": [
            (row.contact_point, row.contact_point.is_verified(now)) for row in found.copies.all()
        ],
        "letters": _letter_rows(found),
        **dict(zip(("arrived", "said"), reported(found), strict=True)),
        "updates": [(update, said_title(update.words)) for update in found.updates.all()],
        "stop_form": StopForm(),
        "close_form": CloseForm(languages=_languages(found)),
        "renew_form": RenewForm(),
        "update_form": UpdateForm(languages=_languages(found)),
        "may": {action.value: request.user.may(action) for action in Action},
    }
    return render(request, "desk/calls/call.html", context)


def _before_it_goes_out(call: Call) -> dict[str, object]:
    """What stops a call that is not out yet, and what to know and to settle before."""
    if call.state not in NOT_OUT:
        return {"reasons": [], "knowing": [], "points": []}
    people = list(call.people.all())
    return {
        "reasons": reasons_against(call, queries.loaded_versions(call), people),
        "knowing": worth_knowing(call, people, queries.loaded_ladder(call)),
        "points": open_points(call),
    }


def _languages(call: Call) -> list[str]:
    """The call's languages, the one of whoever reads the desk first."""
    languages = [edition.language for edition in call.editions.all()] or ["en"]
    return sorted(languages, key=lambda language: language != reader())


def said_title(words: dict[str, dict[str, str]]) -> str:
    """The title of an update in the reader's language, else in English, else in any."""
    return said({language: each.get("title", "") for language, each in words.items()}, reader())


def _person_row(person: Person) -> PersonRow:
    today = clock.today_in(person.case.time_zone)
    return PersonRow(
        person=person,
        name=said(person.names, reader()),
        may=leave(person.risk, person.consents.all(), today),
        public=shown(person, reader()),
    )


def _edition_row(edition: Edition) -> EditionRow:
    newest = queries.newest(edition)
    if newest is None:
        return EditionRow(edition, None, 0, 0)
    source = newest.translates
    return EditionRow(
        edition=edition,
        newest=newest,
        stale=len(queries.stale_places(newest)),
        missing=len(missing_places(source.words, newest.words)) if source else 0,
    )


def _letter_rows(call: Call) -> list[tuple[str, str, Counted]]:
    """The call's sendings by state: the state, its name, how many; in the order of their way."""
    counts = states_of_call(call)
    return [
        (state, str(name), Counted(min(counts[state], MOST_COUNTED), counts[state] > MOST_COUNTED))
        for state, name in Delivery.State.choices
        if counts.get(state)
    ]


def _office_row(asked: CallOffice) -> OfficeRow:
    now = clock.now()
    rungs = [
        (step.contact_point, step.contact_point.is_verified(now)) for step in asked.steps.all()
    ]
    return OfficeRow(asked, rungs)


def _demand_rows(call: Call, editions: list[EditionRow]) -> list[DemandRow]:
    """Each demand with its words, English first, and how far it is met for whom."""
    words = {row.edition.language: row.newest.words["demands"] for row in editions if row.newest}
    names = {person.pk: said(person.names, reader()) for person in call.people.all()}
    rows = []
    for demand in call.demands.all():
        texts = {
            language: demands[demand.position]
            for language, demands in words.items()
            if demand.position < len(demands)
        }
        rows.append(DemandRow(said(texts, reader()), _how_far_met(demand, names)))
    return rows


def _how_far_met(demand: Demand, names: Mapping[int, str]) -> list[tuple[str, str]]:
    """(state, for whom): first what holds in general, then for whom it is otherwise."""
    in_general = ""
    states: dict[str, list[str]] = {}
    for state in demand.states.all():
        if state.person_id is None:
            in_general = state.get_state_display()
        else:
            states.setdefault(state.get_state_display(), []).append(names.get(state.person_id, ""))
    for_some = [(state, ", ".join(who)) for state, who in states.items() if state != in_general]
    return [(in_general, ""), *for_some] if in_general else for_some
