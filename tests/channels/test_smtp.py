"""Mail over a real SMTP server: what arrives, and what is said when it does not."""

import socket
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.channels import mail_server
from tests.channels.mail_server import MailServer
from yeondae.channels.base import ChannelError, NotNow, Parcel
from yeondae.channels.email.config import MailConfig
from yeondae.channels.email.message import ALLOWED_HEADERS
from yeondae.channels.email.smtp import SmtpChannel

LETTER = Parcel(
    tag="letter-2007-11-28.1",
    to="minister@ministry.internal",
    subject="Appeal from an international campaign",
    text="Dear Minister,\n\n.A line that begins with a dot.\n이주노동자를 석방하십시오.\n",
    document=b"%PDF-1.7 \x00\xff\n." * 3000,
    language="ko",
    sender_name="연대 Solidarity",
)


@pytest.fixture(params=[False, True], ids=["one by one", "pipelining"])
def server(request: pytest.FixtureRequest) -> Iterator[MailServer]:
    with MailServer() as running:
        running.behaviour.pipelines = request.param
        yield running


def channel_to(port: int, **options: object) -> SmtpChannel:
    settings = {
        "host": "127.0.0.1",
        "port": port,
        "tls": "none",
        "timeout": 5.0,
        "patience": 1.0,
        "sender": "letters@campaign.internal",
        "reply_to": "answers@campaign.internal",
        **options,
    }
    return SmtpChannel(MailConfig(**settings))  # type: ignore[arg-type]


def failure(channel: SmtpChannel, parcel: Parcel = LETTER) -> ChannelError:
    with pytest.raises(ChannelError) as raised:
        channel.send(parcel)
    return raised.value


def test_a_letter_arrives_whole_with_its_pdf_and_its_stable_message_id(server: MailServer) -> None:
    handed = channel_to(server.port).send(LETTER)
    assert handed.state == "accepted"
    assert handed.said == "250 2.0.0 kept as 4711"
    [mail] = server.received
    message = mail.message
    assert message["Message-ID"] == "<letter-2007-11-28.1@campaign.internal>" == handed.handle
    body = message.get_body()
    assert body is not None
    assert (
        body.get_content() == LETTER.text.replace("\n", "\r\n") or body.get_content() == LETTER.text
    )
    [document] = message.iter_attachments()
    assert document.get_content() == LETTER.document
    assert document.get_filename() == "letter.pdf"


def test_sender_is_ours_and_answers_go_to_the_campaign(server: MailServer) -> None:
    channel_to(server.port).send(LETTER)
    [mail] = server.received
    assert mail.sender == "letters@campaign.internal"
    assert mail.message["From"] == "연대 Solidarity <letters@campaign.internal>"
    assert mail.message["Reply-To"] == "answers@campaign.internal"
    assert mail.to == [LETTER.to]


def test_no_header_but_the_allowed_ones_and_no_name_of_this_machine(server: MailServer) -> None:
    channel_to(server.port).send(replace(LETTER, unsubscribe="https://campaign.internal/u/abc"))
    [mail] = server.received
    names = {name for part in mail.message.walk() for name in part}
    assert names <= set(ALLOWED_HEADERS)
    assert len(ALLOWED_HEADERS) <= 14
    assert mail.greeting == "campaign.internal"
    assert socket.gethostname().encode() not in mail.raw or len(socket.gethostname()) < 4
    assert b"python" not in mail.raw.lower()


def test_many_letters_share_one_connection(server: MailServer) -> None:
    with channel_to(server.port).session() as session:
        for number in range(20):
            session.send(replace(LETTER, tag=f"letter-number-{number}"))
    assert len(server.received) == 20
    assert server.behaviour.connections == 1


def test_a_connection_closed_between_two_letters_is_opened_again(server: MailServer) -> None:
    server.behaviour.fault = mail_server.GOES_AWAY_BETWEEN
    with channel_to(server.port).session() as session:
        session.send(LETTER)
        session.send(replace(LETTER, tag="letter-after-the-break"))
    assert [mail.tag for mail in server.received] == [LETTER.tag, "letter-after-the-break"]
    assert server.behaviour.connections == 2


