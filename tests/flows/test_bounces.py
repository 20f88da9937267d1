"""Mails that come back: proved, counted, and never the word of a stranger."""

import mailbox
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st
from pytest_django import Settings

from tests.channels.mail_server import MailServer
from tests.letters import a_supporter, deliveries_of, use_ways, write
from tests.two_people import send
from tests.worlds import a_published_call
from yeondae.calls.models import Call
from yeondae.channels.email import returned
from yeondae.channels.email.arriving import NoMail
from yeondae.channels.email.config import MailConfig
from yeondae.core import clock
from yeondae.deliveries.models import Attempt, Delivery
from yeondae.flows import mail_commands
from yeondae.flows.bounce_arrived import bounce_arrived
from yeondae.flows.dispatch import dispatch
from yeondae.flows.send_mails import send_mails
from yeondae.mailings.models import Mail, Notice, Returned
from yeondae.mailings.readers import readers
from yeondae.mailings.services import draft_notice, fill_notice, queue_mail
from yeondae.sealing.marks import mark_of, tag_of
from yeondae.supporters.models import ConsentGiven, Supporter
from yeondae.supporters.services import Agreed, note_consents

MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
MINISTER = ("email", "minister@ministry.internal")
pytestmark = pytest.mark.django_db

REPORT = """\
From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
To: {to}
Subject: Undelivered Mail Returned to Sender
Date: Mon, 23 Nov 2026 02:05:00 +0000
Message-ID: <20261123.1@mx.example.net>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="=_b"

--=_b
Content-Type: text/plain; charset=us-ascii

The mail could not be delivered.

--=_b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; {recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} <{recipient}>: {why}

--=_b
Content-Type: text/rfc822-headers

From: letters@campaign.internal
To: {recipient}
Message-ID: <{tag}@campaign.internal>

--=_b--
"""


def a_report(
    tag: str, *, to: str = "bounces@campaign.internal", recipient: str = MINISTER[1],
    action: str = "failed", status: str = "5.1.1", why: str = "no such user",
) -> bytes:  # fmt: skip
    text = REPORT.format(tag=tag, to=to, recipient=recipient, action=action, status=status, why=why)
    return text.encode()


def marked(tag: str) -> str:
    return MailConfig(bounces="bounces+@campaign.internal").return_address(mark_of(tag))


def arrive(data: bytes) -> str:
    return bounce_arrived(returned=returned.read(data), now=clock.now())


@pytest.fixture
def taken(mail_server: MailServer) -> Delivery:
    """A letter's mail that the server took; the next way is the post."""
    with time_machine.travel(MORNING, tick=True):
        call = a_published_call(offices=1, copies=0)
        use_ways(call, MINISTER, ("post", "1 Example Street\nExampletown"))
        letters = write(call)
    with time_machine.travel(MORNING + timedelta(seconds=30), tick=True):
        dispatch(worker="test")
    (row,) = deliveries_of(letters)
    assert row.state == Delivery.State.HANDED
    return row


@pytest.fixture
def sent() -> Mail:
    """A notice's mail that was sent to somebody who wrote."""
    call = a_published_call(offices=1)
    a_supporter(1, call=call)
    return a_mail(call)


def a_mail(call: Call) -> Mail:
    notice = draft_notice(call=call, words={"en": {"subject": "News", "text": "x"}}, by=None)
    send(notice)
    fill_notice(notice=notice, now=clock.now())
    Mail.objects.filter(notice=notice).update(state=Mail.State.SENT, finished_at=clock.now())
    return Mail.objects.get(notice=notice)


def test_a_letter_that_comes_back_goes_on_by_its_next_way_and_keeps_why(taken: Delivery) -> None:
    arrive(a_report(taken.tag, to=marked(taken.tag)))
    first, second = deliveries_of([taken.letter])
    assert (first.state, second.channel, second.state) == ("failed", "post", "queued")
    attempt = first.attempts.get()
    assert attempt.result == Attempt.Result.REFUSED
    assert "no such user" in attempt.said and "@" not in attempt.said
    assert attempt.proof["accepted_at"] and attempt.proof["returned_at"]
    assert "Nothing done" in arrive(a_report(taken.tag, to=marked(taken.tag)))
    assert len(deliveries_of([taken.letter])) == 2


def test_without_a_mark_the_message_id_and_the_address_prove_it(taken: Delivery) -> None:
    stranger = a_report(taken.tag, recipient="other@ministry.internal")
    assert "does not prove" in arrive(stranger)
    assert "came back" in arrive(a_report(taken.tag))


