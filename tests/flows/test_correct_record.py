"""A corrected fact reaches every page and holds the letters that may still say it wrong."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine

from tests import worlds
from tests.letters import a_supporter, write
from yeondae.accounts.models import User
from yeondae.calls.models import Call, Edition
from yeondae.cases import services as cases
from yeondae.cases.models import Change, Charge, Claim, Correction, Event
from yeondae.cases.models.kinds import EventKind as K
from yeondae.deliveries.models import Delivery, Pause
from yeondae.flows import call_material, confirm_draft, receive_call
from yeondae.flows.correct_record import (
    change_event,
    change_person,
    record_event,
    set_charge_state,
)
from yeondae.flows.follow_case_changes import decide
from yeondae.mailings.models import Notice

pytestmark = pytest.mark.django_db

MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
UNION = cases.Source("Example Confederation of Unions")


@pytest.fixture(autouse=True)
def monday_morning() -> object:
    with time_machine.travel(MORNING, tick=False):
        yield


def an_arrest(call: object, *, is_public: bool) -> Event:
    return cases.record_event(
        case=call.case, kind=K.ARREST, when=cases.When(date(2026, 6, 1)),  # type: ignore[attr-defined]
        hits=[cases.Hit(call.people.all()[0])], source=UNION,  # type: ignore[attr-defined]
        words={"en": "Taken."}, is_public=is_public, by=worlds.staff().organiser,
    )  # fmt: skip


def correct(event: Event, day: date) -> int:
    return change_event(
        event=event, kind=K.ARREST, when=cases.When(day), source=UNION, words={"en": "Taken."},
        is_public=True, place=event.place, by=worlds.staff().organiser,
    )  # fmt: skip


def test_a_corrected_day_holds_the_letters_and_somebody_decides() -> None:
    call = worlds.a_published_call(offices=1, copies=0)
    event = an_arrest(call, is_public=True)
    write(call, by=a_supporter(1, call=call))
    assert correct(event, date(2026, 6, 2)) == 1
    assert Correction.objects.get().is_public
    assert set(Delivery.objects.values_list("held_why", flat=True)) == {Delivery.Held.PAUSED}
    assert Change.objects.get().kind == Change.Kind.CORRECTED and not Notice.objects.exists()
    going = decide(
        pause=Pause.objects.get(), decision=Pause.Decision.CONTINUE, by=worlds.staff().organiser
    )
    assert going == 1


def test_what_nobody_could_read_holds_nothing() -> None:
    call = worlds.a_published_call(offices=1, copies=0)
    event = an_arrest(call, is_public=False)
    write(call, by=a_supporter(1, call=call))
    assert correct(event, date(2026, 6, 2)) == 0
    assert correct(event, date(2026, 6, 2)) == 0, "nothing changed this time"


def test_a_corrected_name_holds_the_letters() -> None:
    call = worlds.a_published_call(offices=1, copies=0)
    person = call.people.all()[0]
    write(call, by=a_supporter(1, call=call))
    held = change_person(
        person=person, names={**person.names, "en": "Ann Other Example"}, posts=person.posts,
        held_since=person.held_since, held_until=None, held_at=person.held_at, note="",
        by=worlds.staff().organiser,
    )  # fmt: skip
    assert held == 1


def test_a_confirmed_draft_becomes_a_record_with_the_text_as_its_source(seeds: Path) -> None:
    (file,) = seeds.glob("2-*.txt")
    by = worlds.staff().organiser
    incoming = receive_call.receive_text(text=file.read_text(), by=by)
    confirm_draft.confirm(incoming=incoming, by=by)
    claims = Claim.objects.filter(event__kind=K.ARREST)
    assert claims.count() >= 3
    for claim in claims:
        assert claim.source.kind == "call" and claim.level == "V1"
        assert claim.span_from is not None and claim.span_to is not None and claim.quote
        assert "arrest" in claim.quote.casefold() or "confronted" in claim.quote.casefold()


def test_another_prison_holds_the_letters() -> None:
    call = worlds.a_published_call(offices=1, copies=0)
    person = call.people.all()[0]
    write(call, by=a_supporter(1, call=call))
    held = change_person(
        person=person, names=person.names, posts=person.posts, held_since=person.held_since,
        held_until=None, held_at="Another Detention Centre", note="",
        by=worlds.staff().organiser,
    )  # fmt: skip
    assert held == 1


def speaks_of(call: Call, field: str) -> None:
    version = Edition.objects.get(call=call, language="ko").current
    assert version is not None
    version.words["letter"]["paragraphs"].append("{" + field + "}에 대하여 씁니다.")
    version.save()
    call_material.forget()


def a_charge(call: Call, by: User) -> Charge:
    source = cases.add_source(case=call.case, name="the union", by=by)
    proceeding = cases.open_proceeding(case=call.case, names={"en": "Trial"}, is_public=True, by=by)
    return cases.add_charge(
        proceeding=proceeding, law="KR-NSA", source=source, person=call.people.all()[0],
        state="charged", by=by,
    )  # fmt: skip


def test_name_charge_and_next_hearing_stand_in_the_letter() -> None:
    call, by = worlds.a_published_call(offices=1, copies=0), worlds.staff().organiser
    a_charge(call, by)
    cases.record_event(
        case=call.case, kind=K.TRIAL, when=cases.When(date(2026, 12, 1)), source=UNION,
        hits=[cases.Hit(call.people.all()[0])], words={"en": "First day."}, is_public=True, by=by,
    )  # fmt: skip
    call_material.forget()
    found = call_material.material(call.slug)
    assert found is not None
    english, korean = found.values("en"), found.values("ko")
    assert english["person"] == "Ann Example, Bo Example and Cy Example"
    assert english["charge"] == "National Security Act"
    assert english["next_hearing"] == "1 December 2026"
    assert korean["charge"] == "국가보안법" and korean["next_hearing"] == "2026년 12월 1일"


def test_a_charge_that_is_dropped_holds_the_letters_that_speak_of_it() -> None:
    call, by = worlds.a_published_call(offices=1, copies=0), worlds.staff().organiser
    charge = a_charge(call, by)
    write(call, by=a_supporter(1, call=call))
    assert set_charge_state(charge=charge, state="charged", by=by) == 0, "nothing changed"
    assert set_charge_state(charge=charge, state="alleged", by=by) == 0, "no letter speaks of it"
    speaks_of(call, "charge")
    assert set_charge_state(charge=charge, state="dropped", by=by) == 1


def test_a_new_day_in_court_holds_the_letters_that_speak_of_the_next() -> None:
    call, by = worlds.a_published_call(offices=1, copies=0), worlds.staff().organiser
    speaks_of(call, "next_hearing")
    write(call, by=a_supporter(1, call=call))
    _event, held = record_event(
        case=call.case, kind=K.TRIAL, when=cases.When(date(2026, 12, 1)), source=UNION,
        hits=[cases.Hit(call.people.all()[0])], words={"en": "First day."}, is_public=True, by=by,
    )  # fmt: skip
    assert held == 1
    change = Change.objects.get()
    assert (
        change.kind == Change.Kind.HEARING and change.get_kind_display() == "a day in court was set"
    )
