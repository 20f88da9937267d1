"""What stands on an action sheet, in order, before it becomes a PDF, a .docx or plain text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext

from yeondae.typeset.letter import Paper
from yeondae.typeset.qr import web_address


@dataclass(frozen=True, kw_only=True)
class SheetOffice:
    """An office that the sheet asks people to write to. What is not known stays empty."""

    name: str
    salutation: str = ""
    address_lines: Sequence[str] = ()
    fax: Sequence[str] = ()
    email: Sequence[str] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ActionSheet:
    """A call in one language, as a group hands it out.

    `summary` are paragraphs of what happened, `facts` short (label, text) pairs such as
    ("Held at", "Cheongju"), `sample_letter` the paragraphs of the sample from its salutation to
    its closing. `valid_url` leads to a page that says whether the call is still valid; `issued`
    and `send_by` are dates as printed, `dated` is the file's own date.
    """

    language: str
    title: str
    number: str
    issuers: Sequence[str]
    issued: str
    send_by: str
    summary: Sequence[str]
    demands: Sequence[str]
    offices: Sequence[SheetOffice]
    sample_letter: Sequence[str]
    valid_url: str
    dated: date
    facts: Sequence[tuple[str, str]] = ()
    copies_to: Sequence[SheetOffice] = ()
    advice: Sequence[str] = ()
    contact_lines: Sequence[str] = ()
    sources: Sequence[str] = ()
    paper: Paper = "a4"


@dataclass(frozen=True, kw_only=True)
class Block:
    """A run of paragraphs, a bulleted list, or labelled values; `heading` may name it."""

    kind: Literal["text", "list", "pairs"]
    heading: str = ""
    items: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Section:
    """A headed part of the sheet. `sample` marks the sample letter."""

    heading: str
    blocks: tuple[Block, ...]
    sample: bool = False


@dataclass(frozen=True, kw_only=True)
class Outline:
    """The whole sheet in order; `head` are the lines under the title."""

    kind: str
    title: str
    head: tuple[str, ...]
    until: str
    valid: str
    valid_url: str
    sections: tuple[Section, ...]


def outline_of(sheet: ActionSheet) -> Outline:
    """The sheet with its labels in the language that is active. Empty parts are left out."""
    if sheet.send_by:
        until = gettext("Please write by %s") % sheet.send_by
    else:
        until = gettext("No end date is given: please check before you write")
    return Outline(
        kind=" · ".join(part for part in (gettext("Urgent action"), sheet.number) if part),
        title=sheet.title,
        head=tuple(line for line in (" · ".join(sheet.issuers), sheet.issued) if line),
        until=until,
        valid=gettext("Still valid?"),
        valid_url=web_address(sheet.valid_url),
        sections=tuple(section for section in _sections(sheet) if section.blocks),
    )


def _sections(sheet: ActionSheet) -> list[Section]:
    happened = (*_texts(sheet.summary), *_pairs(sheet.facts))
    letter = _texts(sheet.sample_letter)
    return [
        Section(heading=gettext("What this is about"), blocks=happened),
        Section(heading=gettext("What we ask for"), blocks=_list(sheet.demands)),
        Section(heading=gettext("Write to"), blocks=_offices(sheet.offices)),
        Section(heading=gettext("Send a copy to"), blocks=_offices(sheet.copies_to)),
        Section(heading=gettext("Sample letter"), blocks=letter, sample=True),
        Section(heading=gettext("When you write"), blocks=_list(sheet.advice)),
        Section(heading=gettext("Contact"), blocks=_texts(sheet.contact_lines)),
        Section(heading=gettext("Sources"), blocks=_list(sheet.sources)),
    ]


def _texts(lines: Sequence[str]) -> tuple[Block, ...]:
    return (Block(kind="text", items=tuple(lines)),) if lines else ()


def _list(lines: Sequence[str]) -> tuple[Block, ...]:
    return (Block(kind="list", items=tuple(lines)),) if lines else ()


def _pairs(pairs: Sequence[tuple[str, str]]) -> tuple[Block, ...]:
    return (Block(kind="pairs", pairs=tuple(pairs)),) if pairs else ()


def _offices(offices: Sequence[SheetOffice]) -> tuple[Block, ...]:
    return tuple(
        Block(kind="pairs", heading=office.name, pairs=tuple(_office(office))) for office in offices
    )


def _office(office: SheetOffice) -> list[tuple[str, str]]:
    """The ways to an office. A way that nobody gave us is named as such, never left to guess."""
    missing = gettext("not supplied")
    pairs = [
        (gettext("Address"), ", ".join(office.address_lines) or missing),
        (gettext("Fax"), ", ".join(office.fax) or missing),
        (gettext("E-mail"), ", ".join(office.email) or missing),
    ]
    if office.salutation:
        pairs.insert(0, (gettext("Salutation"), office.salutation))
    if office.note:
        pairs.append((gettext("Note"), office.note))
    return pairs
