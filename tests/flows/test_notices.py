"""Notices to many: two people, the right people, each at most once, nobody singled out."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from tests.channels.mail_server import MailServer
from tests.letters import a_supporter, write
from tests.two_people import send, with_roles
from tests.worlds import a_published_call
from yeondae.accounts import approvals
from yeondae.calls.models import Call, Round
from yeondae.cases.models import Change, Person
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.flows import follow_case_changes as changes
from yeondae.flows import send_notice as flow
from yeondae.flows.send_mails import count_crowds, send_mails
from yeondae.mailings import services
from yeondae.mailings.models import Mail, Notice
from yeondae.mailings.queries import in_doubt, progress
from yeondae.mailings.readers import readers
from yeondae.mailings.rules import cells
from yeondae.mailings.services import Whom
from yeondae.supporters.models import ConsentGiven, Supporter
from yeondae.supporters.services import Agreed, note_consents

State = Notice.State
WORDS = {
    "en": {"subject": "News", "text": "They are free."},
    "ko": {"subject": "소식", "text": "석방되었습니다."},
}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_connection(settings: Settings) -> None:
    settings.MAIL_CONNECTIONS = 1  # the tests' one transaction is not seen by other threads


@pytest.fixture
def call() -> Call:
    return a_published_call(offices=1)


def readers_of(call: Call, number: int, **facts: str) -> list[Supporter]:
    people = [a_supporter(each, call=call) for each in range(number)]
    Supporter.objects.filter(pk__in=[each.pk for each in people]).update(**facts)
    return people


def a_draft(call: Call | None, whom: Whom = services.EVERYONE) -> Notice:
    return services.draft_notice(call=call, words=WORDS, by=None, whom=whom)


def test_nothing_goes_before_a_colleague_said_yes(call: Call) -> None:
    organiser, reviewer = with_roles()
    notice = a_draft(call)
    with pytest.raises(Refused):
        flow.send_notice(notice=notice, by=organiser)
    asked = flow.ask_to_send(notice=notice, by=organiser)
    with pytest.raises(Refused):
        approvals.approve(approval=asked, by=organiser)
    with pytest.raises(Refused):
        flow.send_notice(notice=notice, by=organiser)
    approvals.approve(approval=asked, by=reviewer)
    flow.send_notice(notice=notice, by=organiser)
    assert Notice.objects.get().state == State.SENDING


@pytest.mark.parametrize("change", ["words", "people"])
def test_a_yes_is_to_these_words_and_these_people_only(call: Call, change: str) -> None:
    organiser, reviewer = with_roles()
    notice = a_draft(call)
    approvals.approve(approval=flow.ask_to_send(notice=notice, by=organiser), by=reviewer)
    words = {"en": {"subject": "News", "text": "Something else."}} if change == "words" else WORDS
    whom = Whom(countries=["DE"]) if change == "people" else services.EVERYONE
    services.change_notice(notice=notice, words=words, whom=whom, by=organiser)
    with pytest.raises(Refused):
        flow.send_notice(notice=notice, by=organiser)


def test_everybody_gets_their_own_language_and_each_one_mail(
    call: Call, mail_server: MailServer
) -> None:
    readers_of(call, 3)
    Supporter.objects.filter(pk=Supporter.objects.first().pk).update(language="ko")  # type: ignore[union-attr]
    Supporter.objects.filter(pk=Supporter.objects.last().pk).update(language="sw")  # type: ignore[union-attr]
    for person in Supporter.objects.all():
        person.email = f"reader{person.pk}@people.internal"
        person.save()
    notice = a_draft(call)
    send(notice)
    for _tick in range(3):
        send_mails(worker="test")
        services.fill_notice(notice=Notice.objects.get(), now=clock.now())
    texts = [mail.message.get_content() for mail in mail_server.received]
    assert sorted("석방되었습니다" in text for text in texts) == [False, False, True]
    assert all("/unsubscribe/" in text for text in texts)
    notice.refresh_from_db()
    assert notice.state == State.SENT
    assert notice.progress == {"sent": 3}


def test_the_rows_of_a_notice_hold_neither_address_nor_words(call: Call) -> None:
    readers_of(call, 2)
    notice = a_draft(call)
    send(notice)
    assert services.fill_notice(notice=notice, now=clock.now()) == 2
    assert services.fill_notice(notice=notice, now=clock.now()) == 0
    assert {(mail.to, mail.text, mail.subject) for mail in Mail.objects.all()} == {("", "", "")}
    assert len(set(Mail.objects.values_list("tag", flat=True))) == 2


def test_it_goes_to_a_round_a_language_a_country(call: Call) -> None:
    wrote, other = readers_of(call, 2)
    write(call, by=wrote)
    Supporter.objects.filter(pk=other.pk).update(language="ko", country="KR")
    first = call.rounds.get()
    second = Round.objects.create(call=call, number=2, opened_at=clock.now())
    chosen = {
        Whom(): {wrote, other},
        Whom(round=first): {wrote},
        Whom(round=second): set(),
        Whom(languages=("ko",)): {other},
        Whom(countries=("DE",)): {wrote},
        Whom(languages=("ko",), countries=("DE",)): set(),
    }
    for whom, expected in chosen.items():
        assert set(readers(a_draft(call, whom))) == expected, whom


def test_the_newsletter_goes_to_those_who_want_to_hear_of_other_calls(call: Call) -> None:
    writer, subscriber = readers_of(call, 2)
    agreed = [Agreed(ConsentGiven.Purpose.NEWSLETTER, "Tell me of others.", "en")]
    note_consents(supporter=subscriber, call_id=call.pk, agreed=agreed, now=clock.now())
    newsletter = Whom(audience=Notice.Audience.NEWSLETTER)
    assert list(readers(a_draft(None, newsletter))) == [subscriber]
    assert set(readers(a_draft(call))) == {writer, subscriber}


def test_whoever_is_erased_after_it_was_prepared_gets_nothing(
    call: Call, mail_server: MailServer
) -> None:
    first, _second = readers_of(call, 2)
    Supporter.objects.update(never_mail=False)
    notice = a_draft(call)
    send(notice)
    services.fill_notice(notice=notice, now=clock.now())
    first.delete()
    assert Mail.objects.filter(kind=Mail.Kind.NOTICE).count() == 1


def test_whoever_unsubscribes_while_it_is_paused_gets_nothing(
    call: Call, mail_server: MailServer
) -> None:
    for person in readers_of(call, 3):
        person.email = f"reader{person.pk}@people.internal"
        person.save()
    notice = a_draft(call)
    by = send(notice)
    services.fill_notice(notice=notice, now=clock.now())
    services.pause_notice(notice=notice, by=by)
    assert send_mails(worker="test") == 0
    mail = notice.mails.order_by("pk")[0]
    Client().post(f"/unsubscribe/{mail.tag}", {"List-Unsubscribe": "One-Click"})
    services.resume_notice(notice=notice, by=by)
    send_mails(worker="test")
    sent_to = {each.message["To"] for each in mail_server.received}
    assert len(sent_to) == 2 and mail.supporter.email not in sent_to
    notice.refresh_from_db()
    done = progress(notice)
    assert (notice.state, done.sent, done.ended, done.failed) == (State.SENT, 2, 1, 0)


def test_numbers_single_nobody_out(call: Call) -> None:
    readers_of(call, 12)
    Supporter.objects.filter(pk=Supporter.objects.first().pk).update(country="KR")  # type: ignore[union-attr]
    whole, few = a_draft(call), a_draft(call, Whom(countries=["KR"]))
    assert count_crowds() == 2
    assert count_crowds() == 0
    whole.refresh_from_db()
    few.refresh_from_db()
    assert whole.crowd == {"people": 12, "languages": [["en", 12]], "countries": []}
    assert few.crowd == {"people": None, "languages": [], "countries": []}
    assert cells({"de": 30, "ko": 12, "en": 12}) == [("de", 30), ("ko", 12), ("en", 12)]


def a_change(person: Person, kind: str = Change.Kind.FREED) -> Change:
    by, _reviewer = with_roles()
    changes.report(person=person, kind=kind, on=clock.now().date(), source_name="ECU", by=by)
    return Change.objects.latest("pk")


def test_a_notice_that_waits_for_a_release_becomes_a_draft_and_goes_by_people_only(
    call: Call,
) -> None:
    organiser, reviewer = with_roles()
    first, second, _third = call.people.order_by("position")
    notice = services.await_release(call=call, person=first, words=WORDS, by=organiser)
    a_change(second)
    a_change(first, Change.Kind.MOVED)
    notice.refresh_from_db()
    assert notice.state == State.WAITING
    change = a_change(first)
    notice.refresh_from_db()
    assert (notice.state, notice.change) == (State.DRAFT, change)
    assert Notice.objects.filter(change=change).count() == 1
    with pytest.raises(Refused, match="only reported"):
        flow.ask_to_send(notice=notice, by=organiser)
    changes.confirm(change=change, by=reviewer)
    notice.refresh_from_db()
    flow.ask_to_send(notice=Notice.objects.get(pk=notice.pk), by=organiser)


def test_a_false_report_of_a_release_lets_it_wait_again(call: Call) -> None:
    organiser, reviewer = with_roles()
    person = call.people.all()[0]
    notice = services.await_release(call=call, person=person, words=WORDS, by=organiser)
    changes.reject(change=a_change(person), by=reviewer)
    notice.refresh_from_db()
    assert (notice.state, notice.change) == (State.WAITING, None)


def test_a_test_copy_carries_what_everybody_will_read(call: Call) -> None:
    organiser, _reviewer = with_roles()
    notice = a_draft(call)
    count = flow.send_test_copy(notice=notice, to="me@example.org", by=organiser, now=clock.now())
    assert count == 2
    texts = [mail.text for mail in Mail.objects.filter(kind=Mail.Kind.TRIAL)]
    assert any("They are free." in text and call.code in text for text in texts)
    for _again in range(9):
        flow.send_test_copy(notice=notice, to="me@example.org", by=organiser, now=clock.now())
    with pytest.raises(Refused):
        flow.send_test_copy(notice=notice, to="me@example.org", by=organiser, now=clock.now())


def test_mails_in_doubt_are_decided_by_a_person_and_marked(call: Call) -> None:
    readers_of(call, 2)
    notice = a_draft(call)
    by = send(notice)
    services.fill_notice(notice=notice, now=clock.now())
    first, second = notice.mails.order_by("pk")
    Mail.objects.filter(pk=first.pk).update(state="uncertain", finished_at=clock.now())
    Mail.objects.filter(pk=second.pk).update(state="sent", finished_at=clock.now())
    assert services.settle_notice(notice=notice)
    services.count_progress(notice=notice)
    assert list(in_doubt()) == [notice]
    assert services.resolve_doubtful(notice=notice, again=True, by=by) == 1
    first.refresh_from_db()
    assert (first.state, first.is_resent) == ("queued", True)
    notice.refresh_from_db()
    assert notice.state == State.SENDING


def test_the_desk_takes_two_people_through_it(call: Call) -> None:
    organiser, reviewer = with_roles()
    readers_of(call, 2)
    writes, says_yes = Client(), Client()
    writes.force_login(organiser)
    says_yes.force_login(reviewer)
    form = {"subject_en": "News", "text_en": "They are free.", "audience": "writers"}
    answer = writes.post(f"/desk/notices/new/?call={call.pk}", form)
    place = answer.headers["Location"]
    writes.post(place, form | {"ask": ""})
    assert "waits for a colleague" in writes.get(place).content.decode()
    assert says_yes.post(place, form).status_code in (200, 302, 403)
    page = says_yes.get(place).content.decode()
    assert "asks you to read this" in page
    assert 'name="text_en"' not in page
    says_yes.post(f"{place}answer/", {"yes": ""})
    assert "Send it now" in writes.get(place).content.decode()
    writes.post(f"{place}send/")
    assert Notice.objects.get().state == State.SENDING
    assert "Pause" in writes.get(place).content.decode()


def test_old_counts_are_taken_anew(call: Call) -> None:
    a_draft(call)
    with time_machine.travel(datetime(2026, 11, 23, 2, 0, tzinfo=UTC), tick=False) as traveller:
        count_crowds()
        traveller.shift(timedelta(minutes=5))
        assert count_crowds() == 0
        traveller.shift(timedelta(minutes=6))
        assert count_crowds() == 1
