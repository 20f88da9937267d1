"""The action sheet: a call on two pages to hand out, as PDF, .docx and plain text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from yeondae.typeset.letter import Paper


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


def action_sheet_pdf(sheet: ActionSheet) -> bytes:
    """The sheet as PDF/A-2b."""
    raise NotImplementedError


def action_sheet_docx(sheet: ActionSheet) -> bytes:
    """The sheet as a .docx to edit and pass on, without author or time of making."""
    raise NotImplementedError


def action_sheet_text(sheet: ActionSheet) -> str:
    """The sheet as plain text, for a mail or a messenger."""
    raise NotImplementedError
