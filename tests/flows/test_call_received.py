"""The urgent call of 28 November 2007 as it came, until it is published; and what followed it."""

from datetime import date, time
from pathlib import Path

import pytest

from tests import worlds
from yeondae.calls import queries, services
from yeondae.calls.drafts.corrections import Corrections
from yeondae.calls.models import Call, Incoming
from yeondae.cases import services as cases
from yeondae.cases.models import Consent, Event, Person
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.directory.models import ContactPoint, Office, Organisation
from yeondae.flows import confirm_draft, publish_call, receive_call
from yeondae.intake import Unreadable

pytestmark = pytest.mark.django_db


def text_of(seeds: Path, number: int) -> str:
    (file,) = seeds.glob(f"{number}-*.txt")
    return file.read_text()


@pytest.fixture
def staff() -> worlds.Staff:
    return worlds.staff()


@pytest.fixture
def made(seeds: Path, staff: worlds.Staff) -> Call:
    incoming = receive_call.receive_text(text=text_of(seeds, 2), by=staff.organiser)
    subject = Corrections(texts={"letters.0.subject": "Three officers of a trade union"})
    services.correct_incoming(incoming=incoming, corrected=subject.to_json(), by=staff.organiser)
    return confirm_draft.confirm(incoming=incoming, by=staff.organiser)


def people_of(call: Call) -> dict[str, Person]:
    return {person.names["en"]: person for person in call.people.all()}


def test_the_text_is_kept_sealed_as_it_came(seeds: Path, staff: worlds.Staff) -> None:
    text = text_of(seeds, 2)
    incoming = receive_call.receive_text(text=text, by=staff.organiser)
    incoming.refresh_from_db()
    assert incoming.text == text.replace("\r\n", "\n")
    assert incoming.kind == "urgent_call" and incoming.language == "en"
    assert not Call.objects.exists(), "nothing is made before somebody confirms it"


def test_the_received_text_goes_all_the_way_to_a_published_call(
    made: Call, staff: worlds.Staff
) -> None:
    with pytest.raises(Refused, match="risk grade"):
        publish_call.submit(call=made, by=staff.organiser)
    for person in made.people.all():
        cases.set_risk(person=person, risk=Person.Risk.R1, by=staff.organiser)
        cases.give_consent(
            person=person,
            given_by=Consent.GivenBy.UNION,
            given_on=clock.today_in("Asia/Seoul"),
            shows=["name"],
            by=staff.organiser,
        )
    publish_call.submit(call=made, by=staff.organiser)
    publish_call.approve(call=made, by=staff.reviewer)

    out = queries.public_call(made.slug)
    assert out is not None and out.state == Call.State.PUBLISHED
    assert len(out.people.all()) == 3
    words = queries.newest_versions(out)[0].words
    assert len(words["slogans"]) == 4 and len(words["demands"]) == 3
    assert len(words["letter"]["paragraphs"]) >= 2 and len(words["letter"]["demands"]) == 3


def test_issuers_date_and_series_number(made: Call) -> None:
    assert made.issued_on == date(2007, 11, 28)
    assert [each.organisation.short_name for each in made.issuers.all()] == ["KCTU", "MTU"]
    assert made.code == f"1/{clock.now().year}"


def test_each_of_the_three_has_an_arrest_of_their_own(made: Call) -> None:
    people = people_of(made)
    assert set(people) == {"Kajiman", "Raju", "Masum"}
    for person in people.values():
        arrest = person.acts.get(event__kind=Event.Kind.ARREST).event
        assert arrest.on == date(2007, 11, 27)
        assert arrest.acts.count() == 1, "one act a person an event"
        assert person.held_since == date(2007, 11, 27)
    kajiman = people["Kajiman"].acts.get(event__kind=Event.Kind.ARREST).event
    assert kajiman.time_from == time(9, 20) and kajiman.time_is_about


def test_all_three_are_held_in_cheongju(made: Call) -> None:
    for person in made.people.all():
        assert "Cheongju" in person.held_at


def test_the_office_its_holder_and_how_it_is_addressed(made: Call) -> None:
    office = made.offices.get().office
    assert office.title_in("en") == "Minister of Justice"
    assert office.organisation.name == "Ministry of Justice"
    assert office.holders.get().name_in("en") == "Jung Seong-Jin"
    assert office.address_forms.get().salutation == "Dear Minister Jung,"


