"""A received file as text: .txt, .eml, .html and .pdf; anything else is refused with a sentence.

What strangers made is opened in a process of its own (`apart.py`) with little memory and time, so
that no file can hold up or break the one who reads it.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from yeondae.intake.remarks import Remark, remark

LARGEST = 1_000_000  # bytes of a file, characters of a text
APART = Path(__file__).with_name("apart.py")
SECONDS = {"pdf": 20, "page": 6, "mail": 6, "text": 6}  # what needs more is made to hurt
KINDS = {
    ".txt": "text", ".text": "text", ".md": "text", "": "text",
    ".eml": "mail", ".html": "page", ".htm": "page", ".pdf": "pdf",
}  # fmt: skip
MAGIC = {b"%PDF-": "pdf", b"PK\x03\x04": "zip", b"\xd0\xcf\x11\xe0": "ole", b"{\\rtf": "rtf"}
MAGIC |= {
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"\x7fELF": "program",
}


class Unreadable(ValueError):
    """A file or text that is not taken; `remark` is the sentence that says why and what to do."""

    def __init__(self, code: str, **values: str) -> None:
        self.remark: Remark = remark(code, **values)
        super().__init__(self.remark.sentence)


@dataclass(frozen=True, slots=True)
class Received:
    """A file's text; `sent_on` is the date of a mail, None for other files."""

    text: str
    sent_on: date | None = None


def read_file(data: bytes, filename: str) -> Received:
    """The text of a file. Raises Unreadable for what is too large, empty, binary or broken."""
    if len(data) > LARGEST:
        raise Unreadable("file-too-large")
    sent_on, text = _unpacked(data, _kind(data, filename))
    return Received(check_text(text), sent_on)


def check_text(text: str) -> str:
    """The text without what no text has: byte order marks and control characters.

    Raises Unreadable where it is empty, too long, or too much of it is no text at all.
    """
    if len(text) > LARGEST:
        raise Unreadable("file-too-large")
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    kept = "".join(c for c in plain if c in "\n\t" or (c.isprintable() or c in INVISIBLE))
    if not any(letter.isalnum() for letter in kept):
        raise Unreadable("file-empty")
    if len(plain) - len(kept) > 0.02 * len(plain) or kept.count("\ufffd") > 0.02 * len(kept):
        raise Unreadable("file-binary")
    return kept


INVISIBLE = "\u00a0\u00ad\u200b\u200c\u200d\u2028\u2029\u3000\u202f\u2009"


def _kind(data: bytes, filename: str) -> str:
    for magic, kind in MAGIC.items():
        if data.startswith(magic) and kind != "pdf":
            raise Unreadable(f"file-{kind}" if kind in {"zip", "ole", "picture"} else "file-kind")
        if data.startswith(magic):
            return kind
    suffix = Path(filename).suffix.lower()
    if suffix not in KINDS:
        raise Unreadable("file-kind")
    if not data.strip():
        raise Unreadable("file-empty")
    if KINDS[suffix] == "pdf":
        raise Unreadable("file-broken")
    return KINDS[suffix]


def _unpacked(data: bytes, kind: str) -> tuple[date | None, str]:
    command = [sys.executable, "-I", str(APART), kind]
    try:
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=SECONDS[kind],
            env=_bare_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("file-slow") from error
    if done.returncode != 0:
        raise Unreadable("file-broken")
    day, _, text = done.stdout.decode("utf-8", "replace").partition("\n")
    if kind == "pdf" and not text.strip():
        raise Unreadable("file-scanned")
    return (date.fromisoformat(day) if day else None), text


def _bare_environment() -> dict[str, str]:
    """Nothing of ours (keys, addresses) goes to the process that opens a stranger's file."""
    return {"PATH": os.defpath, "LANG": "C.UTF-8"}
