"""What the writer sees before sending is what arrives."""

import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageSequence

from yeondae.core.beside import Broken
from yeondae.typeset import picture as pictures
from yeondae.typeset import press, scan
from yeondae.typeset.errors import TypesetError
from yeondae.typeset.letter import LetterSheet, letter_pdf
from yeondae.typeset.picture import page_count, page_png, received_fax, received_fax_tiff

Letters = Callable[..., LetterSheet]


def test_a_preview_has_the_width_that_was_asked_for(letter: Letters) -> None:
    with Image.open(io.BytesIO(page_png(letter_pdf(letter()), width=360))) as picture:
        assert picture.format == "PNG"
        assert picture.size == (360, 510)  # A4 on a small phone
        assert len(page_png(letter_pdf(letter()), width=360)) < 60_000


def test_a_page_that_is_not_there_is_said(letter: Letters) -> None:
    pdf = letter_pdf(letter())
    for page in (0, 2):
        with pytest.raises(ValueError, match="has 1 pages"):
            page_png(pdf, page=page)


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_a_received_fax_has_the_dots_of_a_fax_machine(letter: Letters, paper: str) -> None:
    (page,) = received_fax(letter_pdf(letter(paper=paper)))
    with Image.open(io.BytesIO(page)) as picture:
        assert picture.size == (1728, 2292)
        assert picture.mode == "1"
        assert picture.info["dpi"] == pytest.approx((204, 196), abs=0.1)
        black = picture.histogram()[0] / (1728 * 2292)
    assert 0.005 < black < 0.1  # a page of text


def test_a_fax_server_keeps_the_same_pages_as_one_group_4_file(letter: Letters) -> None:
    pdf = letter_pdf(letter(paragraphs=["Again and again. " * 60] * 12))
    with Image.open(io.BytesIO(received_fax_tiff(pdf))) as file:
        assert file.info["compression"] == "group4"
        kept = [frame.convert("1").tobytes() for frame in ImageSequence.Iterator(file)]
    shown = []
    for page in received_fax(pdf):
        with Image.open(io.BytesIO(page)) as picture:
            shown.append(picture.convert("1").tobytes())
    assert kept == shown
    assert len(kept) == page_count(pdf) > 1


@pytest.mark.parametrize(
    "prepared", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n" + b"1 0 obj<</Kids[1 0 R]>>" * 99]
)
def test_a_pdf_that_cannot_be_read_is_refused_in_a_sentence(prepared: bytes) -> None:
    for read in (page_count, page_png, received_fax_tiff, scan.pages_in):
        with pytest.raises(ValueError, match="cannot be read"):
            read(prepared)
    with pytest.raises(ValueError, match="cannot be read"):
        scan.scanned_page(prepared, 1)


def test_what_breaks_the_reader_or_the_press_is_said_as_any_other_fault(monkeypatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise Broken("it did not answer")

    for module in (pictures, scan, press):
        monkeypatch.setattr(module, "beside", broken)
    for read in (page_count, page_png, scan.pages_in):
        with pytest.raises(ValueError, match="cannot be read"):
            read(b"%PDF-")
    with pytest.raises(TypesetError, match="could not be typeset"):
        press.press("letter", [])
