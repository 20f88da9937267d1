"""A mail that we build is read back as what went in, whatever people write."""

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yeondae.channels.base import ChannelError, Parcel
from yeondae.channels.email.message import ALLOWED_HEADERS, Sender, compose
from yeondae.channels.guard import is_one_line, refuse_malformed

NOW = datetime(2007, 11, 28, 9, 20, tzinfo=UTC)
SENDER = Sender("letters@campaign.internal", "Campaign", "answers@campaign.internal")
PARCEL = Parcel(
    tag="letter-0001.1", to="minister@ministry.internal", subject="Appeal", text="Dear Minister,"
)
ONE_LINE = st.text(max_size=120).filter(is_one_line)
ENDS_A_HEADER = ["\n", "\r", "\r\n", "\0", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\t"]
INJECTED = [
    "Bcc: everybody@elsewhere.internal",
    " Bcc: everybody@elsewhere.internal",
    "\r\n\r\n<html>a body of its own",
    ".\r\nMAIL FROM:<x@y.internal>",
    "Content-Type: text/html",
    "=?utf-8?q?=0ABcc:_x=40y.internal?=",
    "X-Mailer: something",
    "From: minister@ministry.internal",
    "Received: from here",
]


def built(parcel: Parcel) -> EmailMessage:
    refuse_malformed(parcel)
    message = message_from_bytes(compose(parcel, SENDER, NOW), policy=SMTP)
    assert isinstance(message, EmailMessage)
    return message


def text_of(message: EmailMessage) -> str:
    body = message.get_body()
    assert body is not None
    content: str = body.get_content()
    return content


def without_breaks(text: str) -> str:
    """The text without what breaks lines (all become CRLF) and without control characters."""
    return "".join(char for char in text if unicodedata.category(char) not in {"Cc", "Zl", "Zp"})


@settings(deadline=None)
@given(subject=ONE_LINE, name=ONE_LINE)
def test_subject_and_name_arrive_as_written_and_nothing_else_does(subject: str, name: str) -> None:
    message = built(replace(PARCEL, subject=subject, sender_name=name))
    assert set(message.keys()) <= set(ALLOWED_HEADERS)
    assert len(message.keys()) == len(set(message.keys()))
    assert message.defects == []
    assert " ".join(str(message["Subject"]).split()) == " ".join(subject.split())
    [sender] = message["From"].addresses
    assert sender.addr_spec == SENDER.address


@settings(deadline=None)
@given(text=st.text(max_size=3000))
def test_the_letter_arrives_as_written(text: str) -> None:
    raw = compose(replace(PARCEL, text=text, document=b"%PDF"), SENDER, NOW)
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    arrived = text_of(built(replace(PARCEL, text=text, document=b"%PDF")))
    assert without_breaks(arrived) == without_breaks(text)


@settings(deadline=None)
@given(document=st.binary(max_size=5000), name=ONE_LINE)
def test_the_document_arrives_byte_by_byte(document: bytes, name: str) -> None:
    [part] = built(replace(PARCEL, document=document, document_name=name)).iter_attachments()
    assert part.get_content() == document
    assert part.get_content_type() == "application/pdf"


@pytest.mark.parametrize("field", ["subject", "sender_name", "to", "reply_to", "document_name"])
@pytest.mark.parametrize("end", ENDS_A_HEADER)
@pytest.mark.parametrize("injected", INJECTED)
def test_no_field_can_begin_a_header(field: str, end: str, injected: str) -> None:
    value = getattr(PARCEL, field) + end + injected
    with pytest.raises(ChannelError) as refused:
        built(replace(PARCEL, **{field: value}))
    assert refused.value.permanent


@pytest.mark.parametrize("field", ["subject", "sender_name"])
@pytest.mark.parametrize("injected", [text for text in INJECTED if is_one_line(text)])
def test_a_header_written_into_one_line_stays_text(field: str, injected: str) -> None:
    message = built(replace(PARCEL, **{field: injected}))
    assert set(message.keys()) <= set(ALLOWED_HEADERS)
    assert message["Bcc"] is None
    assert message["To"] == PARCEL.to


@pytest.mark.parametrize("injected", INJECTED)
def test_a_letter_that_looks_like_mail_stays_a_letter(injected: str) -> None:
    text = f"Dear Minister,\n\n{injected}\n--=_\n.\nQUIT\n"
    message = built(replace(PARCEL, text=text, document=b"%PDF"))
    assert len(list(message.iter_attachments())) == 1
    assert text_of(message).split() == text.split()
    assert set(message.keys()) <= set(ALLOWED_HEADERS)


def test_same_parcel_and_time_same_bytes() -> None:
    parcel = replace(PARCEL, document=b"%PDF" * 100, sender_name="연대")
    assert compose(parcel, SENDER, NOW) == compose(parcel, SENDER, NOW)


def test_a_document_name_in_hangul_arrives() -> None:
    [part] = built(replace(PARCEL, document=b"%PDF", document_name="편지.pdf")).iter_attachments()
    assert part.get_filename() == "편지.pdf"


def test_a_mailing_can_be_unsubscribed_with_one_post() -> None:
    message = built(replace(PARCEL, unsubscribe="https://campaign.internal/u/Ab3"))
    assert message["List-Unsubscribe"] == "<https://campaign.internal/u/Ab3>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("address", ["javascript:x", "https://a b", "https://a/<x>", "mailto:a@b"])
def test_an_unsubscribe_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(ChannelError):
        built(replace(PARCEL, unsubscribe=address))


def test_the_time_is_written_in_utc() -> None:
    assert built(PARCEL)["Date"] == "Wed, 28 Nov 2007 09:20:00 +0000"
