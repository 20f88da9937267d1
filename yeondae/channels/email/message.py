"""From a parcel to the bytes of a mail, with no header but the fourteen that are allowed.

Put together by hand: several times faster than letting EmailMessage assemble a mail with its PDF,
and the same bytes for the same parcel and time. Nothing in it tells what program, machine or
person wrote it.
"""

import binascii
import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.header import Header
from email.utils import format_datetime
from functools import lru_cache
from urllib.parse import quote

from yeondae.channels.addresses import BadAddress, mailbox
from yeondae.channels.base import ChannelError, Parcel

ALLOWED_HEADERS = (
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "Content-Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Content-Disposition",
    "DKIM-Signature",
)
LONGEST_PLAIN_LINE = 78
NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
REFERENCE = re.compile(r" \([A-Z0-9-]{1,20}\)\Z")
UNSUBSCRIBE = re.compile(r"https?://[!-;=?-~]{3,300}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who the mail is from: our own address, its display name, and where answers go."""

    address: str
    name: str = ""
    reply_to: str = ""

    @property
    def domain(self) -> str:
        return mailbox(self.address).domain


def compose(parcel: Parcel, sender: Sender, now: datetime) -> bytes:
    """The whole mail with CRLF line ends. `now` needs a zone and is written in UTC.

    Raises ChannelError (permanent) where an address is none.
    """
    try:
        head = _head(parcel, sender, now)
    except BadAddress as error:
        raise ChannelError(str(error), permanent=True) from error
    return b"".join([*head, *_body(parcel)])


def message_id(parcel: Parcel, sender: Sender) -> str:
    """The stable Message-ID of the parcel, the same at every try."""
    return f"<{parcel.tag}@{sender.domain}>"


def _head(parcel: Parcel, sender: Sender, now: datetime) -> list[bytes]:
    own = str(mailbox(sender.address))
    reply_to = parcel.reply_to or sender.reply_to
    return [
        _from(parcel.sender_name or sender.name, own),
        _plain("To", str(mailbox(parcel.to))),
        _plain("Reply-To", str(mailbox(reply_to))) if reply_to else b"",
        _subject(parcel.subject),
        _plain("Date", format_datetime(now.astimezone(UTC))),
        _plain("Message-ID", message_id(parcel, sender)),
        *_unsubscribe(parcel.unsubscribe),
        _plain("Content-Language", parcel.language) if parcel.language else b"",
        _plain("MIME-Version", "1.0"),
    ]


def _unsubscribe(address: str) -> list[bytes]:
    if not address:
        return []
    if not UNSUBSCRIBE.fullmatch(address):
        raise ChannelError("The unsubscribe address is not a web address.", permanent=True)
    return [
        _plain("List-Unsubscribe", f"<{address}>"),
        _plain("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
    ]


def _body(parcel: Parcel) -> list[bytes]:
    text = _text_part(parcel.text)
    if parcel.document is None:
        return text
    boundary = "=_" + hashlib.sha256(parcel.tag.encode()).hexdigest()[:32]
    line = f"--{boundary}\r\n".encode()
    return [
        _plain("Content-Type", f'multipart/mixed; boundary="{boundary}"'),
        b"\r\n",
        line,
        *text,
        line,
        *_document_part(parcel.document, parcel.document_name),
        f"--{boundary}--\r\n".encode(),
    ]


def _text_part(text: str) -> list[bytes]:
    lines = NOT_IN_TEXT.sub("", text).splitlines()
    body = "\r\n".join(lines) + "\r\n"
    if body.isascii() and max(map(len, lines), default=0) <= LONGEST_PLAIN_LINE:
        kind, encoding, data = "us-ascii", "7bit", body.encode("ascii")
    else:
        kind, encoding, data = "utf-8", "base64", _base64(body.encode())
    return [
        _plain("Content-Type", f"text/plain; charset={kind}"),
        _plain("Content-Transfer-Encoding", encoding),
        b"\r\n",
        data,
    ]


def _document_part(document: bytes, name: str) -> list[bytes]:
    return [
        _plain("Content-Type", "application/pdf"),
        _plain("Content-Transfer-Encoding", "base64"),
        _plain("Content-Disposition", f"attachment; {_file_name(name)}"),
        b"\r\n",
        _base64(document),
    ]


def _file_name(name: str) -> str:
    """The `filename` parameter (RFC 2231 where it is not plain ASCII)."""
    if re.fullmatch(r"[A-Za-z0-9._ -]{1,60}", name, re.ASCII):
        return f'filename="{name}"'
    return f"filename*=utf-8''{quote(name[-24:], safe='')}"  # the end holds the file type


def _base64(data: bytes) -> bytes:
    """Base64 in lines of 76 characters, each ended by CRLF (RFC 2045)."""
    text = binascii.b2a_base64(data, newline=False)
    return b"".join([text[start : start + 76] + b"\r\n" for start in range(0, len(text), 76)])


def _plain(name: str, value: str) -> bytes:
    """A header whose value is ASCII and already folded."""
    return f"{name}: {value}\r\n".encode("ascii")


@lru_cache(maxsize=512)
def _from(name: str, address: str) -> bytes:
    """Who it is from; a quoted name, or encoded words where it is not plain ASCII."""
    if not name:
        return _plain("From", address)
    if _is_plain(name):
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        return _plain("From", f'"{quoted}" <{address}>')
    return _plain("From", f"{_encoded('From', name)} <{address}>")


def _subject(text: str) -> bytes:
    """The subject. Its last part is the letter's reference and stays plain, so that what is
    before it, the same for many letters, is encoded once."""
    if _is_plain(text):
        return _plain("Subject", text)
    reference = REFERENCE.search(text)
    if reference is None:
        return _plain("Subject", _encoded_subject(text))
    return _plain("Subject", f"{_encoded_subject(text[: reference.start()])}\r\n{reference[0]}")


@lru_cache(maxsize=512)
def _encoded_subject(text: str) -> str:
    return _encoded("Subject", text)


def _is_plain(text: str) -> bool:
    """ASCII on one short line, and nothing in it that a reader would decode.

    The standard library decodes an encoded word ("=?...?=") in a text that it is asked to write,
    and a line break hidden in one would begin a header of its own.
    """
    return text.isascii() and "=?" not in text and len(text) <= LONGEST_PLAIN_LINE


def _encoded(name: str, text: str) -> str:
    """`text` as encoded words (RFC 2047), folded."""
    header = Header(text, "utf-8", maxlinelen=LONGEST_PLAIN_LINE - 2, header_name=name)
    return header.encode(linesep="\r\n")
