"""Who can put a call out, and what keeps it in."""

import pytest
from django.db import IntegrityError, transaction

from tests import worlds
from yeondae.accounts.models import User
from yeondae.audit.models import Entry
from yeondae.calls import queries, services
from yeondae.calls.models import Call, EditionVersion
from yeondae.calls.words import EditionWords
from yeondae.cases import services as cases
from yeondae.cases.models import Person
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.flows import publish_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> worlds.Staff:
    return worlds.staff()


def a_draft(staff: worlds.Staff, *, risk: str = Person.Risk.R1) -> Call:
    """A call in draft by the organiser: three people, one office, words in English."""
    case = worlds.a_case(staff.organiser, risk=risk)
    call = services.make_call(case=case, country="KR", time_zone="Asia/Seoul", by=staff.organiser)
    services.set_people(call=call, people=list(case.people.all()), by=staff.organiser)
    office = worlds.an_office(staff.organiser, fax="+12025550100")
    services.set_offices(call=call, offices=[office], by=staff.organiser)
    write(call, "en", staff.organiser)
    return call


def write(call: Call, language: str, by: User, words: EditionWords | None = None) -> EditionVersion:
    edition = services.start_edition(call=call, language=language, by=by)
    return services.write_version(edition=edition, words=words or worlds.WORDS[language], by=by)


def test_a_second_person_puts_it_out_and_people_can_write(staff: worlds.Staff) -> None:
    call = a_draft(staff)
    publish_call.submit(call=call, by=staff.organiser)
    publish_call.approve(call=call, by=staff.reviewer)

    out = queries.public_call(call.slug)
    assert out is not None and out.state == Call.State.PUBLISHED
    assert [edition.language for edition in out.editions.all()] == ["en"]
    assert out.rounds.get().number == 1
    assert Entry.objects.filter(verb="approve_call", actor=staff.reviewer.pk).count() == 1


def test_nothing_of_a_draft_is_public(staff: worlds.Staff) -> None:
    assert queries.public_call(a_draft(staff).slug) is None


def test_nobody_approves_their_own_call(staff: worlds.Staff) -> None:
    call = a_draft(staff)
    publish_call.submit(call=call, by=staff.organiser)
    with pytest.raises(Refused, match="own"):
        publish_call.approve(call=call, by=staff.organiser)
    call.refresh_from_db()
    assert call.state == Call.State.IN_REVIEW


