"""Run as a program: the text of a file, mail, page or PDF on standard input, to standard output.

The first line written is the date of a mail (ISO 8601) or empty; the text follows. It imports
nothing of ours and limits its own memory and time before it looks at a byte.
"""

import re
import resource
import sys
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from itertools import pairwise

import pypdfium2
from bs4 import BeautifulSoup

# How much wider than the step between two lines of one paragraph is the one between two.
WIDE = 1.3
ENDED = re.compile(r"[.!?:”\"')\]]\s*\Z")
MEMORY = 1_500_000_000  # bytes of address space; pdfium maps much and uses little
CPU_SECONDS = 10
PAGES = 60
HANGUL_SHARE = 0.15
BLOCKS = (
    "p",
    "div",
    "br",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "table",
    "ul",
    "ol",
    "hr",
)


def decode(data: bytes, charset: str | None = None) -> str:
    """Text from bytes: as declared, else UTF-8 or UTF-16, else Korean or Western by what it yields."""  # noqa: E501
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for name in (charset, "utf-8-sig"):
        try:
            return data.decode(name) if name else data.decode("utf-8-sig")
        except (LookupError, UnicodeDecodeError):
            continue
    korean = data.decode("cp949", "replace")
    hangul = len(re.findall("[가-힣]", korean))
    letters = len(re.findall(r"[^\W\d_]", korean)) or 1
    if hangul > HANGUL_SHARE * letters and "\ufffd" not in korean:
        return korean
    return data.decode("cp1252", "replace")


def page_text(markup: str) -> str:
    """What a reader sees of an HTML page, a line for each block; scripts and styles are left out."""  # noqa: E501
    soup = BeautifulSoup(markup, "html.parser")
    for hidden in soup(["script", "style", "template", "noscript", "head", "nav", "iframe"]):
        hidden.decompose()
    for link in soup("a", href=True):
        address = str(link["href"])
        if address.startswith("mailto:") and "@" not in link.get_text():
            link.append(f" {address[7:].split('?')[0]}")
    for block in soup(BLOCKS):
        block.insert_before("\n")
        block.append("\n") if block.name != "br" else None
    lines = (re.sub(r"[ \t\xa0]+", " ", line).strip() for line in soup.get_text().split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def mail_text(data: bytes) -> tuple[str, str]:
    """The date (ISO 8601 or empty) and text of a mail: its subject, then the plain part or the page."""  # noqa: E501
    message = BytesParser(policy=policy.default).parsebytes(data)
    body = _best_part(message)
    text = body and _part_text(body)
    subject = str(message.get("subject", "")).strip()
    if subject and subject.lower() not in (text or "").lower()[:400]:
        text = f"{subject}\n\n{text or ''}"
    return _day(str(message.get("date", ""))), text or ""


def _best_part(message: EmailMessage) -> EmailMessage | None:
    parts = [each for at, each in enumerate(message.walk()) if at < 200]
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == kind and not part.get_filename():
                return part
    return None


def _part_text(part: EmailMessage) -> str:
    raw = part.get_payload(decode=True)
    text = decode(raw if isinstance(raw, bytes) else b"", part.get_content_charset())
    return page_text(text) if part.get_content_type() == "text/html" else text


def _day(written: str) -> str:
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return ""


def pdf_text(data: bytes) -> str:
    """The text of the first pages of a PDF; empty for a scan."""
    document = pypdfium2.PdfDocument(data)
    text = ""
    for number in range(min(len(document), PAGES)):
        page = _page_of_pdf(document[number].get_textpage())
        # A sentence that the page cuts goes on in the same paragraph.
        text += ("\n\n" if ENDED.search(text) else "\n") + page
    return text.strip()


def _page_of_pdf(page: pypdfium2.PdfTextPage) -> str:
    """The lines of a page, an empty one where the space between two is wider than is usual there.

    PDF knows no paragraphs; without this, headings and slogans would run into the text.
    """
    text: str = page.get_text_range()
    if len(text) != page.count_chars():  # places in the text are no places on the page then
        return text
    lines = list(re.finditer(r"[^\r\n]+", text))
    feet = [page.get_charbox(line.start(), loose=True)[1] for line in lines]
    steps = [above - below for above, below in pairwise(feet)]
    down = sorted(step for step in steps if step > 1)
    wide = WIDE * down[len(down) // 4] if down else 0
    gaps = ["\n\n" if step > wide or step < -1 else "\n" for step in steps]
    return "".join(line[0] + gap for line, gap in zip(lines, [*gaps, ""], strict=False))


def declared_charset(data: bytes) -> str | None:
    """The character set that an HTML page says of itself."""
    match = re.search(rb"charset=[\"']?([\w-]{3,20})", data[:2000], re.IGNORECASE)
    return match[1].decode("ascii") if match else None


def limit() -> None:
    """Little memory and time for this process; where a system knows no such limit, without."""
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue


def main(kind: str) -> None:
    limit()
    data = sys.stdin.buffer.read()
    day = ""
    if kind == "mail":
        day, text = mail_text(data)
    elif kind == "page":
        text = page_text(decode(data, declared_charset(data)))
    elif kind == "text":
        text = decode(data)
    else:
        text = pdf_text(data)
    sys.stdout.buffer.write(f"{day}\n{text}".encode("utf-8", "replace"))


if __name__ == "__main__":
    main(sys.argv[1])