def test_a_made_up_mark_proves_nothing(taken: Delivery) -> None:
    forged = f"bounces+{taken.tag}-0123456789ab@campaign.internal"
    assert "does not prove" in arrive(a_report("other-tag-1234", to=forged))
    taken.refresh_from_db()
    assert taken.state == Delivery.State.HANDED
    assert tag_of(mark_of(taken.tag).upper()) == taken.tag


@pytest.mark.parametrize(
    ("action", "status", "kind"),
    [
        ("failed", "5.1.1", "for_good"),
        ("failed", "5.2.2", "for_now"),
        ("failed", "4.4.7", "for_now"),
        ("failed", "5.7.1", "refused"),
        ("delayed", "4.4.1", "delayed"),
        ("relayed", "2.0.0", ""),
    ],
)
def test_each_kind_of_bounce_is_told_apart(action: str, status: str, kind: str) -> None:
    assert returned.read(a_report("tag-12345678", action=action, status=status)).kind == kind


def test_a_note_of_absence_is_no_bounce() -> None:
    absent = b"From: a@example.org\nTo: b@example.org\nSubject: Out of office\n\nBack on Monday."
    assert returned.read(absent).kind == ""
    with pytest.raises(NoMail):
        returned.read(b"\x00\xff nothing")


def test_a_delay_moves_nothing(taken: Delivery) -> None:
    arrive(a_report(taken.tag, to=marked(taken.tag), action="delayed", status="4.4.1"))
    taken.refresh_from_db()
    assert taken.state == Delivery.State.HANDED


def bounce(mail: Mail, status: str = "5.1.1") -> str:
    return arrive(a_report(mail.tag, to=marked(mail.tag), status=status))


def test_mails_stop_after_two_days_of_bounces_for_good_until_they_agree_anew(sent: Mail) -> None:
    call = sent.notice.call if sent.notice else None
    assert call is not None and sent.supporter is not None
    bounce(sent)
    assert "Nothing done" in bounce(sent)
    assert readers(Notice(audience="writers", call=call)).count() == 1
    with time_machine.travel(clock.now() + timedelta(days=1), tick=True):
        bounce(a_mail(call))
        assert not readers(Notice(audience="writers", call=call)).exists()
        assert Returned.objects.get().stopped_at is not None
        assert Supporter.objects.get().never_mail is False
    with time_machine.travel(clock.now() + timedelta(days=2), tick=True):
        agreed = [Agreed(ConsentGiven.Purpose.CALL_NEWS, "Tell me.", "en")]
        note_consents(supporter=sent.supporter, call_id=call.pk, agreed=agreed, now=clock.now())
        assert readers(Notice(audience="writers", call=call)).count() == 1


def test_full_mailboxes_count_less_and_are_forgotten(sent: Mail) -> None:
    call = sent.notice.call if sent.notice else None
    assert call is not None
    bounce(sent, "5.2.2")
    for days in (1, 2, 30, 31, 32):
        with time_machine.travel(clock.now() + timedelta(days=days), tick=True):
            bounce(a_mail(call), "4.2.2")
    row = Returned.objects.get()
    assert (row.points, row.stopped_at) == (3, None)


def test_a_refusal_for_its_content_says_nothing_about_the_mailbox(sent: Mail) -> None:
    assert "Not counted" in bounce(sent, "5.7.1")
    assert not Returned.objects.exists()


def test_a_mailbox_is_emptied_of_what_was_read(tmp_path: Path, sent: Mail) -> None:
    box = mailbox.Maildir(tmp_path / "bounces")
    box.add(a_report(sent.tag, to=marked(sent.tag)))
    box.add(b"no mail at all")
    assert mail_commands._empty(tmp_path / "bounces") == 0
    assert len(mailbox.Maildir(tmp_path / "bounces")) == 0
    assert Returned.objects.count() == 1


@tried(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading(data: bytes) -> None:
    for each in (data, b"From: a@b.c\n" + data, a_report("x" * 20).replace(b"5.1.1", data[:40])):
        with suppress(NoMail):
            returned.read(each)


def test_each_mail_leaves_with_its_own_return_address(
    mail_server: MailServer, settings: Settings
) -> None:
    settings.CHANNELS["email"]["OPTIONS"]["bounces"] = "bounces+@campaign.internal"
    mail = queue_mail(kind="code", to="reader@people.internal", subject="Your code", text="1",
                      language="en", now=clock.now())  # fmt: skip
    send_mails(worker="test")
    (arrived,) = mail_server.received
    assert arrived.sender == f"bounces+{mark_of(mail.tag)}@campaign.internal"
