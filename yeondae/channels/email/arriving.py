"""What the head of a mail that arrives says: whom it is for, when, and whether it came before.

Only the head is read, whatever follows; no sender, subject or text is looked at. Nothing that
strangers may write in a mail can raise here.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parsedate_to_datetime
from typing import BinaryIO

LARGEST_HEAD = 256 * 1024
PIECE = 64 * 1024
WHOM = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
# What the servers on the way add, another time at each try.
ON_THE_WAY = {"received", "return-path", "delivered-to", "x-original-to", "envelope-to"}
END_OF_HEAD = re.compile(rb"\r?\n\r?\n")


class NoMail(ValueError):
    """What came is no mail."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a mail that arrived.

    name          the same for the same mail however often it comes: its Message-ID, without < >;
                  where it has none, a hash of its head
    to            the addresses it is for, those that the servers noted first
    sent_on       the day that it says, None where it says none
    is_automatic  a bounce, a note of absence, a list's own mail: nobody wrote it (RFC 3834)
    """

    name: str
    to: tuple[str, ...]
    sent_on: date | None
    is_automatic: bool


def read(stream: BinaryIO) -> Head:
    """The head of the mail in `stream`, which is read to its end and not kept. Raises NoMail."""
    head = _upto_text(stream)
    mail = BytesHeaderParser().parsebytes(head)
    lines = [(name, _plain(value)) for name, value in mail.raw_items()]
    if not any(name.lower() in {"from", "to", "date", "message-id"} for name, _value in lines):
        raise NoMail("What came is no mail: it has neither From nor To nor a date.")
    return Head(
        name=_name(lines),
        to=tuple(addresses_in(lines)),
        sent_on=_day(_first(lines, "date")),
        is_automatic=_is_automatic(lines),
    )


def _upto_text(stream: BinaryIO) -> bytes:
    """The bytes before the first empty line. The rest is read too: the sender of it waits."""
    data = b""
    while piece := stream.read(PIECE):
        if len(data) < LARGEST_HEAD:
            data += piece
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")[:LARGEST_HEAD]
    return END_OF_HEAD.split(data, maxsplit=1)[0] + b"\n\n"


def _plain(value: object) -> str:
    """A header's value on one line, without what no text can hold."""
    return " ".join(str(value).encode("utf-8", "replace").decode("utf-8", "replace").split())


def _first(lines: list[tuple[str, str]], wanted: str) -> str:
    return next((value for name, value in lines if name.lower() == wanted), "")


def _name(lines: list[tuple[str, str]]) -> str:
    if found := re.search(r"<?([^\s<>]{3,500})>?", _first(lines, "message-id")):
        return found[1]
    kept = sorted(f"{name.lower()}:{value}" for name, value in lines
                  if name.lower() not in ON_THE_WAY)  # fmt: skip
    return hashlib.sha256("\n".join(kept).encode()).hexdigest()


def addresses_in(lines: list[tuple[str, str]]) -> Iterator[str]:
    """The addresses that a mail is for, by its headers (name, value)."""
    for header in WHOM:
        values = [value for name, value in lines if name.lower() == header.lower()]
        with suppress(Exception):  # the parser of addresses was not made for hostile ones
            yield from (address for _name, address in getaddresses(values) if "@" in address)


def _day(text: str) -> date | None:
    with suppress(Exception):  # as above: overflow, wrong types, wrong zones
        return parsedate_to_datetime(text).date()
    return None


def _is_automatic(lines: list[tuple[str, str]]) -> bool:
    said = _first(lines, "auto-submitted").lower()
    kind = _first(lines, "content-type").lower()
    precedence = _first(lines, "precedence").lower()
    return (
        (said not in {"", "no"} and not said.startswith("no;"))
        or kind.startswith("multipart/report")
        or precedence in {"bulk", "junk", "list", "auto_reply"}
        or _first(lines, "return-path") == "<>"
    )