def test_after_a_refusal_the_connection_serves_the_next_letter(server: MailServer) -> None:
    with channel_to(server.port).session() as session:
        server.behaviour.rcpt = "550 5.1.1 no such user"
        with pytest.raises(ChannelError):
            session.send(LETTER)
        server.behaviour.rcpt = ""
        session.send(replace(LETTER, tag="letter-after-a-refusal"))
    assert server.behaviour.connections == 1


def test_a_server_that_waits_for_a_mail_to_nobody_gets_none(server: MailServer) -> None:
    with channel_to(server.port).session() as session:
        server.behaviour.rcpt = "550 5.1.1 no such user"
        server.behaviour.waits_for_a_mail_to_nobody = True
        with pytest.raises(ChannelError):
            session.send(LETTER)
        server.behaviour.rcpt, server.behaviour.waits_for_a_mail_to_nobody = "", False
        session.send(replace(LETTER, tag="letter-after-a-refusal"))
    assert [mail.tag for mail in server.received] == ["letter-after-a-refusal"]


@pytest.mark.parametrize(
    ("step", "reply", "permanent"),
    [
        ("rcpt", "550 5.1.1 no such user", True),
        ("rcpt", "451 4.7.1 greylisted, come back", False),
        ("data", "554 5.7.1 no mail from you", True),
        ("data", "452 4.3.1 disk full", False),
        ("after_mail", "552 5.3.4 too big", True),
        ("after_mail", "451 4.3.0 try again", False),
        ("rcpt", "530 5.7.0 authentication required", False),
    ],
)
def test_a_refusal_says_whether_trying_again_makes_sense(
    server: MailServer, step: str, reply: str, permanent: bool
) -> None:
    setattr(server.behaviour, step, reply)
    error = failure(channel_to(server.port))
    assert error.permanent is permanent
    assert not error.uncertain
    assert reply in error.said


def test_a_server_that_is_away_uses_up_no_attempt() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        error = failure(channel_to(taken.getsockname()[1]))
    assert isinstance(error, NotNow)


def test_a_server_that_hangs_after_its_banner_uses_up_no_attempt(server: MailServer) -> None:
    server.behaviour.fault = mail_server.HANG_AFTER_BANNER
    error = failure(channel_to(server.port, timeout=0.5))
    assert isinstance(error, NotNow)
    assert "no answer in time" in error.said


@pytest.mark.parametrize(
    "fault",
    [
        mail_server.HANG_AFTER_MAIL,
        mail_server.CLOSE_AFTER_MAIL,
        mail_server.NONSENSE_AFTER_MAIL,
    ],
)
def test_no_answer_after_the_last_dot_is_uncertain(server: MailServer, fault: str) -> None:
    server.behaviour.fault = fault
    error = failure(channel_to(server.port, patience=0.5))
    assert error.uncertain
    assert not error.permanent
    assert error.proof["message_id"].startswith(f"<{LETTER.tag}@")


def test_a_line_cut_in_the_middle_of_the_mail_is_certain_not_to_have_arrived(
    server: MailServer,
) -> None:
    server.behaviour.fault = mail_server.RESET_IN_MAIL
    error = failure(channel_to(server.port), replace(LETTER, document=b"x" * 20_000_000))
    assert not error.uncertain
    assert not error.permanent
    assert server.received == []


def test_what_the_server_says_never_carries_an_address_into_our_log(server: MailServer) -> None:
    server.behaviour.rcpt = f"550 5.1.1 <{LETTER.to}>: unknown"
    assert LETTER.to not in failure(channel_to(server.port)).said


def test_without_a_server_nothing_is_tried() -> None:
    error = failure(channel_to(25, host=""))
    assert isinstance(error, NotNow)
    assert "YEONDAE_SMTP_HOST" in error.said


def test_encryption_is_demanded_unless_switched_off(server: MailServer) -> None:
    error = failure(channel_to(server.port, tls="starttls"))
    assert isinstance(error, NotNow)
    assert server.received == []
