"""There may be no text yet: a short form makes a call with its letter in three languages."""

from datetime import date

import pytest

from tests import worlds
from yeondae.calls import queries, services
from yeondae.calls.drafts.corrections import Corrections
from yeondae.calls.drafts.from_form import Filled, Named
from yeondae.calls.phrases import Ask
from yeondae.calls.words import missing_places
from yeondae.cases.models import Event, Person
from yeondae.directory.models import ContactPoint
from yeondae.flows import confirm_draft, publish_call, receive_call
from yeondae.intake.draft import Draft

pytestmark = pytest.mark.django_db


def a_filled_form(**changes: object) -> Filled:
    values: dict[str, object] = {
        "language": "en",
        "issuer": "Example Union",
        "organisation": "Example Union",
        "people": [Named("Ann Example", "예시하나", "President"), Named("Bo Example")],
        "asks": [Ask("release"), Ask("lawyer"), Ask(own="Give back the union's computers.")],
        "country": "KR",
        "on": date(2026, 11, 20),
        "time": "09:20",
        "where": "in front of a house",
        "authority": "immigration",
        "held_at": "Exampletown Detention Centre",
        "office": "Minister of Examples",
        "holder": "Dee Example",
        "fax": "+1 202 555 0100",
        "fax_e164": "+12025550100",
    }
    return Filled(**{**values, **changes})  # type: ignore[arg-type]


def test_every_value_of_the_form_points_at_where_it_was_typed() -> None:
    by = worlds.staff().organiser
    incoming = receive_call.receive_form(form=a_filled_form(), by=by)
    draft = Draft.from_json(incoming.draft)
    for person in draft.people:
        ((start, end),) = person.name.spans
        assert draft.text[start:end] == person.name.value
    ((start, end),) = draft.targets[0].numbers[0].spans
    assert draft.text[start:end] == "+1 202 555 0100"


def test_the_form_becomes_a_call_with_its_letter_in_three_languages() -> None:
    by = worlds.staff().organiser
    incoming = receive_call.receive_form(form=a_filled_form(), by=by)
    call = confirm_draft.confirm(incoming=incoming, by=by)

    versions = {each.edition.language: each for each in queries.newest_versions(call)}
    assert set(versions) == {"en", "de", "ko"}
    assert "Ann Example" in versions["de"].words["title"]
    assert "예시하나" in versions["ko"].words["title"]
    assert versions["ko"].translates == versions["en"]
    assert "{days_detained}" in versions["ko"].words["letter"]["paragraphs"][0]
    assert {row.office.language for row in call.offices.all()} == {"ko"}, "it reads Korean"
    assert call.country == "KR" and call.time_zone == "Asia/Seoul"
    assert call.demands.count() == 3


def test_words_of_ones_own_wait_for_a_translator_and_block_that_language_only() -> None:
    people = worlds.staff()
    incoming = receive_call.receive_form(form=a_filled_form(), by=people.organiser)
    call = confirm_draft.confirm(incoming=incoming, by=people.organiser)
    versions = {each.edition.language: each for each in queries.newest_versions(call)}
    assert versions["en"].words["demands"][2] == "Give back the union's computers."
    assert versions["de"].words["demands"][2] == ""
    missing = missing_places(versions["en"].words, versions["de"].words)
    assert missing == {"demands.2", "letter.demands.2"}
    against = publish_call.reasons_against(call, [versions["de"]])
    assert any("leaves out" in sentence for sentence in against)
    assert not any(
        "leaves out" in each for each in publish_call.reasons_against(call, [versions["en"]])
    )


def test_who_where_and_when_land_in_their_fields_and_the_private_ones_stay_private() -> None:
    by = worlds.staff().organiser
    incoming = receive_call.receive_form(form=a_filled_form(), by=by)
    call = confirm_draft.confirm(incoming=incoming, by=by)
    ann = call.people.get(position=0)
    assert ann.names == {"en": "Ann Example", "ko": "예시하나"}
    assert ann.risk == Person.Risk.R4
    assert ann.held_since == date(2026, 11, 20)
    assert ann.held_at == "Exampletown Detention Centre"
    arrest = ann.acts.get(event__kind=Event.Kind.ARREST)
    assert arrest.place == "in front of a house"
    assert not arrest.event.is_public and arrest.event.time_is_about
    assert call.case is not None and call.case.events.filter(kind=Event.Kind.ARREST).count() == 2


def test_the_number_is_kept_and_cannot_be_sent_to_before_somebody_rang() -> None:
    by = worlds.staff().organiser
    incoming = receive_call.receive_form(form=a_filled_form(), by=by)
    call = confirm_draft.confirm(incoming=incoming, by=by)
    (points,) = queries.ladder(call).values()
    assert [(point.kind, point.value) for point in points] == [
        (ContactPoint.Kind.FAX, "+12025550100")
    ]
    assert points[0].verified_at is None


def test_a_correction_is_kept_and_reaches_every_language() -> None:
    by = worlds.staff().organiser
    incoming = receive_call.receive_form(form=a_filled_form(), by=by)
    kept = Corrections.from_json(incoming.corrected)
    texts = {**kept.texts, "people.1.name": "Bo Other-Example"}
    services.correct_incoming(
        incoming=incoming, corrected=Corrections(texts=texts).to_json(), by=by
    )
    incoming.refresh_from_db()
    assert Draft.from_json(incoming.draft).people[1].name.value == "Bo Example"
    call = confirm_draft.confirm(incoming=incoming, by=by)
    german = next(v for v in queries.newest_versions(call) if v.edition.language == "de")
    assert "Bo Other-Example" in german.words["title"]


def test_someone_left_out_is_not_written_anywhere() -> None:
    by = worlds.staff().organiser
    incoming = receive_call.receive_form(form=a_filled_form(), by=by)
    kept = Corrections.from_json(incoming.corrected)
    services.correct_incoming(
        incoming=incoming,
        corrected=Corrections(texts=kept.texts, left_out=frozenset({"people.1"})).to_json(),
        by=by,
    )
    call = confirm_draft.confirm(incoming=incoming, by=by)
    assert [person.names["en"] for person in call.people.all()] == ["Ann Example"]
