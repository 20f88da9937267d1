"""A reported change pauses what concerns that person; people decide what follows."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.utils.translation import override

from tests.letters import a_supporter, use_ways, write
from tests.worlds import a_published_call, staff
from yeondae.calls.models import Call, DemandState
from yeondae.calls.queries import public_call
from yeondae.calls.services import set_demand_state
from yeondae.cases.models import Change, Person
from yeondae.cases.services import report_change
from yeondae.core import clock
from yeondae.deliveries.models import Delivery, Pause
from yeondae.deliveries.rules.standing import told
from yeondae.flows.dispatch import dispatch
from yeondae.flows.follow_case_changes import decide, follow, follow_waiting, reject
from yeondae.mailings.models import Mail, Notice
from yeondae.website.pages.call_page import call_page

State, Held = Delivery.State, Delivery.Held
MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday_morning() -> object:
    with time_machine.travel(MORNING, tick=False):
        yield


def freed(person: Person, kind: str = Change.Kind.FREED) -> Change:
    return report_change(
        person=person,
        kind=kind,
        on=date(2026, 11, 22),
        source_name="Example Confederation of Unions",
        by=staff().organiser,
    )


def a_call_about(*people: Person) -> Call:
    call = a_published_call(offices=1, copies=0)
    if people:
        call.people.set(people)
    return call


def states(call: Call) -> set[tuple[str, str]]:
    return set(Delivery.objects.filter(call=call).values_list("state", "held_why"))


def demand_states(call: Call) -> list[str]:
    """What the call's page says of its first demand."""
    public = public_call(call.slug)
    page = public and call_page(public, "en", clock.now())
    assert page
    return [words for _state, words in page.demands[0].states]


def test_one_of_three_freed_pauses_only_the_calls_that_person_is_in() -> None:
    call = a_call_about()
    ann, bo, _cy = call.people.all()
    other = a_call_about(bo)
    write(call, by=a_supporter(1, call=call))
    write(other, by=a_supporter(2, call=other))
    assert follow(change=freed(ann)) == 1
    assert states(call) == {(State.HELD, Held.PAUSED)}
    assert states(other) == {(State.QUEUED, "")}


def test_letters_that_come_in_during_the_pause_are_held_too() -> None:
    call = a_call_about()
    follow(change=freed(call.people.all()[0]))
    write(call)
    assert states(call) == {(State.HELD, Held.PAUSED)}


def test_what_was_missed_is_caught_by_the_sweep_once() -> None:
    call = a_call_about()
    write(call)
    freed(call.people.all()[0])
    assert follow_waiting() == 1
    assert states(call) == {(State.HELD, Held.PAUSED)}
    assert follow_waiting() == 0
    assert Notice.objects.count() == 1


def test_the_notice_is_only_drafted_and_its_subject_names_nobody() -> None:
    call = a_call_about()
    ann = call.people.all()[0]
    write(call)
    follow(change=freed(ann))
    notice = Notice.objects.get()
    assert notice.state == Notice.State.DRAFT
    assert not Mail.objects.exists()
    for words in notice.words.values():
        assert "Example" not in words["subject"]
    assert "Ann Example" in notice.words["en"]["text"]


def test_continue_lets_the_letters_go_for_the_others() -> None:
    call = a_call_about()
    write(call)
    follow(change=freed(call.people.all()[0]))
    pause = Pause.objects.get()
    assert decide(pause=pause, decision="continue", by=staff().organiser) == 1
    assert states(call) == {(State.QUEUED, "")}


def test_two_reports_need_two_decisions() -> None:
    call = a_call_about()
    ann, bo, _cy = call.people.all()
    write(call)
    follow(change=freed(ann))
    follow(change=freed(bo, Change.Kind.DEPORTED))
    first, second = Pause.objects.order_by("pk")
    assert decide(pause=first, decision="continue", by=staff().organiser) == 0
    assert states(call) == {(State.HELD, Held.PAUSED)}
    assert decide(pause=second, decision="continue", by=staff().organiser) == 1


def test_a_demand_is_met_for_one_person_and_open_for_the_others() -> None:
    call = a_call_about()
    ann = call.people.all()[0]
    follow(change=freed(ann))
    release = call.demands.all()[0]
    pause = Pause.objects.get()
    decide(pause=pause, decision="continue", demands={release: "met"}, by=staff().organiser)
    known = dict(DemandState.objects.filter(demand=release).values_list("person", "state"))
    assert known == {None: "open", ann.pk: "met"}


def test_the_page_names_who_is_left_out_of_what_is_met_in_general() -> None:
    call = a_call_about()
    bo = call.people.all()[1]
    release, by = call.demands.all()[0], staff().organiser
    with override("en"):
        assert demand_states(call) == []
        for person, state in ((None, "met"), (bo, "open")):
            set_demand_state(
                demand=release, person=person, state=state, since=date(2026, 11, 1), by=by
            )
        assert demand_states(call) == ["met", "Bo Example: open"]


def test_renew_ends_the_old_letters_and_asks_again() -> None:
    call = a_call_about()
    write(call)
    follow(change=freed(call.people.all()[0], Change.Kind.MOVED))
    decide(pause=Pause.objects.get(), decision="renew", by=staff().organiser)
    assert states(call) == {(State.CANCELLED, "")}
    assert all("out of date" in told(row) for row in Delivery.objects.filter(call=call))
    assert call.rounds.count() == 2


def test_stop_stops_the_call() -> None:
    call = a_call_about()
    write(call)
    follow(change=freed(call.people.all()[0]))
    decide(pause=Pause.objects.get(), decision="stop", by=staff().organiser)
    call.refresh_from_db()
    assert call.state == Call.State.STOPPED
    assert states(call) == {(State.HELD, Held.STOPPED)}


def test_a_false_report_costs_nothing_but_the_time() -> None:
    call = a_call_about()
    write(call)
    change = freed(call.people.all()[0])
    follow(change=change)
    assert reject(change=change, by=staff().reviewer) == 1
    assert states(call) == {(State.QUEUED, "")}
    assert Notice.objects.get().state == Notice.State.DROPPED


def test_a_pause_holds_what_a_tray_has_queued_but_not_what_left() -> None:
    call = a_call_about()
    use_ways(call, ("email", "minister@example.org"))
    write(call, by=a_supporter(1, call=call))
    dispatch(worker="test")
    write(call, by=a_supporter(2, call=call))
    follow(change=freed(call.people.all()[0]))
    assert states(call) == {(State.HANDED, ""), (State.HELD, Held.PAUSED)}
