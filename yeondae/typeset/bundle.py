"""Letters gathered in one file: for one fax call, for those who hand them on, for a printer.

The letters come in as the bytes that were made and sealed; their pages are bound again unchanged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, ngettext, override

from yeondae.typeset.binding import Imprint, Page, bind, pages_of
from yeondae.typeset.letter import Paper
from yeondae.typeset.press import press
from yeondae.typeset.qr import qr_svg, web_address
from yeondae.typeset.words import for_press, voice


@dataclass(frozen=True, kw_only=True)
class RelayEntry:
    """A letter on the cover list. `name` stays empty unless its writer chose to be named there."""

    reference: str
    country: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class RelayCover:
    """The page in front of letters that an organisation is asked to hand on.

    `request` says what is asked ("Please hand these letters to the Minister of Justice …"),
    `day` is the date as printed, `confirm_url` where the organisation says what it handed over.
    """

    language: str
    organisation: str
    day: str
    dated: date
    reference: str
    request: str
    entries: Sequence[RelayEntry]
    from_lines: Sequence[str] = ()
    confirm_url: str = ""
    paper: Paper = "a4"


@dataclass(frozen=True, kw_only=True)
class TrayEntry:
    """A letter to print and post. `note` is for whoever posts it ("airmail, 1.25 EUR")."""

    reference: str
    recipient_lines: Sequence[str]
    pdf: bytes
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SendGuide:
    """How supporters send their letter themselves: headed lists of plain lines.

    `sections` are (heading, lines) in order, such as ("By fax", ["+1 202 555 0100", …]).
    `report_url` leads to "I sent it".
    """

    language: str
    title: str
    introduction: str
    sections: Sequence[tuple[str, Sequence[str]]]
    dated: date
    reference: str
    report_url: str = ""
    paper: Paper = "a4"


def fax_bundle(letters: Sequence[bytes], *, reference: str, language: str, dated: date) -> bytes:
    """Several letters as one PDF/A-2b for one call, each beginning on its own page."""
    return bind(_all_pages(letters), Imprint(title=reference, language=language, dated=dated))


def relay_bundle(cover: RelayCover, letters: Sequence[bytes]) -> bytes:
    """The cover list and the letters, in the order of `cover.entries`, as one PDF/A-2b."""
    if len(cover.entries) != len(letters):
        raise ValueError(f"{len(cover.entries)} entries on the list, {len(letters)} letters")
    named = any(entry.name for entry in cover.entries)
    with override(cover.language):
        columns = ["", gettext("Reference"), gettext("Country"), gettext("Name"), gettext("Pages")]
        count = len(letters)
        title = ngettext("%d letter to hand on", "%d letters to hand on", count) % count
        via = gettext("Please tell us here what you handed over:")
    counts = [str(len(pages_of(letter))) for letter in letters]
    rows = [
        [f"{n}", entry.reference, entry.country, entry.name, pages]
        for n, (entry, pages) in enumerate(zip(cover.entries, counts, strict=True), start=1)
    ]
    if not named:
        columns, rows = _without(3, columns), [_without(3, row) for row in rows]
    words = {
        "title": title,
        "from_lines": cover.from_lines,
        "to_lines": [cover.organisation, cover.day],
        "request": cover.request,
        "columns": columns,
        "rows": rows,
        "via": via,
        "wide": columns[2],
    }
    front = _page("list", cover.language, cover.paper, words, cover.confirm_url)
    imprint = Imprint(title=cover.reference, language=cover.language, dated=cover.dated)
    return bind([*front, *_all_pages(letters)], imprint)


def print_tray(
    entries: Sequence[TrayEntry],
    *,
    language: str,
    reference: str,
    day: str,
    dated: date,
    paper: Paper = "a4",
    both_sides: bool = False,
) -> bytes:
    """An address list to tick off, then the letters in the order given, as one PDF/A-2b.

    `both_sides` puts an empty page where a letter would otherwise begin on another's back.
    """
    letters = [pages_of(entry.pdf) for entry in entries]
    with override(language):
        columns = ["", gettext("Reference"), gettext("Address"), gettext("Pages")]
        columns += [gettext("Note"), gettext("Posted")]
        title = ngettext("%d letter to post", "%d letters to post", len(entries)) % len(entries)
    rows = [
        [
            str(n),
            entry.reference,
            "\n".join(entry.recipient_lines),
            str(len(pages)),
            entry.note,
            "□",
        ]
        for n, (entry, pages) in enumerate(zip(entries, letters, strict=True), start=1)
    ]
    words = {
        "title": title,
        "from_lines": [],
        "to_lines": [day],
        "request": "",
        "columns": columns,
        "rows": rows,
        "wide": columns[2],
    }
    parts = [_page("list", language, paper, words), *letters]
    if both_sides:
        empty = pages_of(press("empty", {"paper": paper}))
        parts = [part if len(part) % 2 == 0 else [*part, *empty] for part in parts]
    pages = [page for part in parts for page in part]
    return bind(pages, Imprint(title=reference, language=language, dated=dated))


def self_send(letter: bytes, guide: SendGuide) -> bytes:
    """A letter for its writer to send: the letter first, then a page that says how."""
    with override(guide.language):
        via = gettext("Tell us that you sent it:")
    words = {
        "title": guide.title,
        "introduction": guide.introduction,
        "sections": guide.sections,
        "via": via,
    }
    pages = _page("guide", guide.language, guide.paper, words, guide.report_url)
    imprint = Imprint(title=guide.reference, language=guide.language, dated=guide.dated)
    return bind([*pages_of(letter), *pages], imprint)


def _all_pages(letters: Sequence[bytes]) -> list[Page]:
    return [page for letter in letters for page in pages_of(letter)]


def _page(
    template: str, language: str, paper: Paper, words: Mapping[str, object], url: str = ""
) -> list[Page]:
    """Pages from one of our templates; `url` is printed with its QR code after `words["via"]`."""
    data = for_press({**words, "url_text": url}, language=language, where=gettext("the list"))
    link = {"url": web_address(url), "qr": qr_svg(url)} if url else {"url": "", "qr": ""}
    return pages_of(press(template, {**data, **link, "voice": voice(language), "paper": paper}))


def _without(index: int, row: list[str]) -> list[str]:
    return row[:index] + row[index + 1 :]
