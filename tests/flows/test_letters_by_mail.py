"""Letters by mail to a real mail server that answers, refuses, hangs, or is away."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
import time_machine
from pytest_django import Settings

from tests.channels.mail_server import CLOSE_AFTER_MAIL, HANG_AFTER_MAIL, MailServer
from tests.letters import a_supporter, deliveries_of, use_ways, write
from tests.worlds import a_published_call
from yeondae.calls.models import Call
from yeondae.deliveries.models import Attempt, Delivery, Line
from yeondae.directory.models import Office
from yeondae.flows.dispatch import dispatch
from yeondae.flows.resolve_delivery import resolve_delivery

State, Result = Delivery.State, Attempt.Result
# A Monday, 11:00 in Seoul.
MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
MINISTER = ("email", "minister@ministry.internal")

pytestmark = pytest.mark.django_db


def a_call_by_mail(*more: tuple[str, str]) -> Call:
    call = a_published_call(offices=1, copies=0)
    use_ways(call, MINISTER, *more)
    return call


def tick(at: datetime) -> None:
    """One tick of the worker, half a minute after `at`: whatever was written at `at` is due."""
    with time_machine.travel(at + timedelta(seconds=30), tick=True):
        dispatch(worker="test")


def test_the_ministry_gets_text_and_page_and_learns_nothing_of_the_writer(
    mail_server: MailServer,
) -> None:
    with time_machine.travel(MORNING, tick=True):
        letters = write(a_call_by_mail())
    tick(MORNING)
    (mail,) = mail_server.received
    message = mail.message
    assert message["Reply-To"] == "answers@campaign.internal"
    assert letters[0].reference in message["Subject"]
    text = message.get_body(("plain",))
    assert isinstance(text, EmailMessage)
    assert "세 사람을 석방해 주십시오." in text.get_content()
    (document,) = message.iter_attachments()
    content = document.get_content()
    assert isinstance(content, bytes) and content.startswith(b"%PDF-")
    assert b"supporter1" not in mail.raw


def test_mail_is_over_once_the_server_took_it(mail_server: MailServer) -> None:
    with time_machine.travel(MORNING, tick=True):
        letters = write(a_call_by_mail())
    tick(MORNING)
    (row,) = deliveries_of(letters)
    assert row.state == State.HANDED and row.finished_at is not None
    attempt = row.attempts.get()
    assert attempt.result == Result.ACCEPTED
    assert row.tag in attempt.proof["message_id"]


def test_a_refusal_for_good_moves_on_to_the_next_rung_and_keeps_why(
    mail_server: MailServer,
) -> None:
    mail_server.behaviour.rcpt = "550 5.1.1 no such mailbox"
    with time_machine.travel(MORNING, tick=True):
        letters = write(a_call_by_mail(("post", "1 Example Street\nExampletown")))
    tick(MORNING)
    first, second = deliveries_of(letters)
    assert first.state == State.FAILED
    assert "no such mailbox" in first.attempts.get().said
    assert (second.channel, second.state, second.step) == ("post", State.QUEUED, 1)


def test_a_refusal_for_now_is_tried_again_later_at_the_same_mailbox(
    mail_server: MailServer,
) -> None:
    mail_server.behaviour.rcpt = "451 4.3.0 try later"
    with time_machine.travel(MORNING, tick=True):
        letters = write(a_call_by_mail())
    tick(MORNING)
    tick(MORNING + timedelta(minutes=1))
    mail_server.behaviour.rcpt = ""
    tick(MORNING + timedelta(minutes=6))
    (row,) = deliveries_of(letters)
    assert row.state == State.HANDED
    results = list(row.attempts.order_by("pk").values_list("result", flat=True))
    assert results == [Result.FAILED, Result.ACCEPTED]


@pytest.mark.parametrize("fault", [HANG_AFTER_MAIL, CLOSE_AFTER_MAIL])
def test_no_answer_after_the_end_of_the_mail_is_uncertain_and_never_resent_by_itself(
    mail_server: MailServer, fault: str
) -> None:
    mail_server.behaviour.fault = fault
    with time_machine.travel(MORNING, tick=True):
        letters = write(a_call_by_mail())
    tick(MORNING)
    mail_server.behaviour.fault = ""
    tick(MORNING + timedelta(hours=2))
    (row,) = deliveries_of(letters)
    assert row.state == State.UNCERTAIN
    assert row.attempts.get().result == Result.UNCERTAIN
    assert len(mail_server.received) == 1


def test_what_a_person_sends_again_is_marked_and_keeps_its_message_id(
    mail_server: MailServer,
) -> None:
    mail_server.behaviour.fault = CLOSE_AFTER_MAIL
    with time_machine.travel(MORNING, tick=True):
        call = a_call_by_mail()
        letters = write(call)
        dispatch(worker="test")
        mail_server.behaviour.fault = ""
        (row,) = deliveries_of(letters)
        assert call.owner is not None
        resolve_delivery(delivery=row, decision="again", note="they have nothing", by=call.owner)
        dispatch(worker="test")
    (row,) = deliveries_of(letters)
    assert (row.state, row.is_resent) == (State.HANDED, True)
    first, second = mail_server.received
    assert first.message["Message-ID"] == second.message["Message-ID"]


def test_a_server_away_for_an_hour_costs_time_and_no_try(
    mail_server: MailServer, settings: Settings
) -> None:
    options = settings.CHANNELS["email"]["OPTIONS"]
    options["port"] = 9  # nobody listens there
    with time_machine.travel(MORNING, tick=True):
        call = a_call_by_mail()
        Office.objects.update(letters_per_hour=100)
        letters = [write(call, by=a_supporter(n, call=call))[0] for n in range(20)]
    for minutes in range(0, 60, 3):
        tick(MORNING + timedelta(minutes=minutes))
    assert Line.objects.get(channel="email").away_since is not None
    assert all(row.state == State.QUEUED and row.tries == 0 for row in deliveries_of(letters))
    assert not Attempt.objects.exists()
    options["port"] = mail_server.port
    tick(MORNING + timedelta(minutes=64))
    assert len({mail.tag for mail in mail_server.received}) == 20 == len(mail_server.received)
    assert Line.objects.get(channel="email").away_since is None
