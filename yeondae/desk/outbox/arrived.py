"""What is in the outbox, read as its recipient would: a mail's parts, a fax's pages."""

from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

from yeondae.channels.kind import Arrival
from yeondae.typeset.picture import fax_page_count, fax_page_png, page_count, page_png

MAIL, FAX, PDF = "message/rfc822", "image/tiff", "application/pdf"
SHOWN_WIDTH = 860


@dataclass(frozen=True)
class Mail:
    """A mail as a mail program shows it."""

    sender: str
    to: str
    reply_to: str
    subject: str
    date: str
    text: str
    attachment: bytes
    attachment_name: str
    headers: list[tuple[str, str]]


def mail(arrival: Arrival) -> Mail:
    """The parts of a mail."""
    message = message_from_bytes(arrival.data, policy=SMTP)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain",))
    files = list(message.iter_attachments())
    content = files[0].get_content() if files else b""
    return Mail(
        sender=str(message["From"]),
        to=str(message["To"]),
        reply_to=str(message["Reply-To"] or ""),
        subject=str(message["Subject"]),
        date=str(message["Date"]),
        text=body.get_content() if isinstance(body, EmailMessage) else "",
        attachment=content if isinstance(content, bytes) else b"",
        attachment_name=str(files[0].get_filename() or "") if files else "",
        headers=[(name, str(value)) for name, value in message.items()],
    )


def document(arrival: Arrival) -> bytes:
    """The PDF that arrives; empty where none does."""
    if arrival.media_type == MAIL:
        return mail(arrival).attachment
    return arrival.data if arrival.media_type == PDF else b""


def pages(arrival: Arrival) -> int:
    """How many pages there are to look at."""
    if arrival.media_type == FAX:
        return fax_page_count(arrival.data)
    pdf = document(arrival)
    return page_count(pdf) if pdf else 0


def page(arrival: Arrival, number: int) -> bytes:
    """One page (from 1) as a PNG, a fax as the machine printed it. Raises ValueError."""
    if arrival.media_type != FAX:
        return page_png(document(arrival), page=number)
    return fax_page_png(arrival.data, page=number, width=SHOWN_WIDTH)