def test_the_database_too_refuses_an_own_approval(staff: worlds.Staff) -> None:
    call = a_draft(staff)
    publish_call.submit(call=call, by=staff.organiser)
    with pytest.raises(IntegrityError), transaction.atomic():
        Call.objects.filter(pk=call.pk).update(
            state=Call.State.PUBLISHED, approved_by=staff.organiser
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        EditionVersion.objects.filter(edition__call=call).update(
            approved_by=staff.organiser, approved_at=clock.now()
        )


def test_the_database_refuses_a_publication_by_one_without_a_review_due(
    staff: worlds.Staff,
) -> None:
    call = a_draft(staff)
    with pytest.raises(IntegrityError), transaction.atomic():
        Call.objects.filter(pk=call.pk).update(state=Call.State.PUBLISHED)


@pytest.mark.parametrize("door", ["submit", "publish_first_report"])
def test_the_gate_holds_at_every_door_while_a_risk_grade_is_missing(
    staff: worlds.Staff, door: str
) -> None:
    call = a_draft(staff, risk=Person.Risk.R4)
    with pytest.raises(Refused, match="risk grade"):
        getattr(publish_call, door)(call=call, by=staff.organiser)
    call.refresh_from_db()
    assert call.state == Call.State.DRAFT


def test_a_withdrawn_consent_closes_the_gate(staff: worlds.Staff) -> None:
    call = a_draft(staff)
    person = call.people.first()
    assert person is not None
    consent = person.consents.get()
    cases.end_consent(consent=consent, on=clock.today_in("Asia/Seoul"), by=staff.organiser)
    with pytest.raises(Refused, match="consent"):
        publish_call.submit(call=call, by=staff.organiser)


def test_words_that_name_someone_graded_initials_only_do_not_go_out(staff: worlds.Staff) -> None:
    call = a_draft(staff)
    person = call.people.first()
    assert person is not None
    cases.set_risk(person=person, risk=Person.Risk.R3, by=staff.organiser)
    assert not publish_call.reasons_against(call)

    words: EditionWords = {**worlds.WORDS["en"], "summary": f"Write for {person.names['en']}."}
    write(call, "en", staff.organiser, words)
    with pytest.raises(Refused, match="must not be named"):
        publish_call.submit(call=call, by=staff.organiser)


def test_a_subject_that_names_someone_does_not_go_out(staff: worlds.Staff) -> None:
    """A subject is read by every machine on the way (design rule 3)."""
    call = a_draft(staff)
    person = call.people.first()
    assert person is not None
    letter = {**worlds.WORDS["en"]["letter"], "subject": f"About {person.names['en']}"}
    write(call, "en", staff.organiser, {**worlds.WORDS["en"], "letter": letter})
    with pytest.raises(Refused, match="subject"):
        publish_call.submit(call=call, by=staff.organiser)


def test_one_person_publishes_a_first_report_and_its_review_is_due_in_six_hours(
    staff: worlds.Staff,
) -> None:
    call = a_draft(staff)
    before = clock.now()
    publish_call.publish_first_report(call=call, by=staff.organiser)

    call.refresh_from_db()
    assert call.state == Call.State.PUBLISHED and call.is_first_report
    assert call.review_due_at is not None
    assert 5.9 < (call.review_due_at - before).total_seconds() / 3600 < 6.1
    assert call in queries.waiting_for_review()
    assert Entry.objects.filter(verb="publish_first_report").exists()

    with pytest.raises(Refused):
        publish_call.approve(call=call, by=staff.organiser)
    publish_call.approve(call=call, by=staff.reviewer)
    assert call not in queries.waiting_for_review()


def test_new_words_after_submitting_ask_for_new_eyes(staff: worlds.Staff) -> None:
    call = a_draft(staff)
    publish_call.submit(call=call, by=staff.organiser)
    write(call, "en", staff.organiser)
    call.refresh_from_db()
    assert call.state == Call.State.DRAFT and call.submitted_by is None


def test_a_language_that_the_approver_wrote_stays_back(staff: worlds.Staff) -> None:
    call = a_draft(staff)
    write(call, "ko", staff.reviewer)
    publish_call.submit(call=call, by=staff.organiser)
    back = publish_call.approve(call=call, by=staff.reviewer)
    assert [edition.language for edition in back] == ["ko"]
    out = queries.public_call(call.slug)
    assert out is not None
    assert [edition.language for edition in out.editions.all()] == ["en"]


def test_new_words_of_a_published_call_show_only_when_a_second_person_approved_them(
    staff: worlds.Staff,
) -> None:
    call = worlds.a_published_call(languages=["en"])
    words: EditionWords = {**worlds.WORDS["en"], "title": "A newer title"}
    version = write(call, "en", staff.organiser, words)

    def title() -> str:
        out = queries.public_call(call.slug)
        assert out is not None
        edition = out.editions.get()
        assert edition.current is not None
        return str(edition.current.words["title"])

    assert title() == worlds.WORDS["en"]["title"]
    with pytest.raises(Refused, match="own"):
        publish_call.publish_words(version=version, by=staff.organiser)
    publish_call.publish_words(version=version, by=staff.reviewer)
    assert title() == "A newer title"


def test_a_translation_is_marked_stale_where_its_source_changed(staff: worlds.Staff) -> None:
    call = a_draft(staff)
    english = queries.newest_versions(call)[0]
    korean = services.write_version(
        edition=services.start_edition(call=call, language="ko", by=staff.reviewer),
        words=worlds.WORDS["ko"],
        translates=english,
        by=staff.reviewer,
    )
    assert queries.stale_places(korean) == set()

    changed: EditionWords = {
        **worlds.WORDS["en"],
        "slogans": ["Free them now!", *worlds.WORDS["en"]["slogans"][1:]],
    }
    write(call, "en", staff.organiser, changed)
    assert queries.stale_places(korean) == {"slogans.0"}
