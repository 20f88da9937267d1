"""The .docx of an action sheet."""

import io
import zipfile
from datetime import UTC, datetime, time
from typing import Any

import docx
import segno
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

_PAPERS = {"a4": (Mm(210), Mm(297)), "us-letter": (Mm(215.9), Mm(279.4))}
# What may follow w:bidi in a paragraph's properties; Word refuses another order.
_AFTER_BIDI = ("w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr")
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the first moment a ZIP file knows


def docx_of(
    outline: dict[str, Any], language: str, paper: str, dated: str, is_turned: bool
) -> bytes:
    """An `Outline` of printable words as .docx bytes; `is_turned` sets it from right to left."""
    document = docx.Document()
    _prepare(document, language, paper, datetime.fromisoformat(dated))
    _write(document, outline)
    if is_turned:
        for paragraph in document.paragraphs:
            _turn(paragraph)
    out = io.BytesIO()
    document.save(out)
    return _without_clock(out.getvalue())


def _prepare(document: Document, language: str, paper: str, day: datetime) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = _PAPERS[paper]
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(18)
    _choose_fonts(document, language)
    normal = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after = Pt(5)
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = about.title = ""
    about.language = language
    about.created = about.modified = datetime.combine(day, time(), UTC)


def _choose_fonts(document: Document, language: str) -> None:
    """Black and plain, in fonts that most machines have, and the language for spell checkers."""
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name = "Arial"
        style.font.color.rgb = RGBColor(0, 0, 0)
        properties = style.element.get_or_add_rPr()
        fonts = properties.find(qn("w:rFonts"))
        for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[theme]
        fonts.set(qn("w:hAnsi"), "Arial")
        fonts.set(qn("w:cs"), "Arial")
        fonts.set(qn("w:eastAsia"), "Malgun Gothic")
        words = OxmlElement("w:lang")
        for kind in ("w:val", "w:eastAsia", "w:bidi"):
            words.set(qn(kind), language)
        properties.append(words)


def _write(document: Document, outline: dict[str, Any]) -> None:
    _line(document, outline["kind"], bold=True)
    document.add_heading(outline["title"], level=1)
    for line in outline["head"]:
        _line(document, line)
    _line(document, outline["until"], bold=True)
    _line(document, f"{outline['valid']} {outline['valid_url']}")
    picture = io.BytesIO()
    segno.make(outline["valid_url"], error="m", micro=False).save(picture, kind="png", scale=8)
    picture.seek(0)
    document.add_picture(picture, width=Mm(25))
    for section in outline["sections"]:
        heading = document.add_heading(section["heading"], level=2)
        heading.paragraph_format.page_break_before = section["sample"]
        for block in section["blocks"]:
            _block(document, block)


def _block(document: Document, block: dict[str, Any]) -> None:
    if block["heading"]:
        _line(document, block["heading"], bold=True)
    style = "List Bullet" if block["kind"] == "list" else None
    for item in block["items"]:
        document.add_paragraph(item, style=style)
    for label, text in block["pairs"]:
        paragraph = _line(document, f"{label}: ", bold=True)
        paragraph.add_run(text)
        paragraph.paragraph_format.space_after = Pt(0)


def _line(document: Document, text: str, *, bold: bool = False) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = bold
    return paragraph


def _turn(paragraph: Paragraph) -> None:
    """Set a paragraph from right to left (`w:bidi`, and `w:rtl` on what stands in it)."""
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
    for run in paragraph.runs:
        run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))


def _without_clock(made: bytes) -> bytes:
    """The same package with every entry's time set to one moment: no clock, and the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _OLDEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()
