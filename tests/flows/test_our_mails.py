"""Our own mails: codes overtake notices, each goes once, and nothing of it stays."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from pytest_django import Settings

from tests.channels.mail_server import CLOSE_AFTER_MAIL, MailServer
from tests.letters import a_supporter
from tests.two_people import send
from tests.worlds import a_published_call
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.flows.send_mails import send_mails
from yeondae.mailings.models import Mail, Notice
from yeondae.mailings.services import (
    draft_notice,
    fill_notice,
    pause_notice,
    queue_mail,
    resume_notice,
)
from yeondae.supporters.services import withdraw_consent

State = Mail.State
MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
WORDS = {"en": {"subject": "News", "text": "They are free."}}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday_morning() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def one_connection(settings: Settings) -> None:
    settings.MAIL_CONNECTIONS = 1  # the tests' one transaction is not seen by other threads


def a_mail(kind: str, number: int = 0) -> Mail:
    return queue_mail(
        kind=kind,
        to=f"{kind}{number}@people.internal",
        subject="Your code",
        text="Your code: 123456",
        language="en",
        now=clock.now(),
    )


def a_notice(readers: int) -> Notice:
    call = a_published_call(offices=1)
    for number in range(readers):
        supporter = a_supporter(number, call=call)
        supporter.email = f"reader{number}@people.internal"
        supporter.save()
    return draft_notice(call=call, words=WORDS, by=None)


def test_a_code_overtakes_a_hundred_other_mails(mail_server: MailServer) -> None:
    for number in range(100):
        a_mail("receipt", number)
    a_mail("code")
    send_mails(worker="test")
    assert mail_server.received[0].to == ["code0@people.internal"]
    assert len(mail_server.received) == 101


def test_what_went_is_destroyed_and_the_log_says_that_it_went(mail_server: MailServer) -> None:
    mail = a_mail("code")
    send_mails(worker="test")
    mail.refresh_from_db()
    assert (mail.state, mail.to, mail.text) == (State.SENT, "", "")
    assert mail.said.startswith("250")


def test_a_code_is_tried_again_within_the_minute(
    mail_server: MailServer, monday_morning: time_machine.Traveller
) -> None:
    mail_server.behaviour.rcpt = "451 4.7.1 greylisted"
    a_mail("code")
    send_mails(worker="test")
    mail_server.behaviour.rcpt = ""
    monday_morning.shift(timedelta(seconds=30))
    assert send_mails(worker="test") == 1


def test_a_mail_in_doubt_is_never_sent_again_by_itself(
    mail_server: MailServer, monday_morning: time_machine.Traveller
) -> None:
    mail_server.behaviour.fault = CLOSE_AFTER_MAIL
    mail = a_mail("code")
    send_mails(worker="test")
    mail_server.behaviour.fault = ""
    monday_morning.shift(timedelta(hours=1))
    send_mails(worker="test")
    mail.refresh_from_db()
    assert mail.state == State.UNCERTAIN
    assert len(mail_server.received) == 1


def test_a_server_away_costs_no_try(mail_server: MailServer, settings: Settings) -> None:
    settings.CHANNELS["email"]["OPTIONS"]["port"] = 9
    mail = a_mail("code")
    send_mails(worker="test")
    mail.refresh_from_db()
    assert (mail.state, mail.tries) == (State.QUEUED, 0)


def test_a_notice_goes_once_to_everyone_who_agreed(mail_server: MailServer) -> None:
    notice = a_notice(3)
    send(notice)
    for _tick in range(3):
        send_mails(worker="test")
    assert sorted(mail.to[0] for mail in mail_server.received) == [
        f"reader{number}@people.internal" for number in range(3)
    ]
    notice.refresh_from_db()
    assert notice.state == Notice.State.SENT
    with pytest.raises(Refused):
        send(notice)


def test_who_takes_their_consent_back_before_it_goes_gets_nothing(mail_server: MailServer) -> None:
    notice = a_notice(2)
    send(notice)
    fill_notice(notice=notice, now=clock.now())
    first = notice.mails.order_by("pk")[0].supporter
    assert first is not None
    withdraw_consent(supporter=first, purpose="call_news", now=clock.now())
    send_mails(worker="test")
    assert [mail.to for mail in mail_server.received] == [["reader1@people.internal"]]


def test_a_paused_notice_goes_on_where_it_stood(mail_server: MailServer) -> None:
    notice = a_notice(2)
    by = send(notice)
    pause_notice(notice=notice, by=by)
    assert send_mails(worker="test") == 0
    resume_notice(notice=notice, by=by)
    assert send_mails(worker="test") == 2


def test_a_notice_with_a_gap_to_be_written_is_not_sent() -> None:
    call = a_published_call(offices=1)
    words = {"en": {"subject": "News", "text": "They are free.\n\n[What we ask now]"}}
    notice = draft_notice(call=call, words=words, by=None)
    with pytest.raises(Refused):
        send(notice)


def test_a_notice_can_be_ended_with_one_click_and_carries_no_tracker(
    mail_server: MailServer,
) -> None:
    notice = a_notice(1)
    send(notice)
    send_mails(worker="test")
    message = mail_server.received[0].message
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "<html" not in mail_server.received[0].raw.decode("ascii").lower()
