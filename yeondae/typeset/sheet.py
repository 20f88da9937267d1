"""The action sheet: a call on two pages to hand out, as PDF, .docx and plain text."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext, override

from yeondae.typeset.binding import Imprint, Page, bind, pages_of
from yeondae.typeset.glyphs import printable
from yeondae.typeset.outline import ActionSheet, Block, Outline, Section, SheetOffice, outline_of
from yeondae.typeset.press import press
from yeondae.typeset.qr import qr_svg
from yeondae.typeset.word_file import docx_of
from yeondae.typeset.words import for_press, voice

__all__ = [
    "ActionSheet",
    "SheetOffice",
    "action_sheet_docx",
    "action_sheet_pdf",
    "action_sheet_text",
]

_PAGES = 2
# Size in points, and whether the sample letter begins on its own page: the first that fits wins.
_FITS = (
    (11, True),
    (10.5, True),
    (10, True),
    (9.5, True),
    (9, True),
    (9, False),
    (8.5, False),
    (8, False),
)


def action_sheet_pdf(sheet: ActionSheet) -> bytes:
    """The sheet as PDF/A-2b: two pages, set smaller where it must; longer if 8 pt overflows.

    Raises `MissingGlyph` and `TypesetError` as a letter does.
    """
    outline = _outline(sheet)
    data = for_press(
        {
            "kind": outline.kind,
            "title": outline.title,
            "head": outline.head,
            "until": outline.until,
            "valid": outline.valid,
            "url_text": outline.valid_url,
        },
        language=sheet.language,
        where=gettext("the action sheet"),
    )
    data |= {
        "voice": voice(sheet.language),
        "paper": sheet.paper,
        "qr": qr_svg(outline.valid_url),
        "url": outline.valid_url,
        "sections": [_section(section, sheet.language) for section in outline.sections],
    }
    pages = _fitted(data)
    imprint = Imprint(title=sheet.number, language=sheet.language, dated=sheet.dated)
    return bind(pages, imprint)


def action_sheet_docx(sheet: ActionSheet) -> bytes:
    """The sheet as a .docx to edit and pass on, without author or time of making."""
    return docx_of(_outline(sheet), language=sheet.language, paper=sheet.paper, dated=sheet.dated)


def action_sheet_text(sheet: ActionSheet) -> str:
    """The sheet as plain text, for a mail or a messenger."""
    return printable("\n".join(_lines(_outline(sheet)))) + "\n"


def _outline(sheet: ActionSheet) -> Outline:
    with override(sheet.language):
        return outline_of(sheet)


def _section(section: Section, language: str) -> dict[str, object]:
    """A section for the template: its words set for the press, its kinds as they are."""

    def words(content: object) -> Any:
        return for_press(content, language=language, where=f"“{section.heading}”")

    blocks = [
        {
            "kind": block.kind,
            "heading": words(block.heading),
            "items": words(block.items),
            "pairs": words(block.pairs),
        }
        for block in section.blocks
    ]
    return {"heading": words(section.heading), "sample": section.sample, "blocks": blocks}


def _fitted(data: dict[str, object]) -> list[Page]:
    pages: list[Page] = []
    for size, apart in _FITS:
        pages = pages_of(press("sheet", {**data, "size": size, "apart": apart}))
        if len(pages) <= _PAGES:
            break
    return pages


def _lines(outline: Outline) -> Iterator[str]:
    yield from (outline.kind, outline.title, *outline.head, outline.until)
    yield f"{outline.valid} {outline.valid_url}"
    for section in outline.sections:
        yield from ("", section.heading, "-" * min(72, len(section.heading)))
        for number, block in enumerate(section.blocks):
            yield from ("",) * bool(number)
            yield from (block.heading,) * bool(block.heading)
            yield from _block_lines(block)


def _block_lines(block: Block) -> Iterator[str]:
    if block.kind == "list":
        yield from (f"- {item}" for item in block.items)
    elif block.kind == "pairs":
        yield from (f"{label}: {text}" for label, text in block.pairs)
    else:
        yield "\n\n".join(block.items)
