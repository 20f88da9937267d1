"""What a draft proposes and what becomes of it, on a small text of our own."""

from datetime import date
from typing import Any

import pytest

from tests import worlds
from yeondae.calls import queries, services
from yeondae.calls.drafts.confirming import Unclear
from yeondae.calls.drafts.corrections import Corrections
from yeondae.calls.drafts.proposing import groups
from yeondae.calls.models import Call, Incoming
from yeondae.cases.models import Event
from yeondae.directory.models import ContactPoint
from yeondae.flows import confirm_draft
from yeondae.intake.draft import (
    Address,
    Demand,
    Detail,
    Draft,
    Field,
    Number,
    Person,
    SampleLetter,
    Section,
    Target,
    Value,
)
from yeondae.intake.draft import Event as Happened

pytestmark = pytest.mark.django_db

TEXT = (
    "Free Ann Example!\n\n1. Background\n\nAnn Example was arrested in 2026. "
    "She has a bad heart. Her union asks for letters.\n\n"
    "Minister of Examples, fax 202 555 0100\n\n"
    "We, [name of your union], ask you to release her."
)


def at(words: str) -> tuple[tuple[int, int], ...]:
    start = TEXT.index(words)
    return ((start, start + len(words)),)


def a_draft(**changes: Any) -> Draft:
    start = TEXT.index("1. Background")
    end = TEXT.index("Minister")
    letter = "We, [name of your union], ask you to release her."
    values: dict[str, Any] = {
        "text": TEXT,
        "kind": Value("urgent_call"),
        "language": Value("en"),
        "title": Value("Free Ann Example!", at("Free Ann Example!")),
        "people": (Person(Value("Ann Example", at("Ann Example"))),),
        "events": (Happened("arrest", "Ann Example", Value("2026", at("2026"))),),
        "details": (
            Detail("health", "Ann Example", Value("bad heart", at("bad heart"), private=True)),
        ),
        "targets": (
            Target(
                office=Value("Minister of Examples", at("Minister of Examples")),
                address=Address(("Exampletown",), "US", None, False),
                numbers=(
                    Number(
                        "fax", None, "202 555 0100", proposal="+12025550100",
                        spans=at("202 555 0100"),
                    ),
                ),
                emails=(Value(None),),
            ),
        ),
        "sections": (Section(Value("Background", at("Background")), "1", (start, end)),),
        "demands": (Demand(Value("Release her."), "release", ("Ann Example",)),),
        "sample_letters": (
            SampleLetter(
                None, None, (Value(letter, at(letter)),),
                fields=(Field("organisation", "[name of your union]", at("[name of your union]")),),
                spans=at(letter),
            ),
        ),
    }  # fmt: skip
    return Draft(**{**values, **changes})


def kept(draft: Draft, **corrections: Any) -> Incoming:
    by = worlds.staff().organiser
    incoming = services.keep_incoming(draft=draft, way=Incoming.Way.PASTED, by=by)
    made = Corrections(**corrections)
    services.correct_incoming(incoming=incoming, corrected=made.to_json(), by=by)
    return incoming


def confirmed(draft: Draft, **corrections: Any) -> Call:
    return confirm_draft.confirm(incoming=kept(draft, **corrections), by=worlds.staff().organiser)


def contact_points(call: Call) -> dict[str, ContactPoint]:
    (points,) = queries.ladder(call).values()
    return {point.kind: point for point in points}


def test_a_national_number_stays_as_written_with_its_proposal_beside_it() -> None:
    slots = {slot.key: slot for group in groups(a_draft()) for slot in group.slots}
    number = slots["targets.0.numbers.0"]
    assert (number.text, number.proposal) == ("202 555 0100", "+12025550100")

    fax = contact_points(confirmed(a_draft()))["fax"]
    assert (fax.value, fax.as_written) == ("", "202 555 0100")
    assert [warning["code"] for warning in fax.warnings] == ["number_national"]


def test_the_proposal_counts_once_somebody_takes_it_over() -> None:
    call = confirmed(a_draft(), texts={"targets.0.numbers.0": "+12025550100"})
    assert contact_points(call)["fax"].value == "+12025550100"


def test_a_mail_address_that_the_text_lost_stays_not_supplied() -> None:
    mail = contact_points(confirmed(a_draft()))["email"]
    assert not mail.is_supplied and mail.value == ""


def test_what_was_lost_can_be_supplied() -> None:
    call = confirmed(a_draft(), texts={"targets.0.emails.0": "office@example.org"})
    assert contact_points(call)["email"].value == "office@example.org"


def test_a_placeholder_becomes_a_field_of_the_letter() -> None:
    (version,) = queries.newest_versions(confirmed(a_draft()))
    assert version.words["letter"]["paragraphs"] == ["We, {organisation}, ask you to release her."]


def test_a_private_sentence_is_left_out_of_the_words_and_kept_in_a_private_note() -> None:
    call = confirmed(a_draft())
    (version,) = queries.newest_versions(call)
    assert version.words["sections"][0]["paragraphs"] == [
        "Ann Example was arrested in 2026. […] Her union asks for letters."
    ]
    act = call.people.get().acts.get()
    assert "bad heart" in act.private_note


def test_a_year_alone_stays_a_year() -> None:
    event = confirmed(a_draft()).people.get().acts.get().event
    assert (event.on, event.precision) == (date(2026, 1, 1), Event.Precision.DAY_MONTH_UNKNOWN)


def test_a_salutation_that_the_text_lacks_is_derived_and_can_be_changed() -> None:
    office = confirmed(a_draft()).offices.get().office
    assert office.address_forms.get().salutation == "Dear Minister,"


def test_a_demand_is_open_for_whom_it_names() -> None:
    call = confirmed(a_draft())
    state = call.demands.get().states.get()
    assert state.person == call.people.get() and state.state == "open"


def test_what_cannot_be_taken_says_so_for_each_value_and_nothing_is_made() -> None:
    wrong = {"call.country": "Korea", "events.0.on": "in spring", "call.time_zone": "Seoul"}
    with pytest.raises(Unclear) as unclear:
        confirmed(a_draft(), texts=wrong)
    assert set(unclear.value.errors) == set(wrong)
    assert not Call.objects.exists()


def test_an_office_left_out_is_not_written_to() -> None:
    call = confirmed(a_draft(), left_out=frozenset({"targets.0"}))
    assert not call.offices.exists()