def test_the_ladder_has_both_fax_numbers_and_the_address_says_it_is_too_short(made: Call) -> None:
    (points,) = queries.ladder(made).values()
    assert [(each.kind, each.value) for each in points if each.kind == "fax"] == [
        ("fax", "+8225033532"),
        ("fax", "+8225009128"),
    ]
    assert all(not each.is_verified(clock.now()) for each in points), "2007 numbers are historic"
    post = [each for each in points if each.kind == ContactPoint.Kind.POST]
    assert [warning["code"] for each in post for warning in each.warnings] == ["address_too_short"]


def test_copies_go_to_kctu_and_its_lost_mail_address_stays_not_supplied(made: Call) -> None:
    copies = queries.copies(made)
    assert [(each.kind, each.value, each.is_supplied) for each in copies] == [
        ("fax", "+82226351134", True),
        ("email", "", False),
    ]
    assert {each.organisation.short_name for each in copies if each.organisation} == {"KCTU"}


def test_the_doubled_hyphen_is_mended_openly(made: Call) -> None:
    phone = ContactPoint.objects.get(value="+82222856068")
    assert "Liem Wol-san" in phone.note


def test_a_union_that_the_text_writes_in_two_ways_is_one(made: Call) -> None:
    mtu = Organisation.objects.get(short_name="MTU")
    assert mtu.kind == Organisation.Kind.UNION
    assert [point.value for point in mtu.contact_points.all()] == ["+82222856068", ""]
    assert Organisation.objects.count() == 3


def test_private_facts_stay_in_private_fields_and_out_of_the_words(made: Call) -> None:
    kajiman = people_of(made)["Kajiman"]
    notes = " ".join(act.private_note for act in kajiman.acts.all())
    assert "shoulder" in notes
    words = queries.newest_versions(made)[0].words
    public = " ".join(text for part in words["sections"] for text in part["paragraphs"])
    for private in ("shoulder", "factory where he worked", "front of his house"):
        assert private not in public


def test_nothing_of_the_call_names_anybody_in_an_address(made: Call) -> None:
    for name in people_of(made):
        assert name.lower() not in made.slug


def test_the_helping_update_is_recognised_and_offered(
    made: Call, seeds: Path, staff: worlds.Staff
) -> None:
    incoming = receive_call.receive_text(text=text_of(seeds, 1), by=staff.organiser)
    assert incoming.looks_like == made
    assert incoming.state == Incoming.State.NEW, "offered, never joined by itself"

    update = confirm_draft.join_as_update(
        incoming=incoming,
        call=made,
        on=date(2007, 12, 6),
        title="Faxing is still the way",
        paragraphs=["Who has no fax machine can send the letter to the union."],
        asks_again=True,
        by=staff.organiser,
    )
    assert update.number == 1 and update.published_at is None
    incoming.refresh_from_db()
    assert incoming.state == Incoming.State.UPDATE and incoming.call == made


def test_the_same_minister_and_people_are_not_made_twice(
    made: Call, seeds: Path, staff: worlds.Staff
) -> None:
    incoming = receive_call.receive_text(text=text_of(seeds, 1), by=staff.organiser)
    confirm_draft.confirm(incoming=incoming, by=staff.organiser)
    assert Office.objects.count() == 1
    assert Organisation.objects.filter(short_name="KCTU").count() == 1
    assert Person.objects.count() == 3


def test_a_known_office_that_staff_deny_is_made_anew(
    made: Call, seeds: Path, staff: worlds.Staff
) -> None:
    incoming = receive_call.receive_text(text=text_of(seeds, 1), by=staff.organiser)
    kept = Corrections(same={"targets.0": 0})
    services.correct_incoming(incoming=incoming, corrected=kept.to_json(), by=staff.organiser)
    confirm_draft.confirm(incoming=incoming, by=staff.organiser)
    assert Office.objects.count() == 2


def test_a_draft_is_confirmed_once(seeds: Path, staff: worlds.Staff) -> None:
    incoming = receive_call.receive_text(text=text_of(seeds, 2), by=staff.organiser)
    confirm_draft.confirm(incoming=incoming, by=staff.organiser)
    with pytest.raises(Refused):
        confirm_draft.confirm(incoming=incoming, by=staff.organiser)
    assert Call.objects.count() == 1


@pytest.mark.parametrize("text", ["", "   \n ", "\0\0\0"])
def test_what_cannot_be_read_gets_a_sentence_and_is_not_kept(
    text: str, staff: worlds.Staff
) -> None:
    with pytest.raises(Unreadable) as refused:
        receive_call.receive_text(text=text, by=staff.organiser)
    assert refused.value.remark.sentence.endswith(".")
    assert not Incoming.objects.exists()
