"""What the reader of a text doubted is settled one by one, or goes on to its reviewer."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests import worlds
from tests.flows.test_draft_review import a_draft, at, kept
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.calls import services
from yeondae.calls.drafts.corrections import Corrections
from yeondae.calls.drafts.matching import matches
from yeondae.calls.drafts.points import open_points, points
from yeondae.calls.models import Call, Incoming
from yeondae.cases import services as cases
from yeondae.cases.models import Event
from yeondae.core.refusal import Refused
from yeondae.directory.models import ContactPoint
from yeondae.flows import confirm_draft, publish_call
from yeondae.flows.tell_reviewers import tell_reviewers
from yeondae.intake.draft import Caution, Draft, Person, Section, Value
from yeondae.intake.remarks import remark
from yeondae.mailings.models import Mail

pytestmark = pytest.mark.django_db
LOST = Caution(remark("email-lost"))


@pytest.fixture
def staff() -> worlds.Staff:
    people = worlds.staff()
    grant_role(user=people.organiser, role=Role.ORGANISER, by=None)
    grant_role(user=people.reviewer, role=Role.REVIEWER, by=None)
    return people


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def made(draft: Draft, **corrections: object) -> tuple[Incoming, Call]:
    incoming = kept(draft, **corrections)
    return incoming, confirm_draft.confirm(incoming=incoming, by=worlds.staff().organiser)


def codes(draft: Draft) -> list[str]:
    return [point.remark.code for point in points(draft, Corrections())]


def test_a_cut_and_a_line_of_numbers_are_said_among_the_points() -> None:
    assert "private-left-out" in codes(a_draft())


def test_lines_of_numbers_and_the_words_that_announce_them_stay_out_of_the_public_text() -> None:
    text = (
        "Call\n\nWrite to the minister today.\nFax them at:\n202 555 0100\n"
        "The office closes at five."
    )
    start = text.index("202")
    whole = a_draft().targets[0]
    number = whole.numbers[0]
    target = type(whole)(
        office=whole.office,
        numbers=(type(number)("fax", None, "202 555 0100", spans=((start, start + 12),)),),
    )
    draft = Draft(
        text, Value("urgent_call"), Value("en"), targets=(target,),
        sections=(Section(Value("Call", ((0, 4),)), None, (0, len(text))),),
    )  # fmt: skip
    from_slots = confirm_draft.groups(draft)
    (section,) = [slot for g in from_slots for slot in g.slots if slot.key == "sections.0.text"]
    assert section.text == "Write to the minister today.\n\nThe office closes at five."
    assert codes(draft) == ["contacts-left-out"]


def test_what_nobody_settled_goes_with_the_call_and_the_reviewer_sees_it(
    staff: worlds.Staff,
) -> None:
    incoming, call = made(a_draft(warnings=(LOST,)))
    services.submit_call(call=call, by=staff.organiser)
    page = signed_in(staff.reviewer).get(reverse("desk:review_call", args=[call.slug]))
    assert LOST.remark.sentence in page.content.decode()

    key = next(p.key for row, p in open_points(call) if p.remark == LOST.remark)
    signed_in(staff.reviewer).post(
        reverse("desk:settle_point", args=[call.slug]),
        {"text": incoming.pk, "point": key, "reviewing": "1"},
    )
    page = signed_in(staff.reviewer).get(reverse("desk:review_call", args=[call.slug]))
    assert LOST.remark.sentence not in page.content.decode()


def test_each_point_is_ticked_by_itself_at_the_draft(staff: worlds.Staff) -> None:
    draft = a_draft(warnings=(LOST,))
    incoming = kept(draft)
    key = points(draft, Corrections())[-1].key
    signed_in(staff.organiser).post(
        reverse("desk:draft", args=[incoming.pk]), {"act": "keep", "settled": [key]}
    )
    incoming.refresh_from_db()
    settled = [p for p in points(draft, Corrections.from_json(incoming.corrected)) if p.is_settled]
    assert [p.remark.code for p in settled] == ["email-lost"]


def test_a_text_of_another_call_cannot_be_settled_here(staff: worlds.Staff) -> None:
    incoming, _other = made(a_draft())
    call = worlds.a_published_call()
    address = reverse("desk:settle_point", args=[call.slug])
    for text in (str(incoming.pk), "x"):
        assert signed_in(staff.organiser).post(address, {"text": text}).status_code == 404


def test_an_empty_subject_is_a_reason_at_the_gate_and_never_the_title() -> None:
    _incoming, call = made(a_draft())
    assert any("has no subject" in reason for reason in publish_call.reasons_against(call))


def test_the_country_of_the_call_is_at_risk_until_somebody_says_otherwise(
    staff: worlds.Staff,
) -> None:
    _incoming, call = made(a_draft(), texts={"call.country": "KR"})
    assert call.at_risk == ["KR"]

    services.change_call(call=call, at_risk=[], by=staff.organiser)
    assert any("at risk" in reason for reason in publish_call.reasons_against(call))
    services.change_call(call=call, nobody_at_risk=True, by=staff.organiser)
    assert not any("at risk" in reason for reason in publish_call.reasons_against(call))


def test_people_whom_our_records_call_deported_are_named_before_it_goes_out(
    staff: worlds.Staff,
) -> None:
    case = worlds.a_case(staff.organiser)
    person = cases.add_person(case=case, names={"en": "Ann Example"}, by=staff.organiser)
    cases.record_event(
        case=case,
        kind=Event.Kind.DEPORTATION,
        when=cases.When(date(2026, 7, 1)),
        hits=[cases.Hit(person)],
        source=cases.Source(name="A union"),
        by=staff.organiser,
    )
    name = person.names["en"]
    draft = a_draft(people=(Person(Value(name, at("Ann Example"))),))
    (offered,) = [each for each in matches(draft) if each.pk == person.pk]
    assert "deportation" in offered.label

    call = services.make_call(case=case, country="KR", time_zone="Asia/Seoul", by=staff.organiser)
    services.set_people(call=call, people=[person], by=staff.organiser)
    assert any(name in each and "deportation" in each for each in publish_call.worth_knowing(call))


def test_ways_that_nobody_verified_are_named_to_the_reviewer(staff: worlds.Staff) -> None:
    _incoming, call = made(a_draft(), texts={"targets.0.numbers.0": "+12025550100"})
    assert ContactPoint.objects.filter(value="+12025550100", verified_at=None).exists()
    assert any("+12025550100" in each for each in publish_call.worth_knowing(call))


def test_sending_back_asks_for_a_reason_that_the_maker_reads(staff: worlds.Staff) -> None:
    _incoming, call = made(a_draft())
    services.submit_call(call=call, by=staff.organiser)
    with pytest.raises(Refused, match="Say why"):
        services.take_back_call(call=call, by=staff.reviewer)

    address = reverse("desk:take_back_call", args=[call.slug])
    signed_in(staff.reviewer).post(address, {"why": "The date is missing."})
    page = signed_in(staff.organiser).get(reverse("desk:call", args=[call.slug]))
    assert "The date is missing." in page.content.decode()

    services.submit_call(call=call, by=staff.organiser)
    call.refresh_from_db()
    assert call.sent_back_why == ""


def test_whoever_asked_for_the_review_takes_it_back_without_a_reason(staff: worlds.Staff) -> None:
    _incoming, call = made(a_draft())
    services.submit_call(call=call, by=staff.organiser)
    services.take_back_call(call=call, by=staff.organiser)
    call.refresh_from_db()
    assert call.state == Call.State.DRAFT


def test_whoever_may_publish_is_told_by_a_mail_that_names_nobody(staff: worlds.Staff) -> None:
    User.objects.filter(pk=staff.reviewer.pk).update(email="reviewer@example.org")
    User.objects.filter(pk=staff.stranger.pk).update(email="stranger@example.org")
    case = worlds.a_case(staff.organiser)
    call = services.make_call(case=case, country="KR", time_zone="Asia/Seoul", by=staff.organiser)
    tell_reviewers(call=call, by=staff.organiser)
    (mail,) = Mail.objects.filter(kind="staff")
    assert mail.to == "reviewer@example.org"
    assert reverse("desk:review_call", args=[call.slug]) in mail.text
    for person in case.people.all():
        for name in person.names.values():
            assert name not in mail.text + mail.subject
