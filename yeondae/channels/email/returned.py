"""A mail that came back: which one, whether for good, and in whose words.

What strangers write is read here, so nothing raises but NoMail, and nothing of it is believed:
whose mail it was is proved by the mark in the address it came to, or by its Message-ID together
with the recipient (flows/bounce_arrived.py).
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from typing import Literal

from flufl.bounce import all_failures

from yeondae.channels.email.arriving import NoMail, addresses_in

LARGEST = 1024 * 1024
MESSAGE_ID = re.compile(r"<([A-Za-z0-9._-]{8,64})@[^<>\s]{1,253}>")
MARK = re.compile(r"\+([A-Za-z0-9._-]{8,64})@")
STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
AN_ADDRESS = re.compile(r"[^\s<>@;]+@[^\s<>@;]+")
SAID = 300
HOW_MANY = 50
Kind = Literal["", "delayed", "for_now", "refused", "for_good"]


@dataclass(frozen=True, slots=True)
class Returned:
    """What is known of a mail that came back.

    kind        "" it is no bounce; "delayed" it is still tried; "for_now" given up, such as a
                mailbox that was full; "refused" for its content or our server; "for_good"
    marks       what stands behind the plus of the addresses it came to
    tags        the local parts of the Message-IDs in it
    recipients  the addresses that failed, in lower case
    said        why, on one line, without addresses
    """

    kind: Kind
    marks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    recipients: frozenset[str] = frozenset()
    said: str = ""


def read(data: bytes) -> Returned:
    """The mail in `data`. Raises NoMail where it is none."""
    mail = BytesParser().parsebytes(data[:LARGEST])
    if not any(mail[name] for name in ("From", "To", "Date", "Message-ID")):
        raise NoMail("What came is no mail: it has neither From nor To nor a date.")
    delayed: frozenset[bytes] = frozenset()
    failed: frozenset[bytes] = frozenset()
    with suppress(Exception):  # parsers of two dozen dialects, on hostile input
        delayed, failed = all_failures(mail)
    status, said = _reason(mail)
    return Returned(
        kind=_kind(bool(delayed), bool(failed), status),
        marks=tuple(_marks(mail)),
        tags=tuple(dict.fromkeys(MESSAGE_ID.findall(_text(data))))[:HOW_MANY],
        recipients=frozenset(each.decode("ascii").lower() for each in delayed | failed),
        said=said,
    )


def _kind(delayed: bool, failed: bool, status: str) -> Kind:
    """RFC 3463: 4.x.x was given up for now, 5.2.2 is a full mailbox, 5.7.x is about us."""
    if not failed:
        return "delayed" if delayed else ""
    if status.startswith("4.") or status == "5.2.2":
        return "for_now"
    return "refused" if status.startswith("5.7.") else "for_good"


def _marks(mail: "Message[str, str]") -> Iterator[str]:
    lines = [(name, str(value)) for name, value in mail.raw_items()]
    for address in list(addresses_in(lines))[:HOW_MANY]:
        yield from MARK.findall(address)


def _reason(mail: "Message[str, str]") -> tuple[str, str]:
    """The status (RFC 3463) and what the other server said, as far as the mail tells."""
    status, said = "", ""
    with suppress(Exception):
        for part in mail.walk():
            if part.get_content_type() != "message/delivery-status":
                continue
            for block in part.get_payload():
                if not isinstance(block, Message) or not block["Action"]:
                    continue
                found = STATUS.search(str(block["Status"] or ""))
                status = found[0] if found else status
                said = str(block["Diagnostic-Code"] or said)
    words = " ".join(f"{status} {said.partition(';')[2] or said}".split())
    return status, AN_ADDRESS.sub("(address)", words)[:SAID]


def _text(data: bytes) -> str:
    """The mail with its returned headers as plain text; they may stand in any part."""
    return data[:LARGEST].decode("ascii", "replace")
