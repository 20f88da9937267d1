"""A call fits on two pages to hand out, and says the same as PDF, as .docx and as plain text."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pikepdf
import pypdfium2
import pytest
from PIL import Image
from pyzbar import pyzbar

from yeondae.typeset.letter import MissingGlyph
from yeondae.typeset.picture import page_count, page_png
from yeondae.typeset.sheet import (
    ActionSheet,
    SheetOffice,
    action_sheet_docx,
    action_sheet_pdf,
    action_sheet_text,
)


@pytest.fixture
def sheet() -> ActionSheet:
    return ActionSheet(
        language="en",
        title="Three officers of a union are held",
        number="YD-2026-03",
        issuers=["Example Federation", "Example Union"],
        issued="22 November 2026",
        send_by="12 December 2026",
        summary=["They were arrested on one morning.", "They are held since."],
        facts=[("Held at", "Example Detention Centre")],
        demands=["Release all three.", "Speak with their union."],
        offices=[
            SheetOffice(
                name="Minister of Justice", salutation="Dear Minister,", fax=["+1 202 555 0100"]
            )
        ],
        copies_to=[SheetOffice(name="Example Federation", email=["desk@example.org"])],
        sample_letter=["Dear Minister,", "I ask you to release them.", "Yours faithfully,"],
        advice=["Be brief."],
        contact_lines=["desk@example.org"],
        sources=["Call of the federation, 22 November 2026"],
        valid_url="https://letters.example.org/c/YD-2026-03",
        dated=date(2026, 11, 22),
    )


def pdf_words(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


def docx_words(made: bytes) -> str:
    document = docx.Document(io.BytesIO(made))
    return " ".join(" ".join(paragraph.text for paragraph in document.paragraphs).split())


def everything_in(sheet: ActionSheet) -> list[str]:
    offices = [*sheet.offices, *sheet.copies_to]
    return [
        sheet.title, sheet.number, *sheet.issuers, sheet.issued, sheet.send_by, *sheet.summary,
        *(word for pair in sheet.facts for word in pair), *sheet.demands, *sheet.sample_letter,
        *(office.name for office in offices), "Dear Minister,", "+1 202 555 0100",
        "desk@example.org", "not supplied", *sheet.advice, *sheet.contact_lines, *sheet.sources,
        "letters.example.org/c/YD-2026-03",
    ]  # fmt: skip


def test_all_three_say_the_same(sheet: ActionSheet) -> None:
    for words in (
        pdf_words(action_sheet_pdf(sheet)),
        docx_words(action_sheet_docx(sheet)),
        " ".join(action_sheet_text(sheet).split()),
    ):
        for said in everything_in(sheet):
            assert said in words


def test_the_sheet_has_two_pages_the_letter_on_the_second(sheet: ActionSheet) -> None:
    pdf = action_sheet_pdf(sheet)
    with pypdfium2.PdfDocument(pdf) as document:
        first, second = (page.get_textpage().get_text_bounded() for page in document)
    assert "What this is about" in first and "Write to" in first
    assert "Sample letter" in second and "1/2" in first and "2/2" in second


def test_a_full_sheet_is_set_smaller_and_still_has_two_pages(sheet: ActionSheet) -> None:
    full = replace(sheet, summary=["They were arrested on one morning, each at home. " * 12] * 6)
    assert page_count(action_sheet_pdf(full)) == 2
    endless = replace(
        sheet, summary=["They were arrested on one morning, each at home. " * 12] * 60
    )
    assert page_count(action_sheet_pdf(endless)) > 2


def test_the_code_asks_whether_the_call_is_still_valid(sheet: ActionSheet) -> None:
    with Image.open(io.BytesIO(page_png(action_sheet_pdf(sheet), width=1240))) as picture:
        (code,) = pyzbar.decode(picture)
    assert code.data.decode() == sheet.valid_url
    with zipfile.ZipFile(io.BytesIO(action_sheet_docx(sheet))) as package:
        (name,) = [name for name in package.namelist() if name.startswith("word/media/")]
        with Image.open(io.BytesIO(package.read(name))) as picture:
            (code,) = pyzbar.decode(picture.convert("L"))
    assert code.data.decode() == sheet.valid_url


def test_no_end_date_is_said_not_hidden(sheet: ActionSheet) -> None:
    assert "No end date is given" in action_sheet_text(replace(sheet, send_by=""))


def test_what_is_empty_has_no_heading(sheet: ActionSheet) -> None:
    text = action_sheet_text(replace(sheet, sources=[], advice=[], copies_to=[]))
    for heading in ("Sources", "When you write", "Send a copy to"):
        assert heading not in text


def test_the_same_sheet_gives_the_same_bytes_without_author_or_clock(sheet: ActionSheet) -> None:
    assert action_sheet_pdf(sheet) == action_sheet_pdf(sheet)
    made = action_sheet_docx(sheet)
    assert made == action_sheet_docx(sheet)
    about = docx.Document(io.BytesIO(made)).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.created is not None and about.created.date() == sheet.dated
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_pdf_is_archivable(sheet: ActionSheet) -> None:
    with pikepdf.open(io.BytesIO(action_sheet_pdf(sheet))) as pdf:
        with pdf.open_metadata() as about:
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "B")
        assert len(pdf.Root.OutputIntents) == 1


def test_an_arabic_sheet_turns_in_the_docx_too(sheet: ActionSheet) -> None:
    made = action_sheet_docx(replace(sheet, language="ar", title="ثلاثة نقابيين محتجزون"))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        document = package.read("word/document.xml").decode()
    assert "<w:bidi/>" in document and "<w:rtl/>" in document
    assert page_count(action_sheet_pdf(replace(sheet, language="ar"))) == 2


def test_a_missing_glyph_is_named_with_its_part(sheet: ActionSheet) -> None:
    with pytest.raises(MissingGlyph, match=r"ROSE.*“What we ask for”"):
        action_sheet_pdf(replace(sheet, demands=["Bread \U0001f339"]))


def test_markup_stays_what_was_typed(sheet: ActionSheet) -> None:
    typed = "#panic() *x* $1$ <b>"
    strange = replace(sheet, title=typed, summary=[typed], advice=["\x00 with control"])
    assert pdf_words(action_sheet_pdf(strange)).count(typed) == 2
    assert docx_words(action_sheet_docx(strange)).count(typed) == 2
