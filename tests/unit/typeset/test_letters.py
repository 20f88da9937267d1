"""A letter looks as it was written, on any machine, and says nothing that its writer did not."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from pyzbar import pyzbar

from yeondae.typeset.letter import (
    LetterSheet,
    MissingGlyph,
    TypesetError,
    letter_pdf,
    letters_pdf,
)
from yeondae.typeset.picture import page_count, page_png, received_fax

Letters = Callable[..., LetterSheet]

MM = 72 / 25.4  # points
INCH = 72  # points


def text_of(pdf: bytes, page: int = 0) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        text: str = document[page].get_textpage().get_text_bounded()
    return text.replace("\r\n", "\n")


def boxes(pdf: bytes, words: str, page: int = 0) -> Iterator[tuple[float, float, float, float]]:
    """Where `words` stand on the page: left, top, right, bottom in points from the top left."""
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page]
        height = sheet.get_height()
        text = sheet.get_textpage()
        found = text.search(words, match_case=True).get_next()
        assert found, f"{words} is not on page {page + 1}"
        for number in range(text.count_rects(*found)):
            left, bottom, right, top = text.get_rect(number)
            yield left, height - top, right, height - bottom


# --- what an archive and a ministry get ---------------------------------------------------------


def test_a_letter_is_pdf_a_2b(letter: Letters) -> None:
    with pikepdf.open(io.BytesIO(letter_pdf(letter()))) as pdf:
        with pdf.open_metadata() as about:
            assert about["pdfaid:part"] == "2"
            assert about["pdfaid:conformance"] == "B"
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFA1"
        assert len(intent.DestOutputProfile.read_bytes()) > 100
        assert pdf.trailer.ID
        assert not pdf.check_pdf_syntax()


def test_every_font_is_embedded(in_every_script: LetterSheet) -> None:
    with pikepdf.open(io.BytesIO(letter_pdf(in_every_script))) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        descriptors = [o for o in fonts if o.get("/Type") == "/FontDescriptor"]
        assert descriptors
        assert all("/FontFile2" in o or "/FontFile3" in o for o in descriptors)


def test_a_letter_says_nothing_of_who_made_it_or_when(letter: Letters) -> None:
    pdf = letter_pdf(letter())
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert "/Info" not in opened.trailer
        with opened.open_metadata() as about:
            kept = {name.rpartition("}")[2] for name in about}
    assert kept == {"part", "conformance", "title", "language", "CreateDate"}
    packet = pdf[pdf.index(b"<?xpacket") : pdf.index(b"<?xpacket end")].decode()
    assert "<xmp:CreateDate>2026-11-22</xmp:CreateDate>" in packet  # a day: no hour, no zone
    assert "YD-2026-K7QX" in packet
    for word in ("supporter", "typst", "krilla", "Producer", "Creator", "Minister"):
        assert word.lower() not in packet.lower().replace("createdate", "")


def test_the_same_letter_gives_the_same_bytes(in_every_script: LetterSheet) -> None:
    assert letter_pdf(in_every_script) == letter_pdf(in_every_script)


# --- many at once -------------------------------------------------------------------------------


def test_many_letters_come_out_in_order_each_with_its_own_words(letter: Letters) -> None:
    sheets = [
        letter(
            reference=f"YD-{n}", signature_lines=[f"Signer {n}"], language="de" if n % 2 else "en"
        )
        for n in range(60)
    ]
    pdfs = letters_pdf(sheets)
    assert len(pdfs) == 60
    for n, pdf in enumerate(pdfs):
        assert f"Signer {n}" in text_of(pdf)
        assert f"YD-{n}" in text_of(pdf)
        assert page_count(pdf) == 1
    assert pdfs == letters_pdf(sheets)


def test_a_letter_set_among_others_looks_as_it_does_alone(letter: Letters) -> None:
    sheets = [letter(signature_lines=[f"Signer {n}"]) for n in range(3)]
    together = letters_pdf(sheets)
    for sheet, pdf in zip(sheets, together, strict=True):
        assert page_png(pdf, width=900) == page_png(letter_pdf(sheet), width=900)


def test_long_letters_among_short_ones_keep_all_their_pages(letter: Letters) -> None:
    long = letter(paragraphs=["Again and again. " * 40] * 20)
    pages = [page_count(pdf) for pdf in letters_pdf([letter(), long, letter(), long])]
    assert pages == [1, page_count(letter_pdf(long)), 1, page_count(letter_pdf(long))]
    assert pages[1] > 1


def test_no_file_holds_a_rare_character_of_another_supporter(letter: Letters) -> None:
    """A font keeps the characters that were used: a rare name must not travel in other files."""
    alone = letter()
    among = [letter(signature_lines=[name]) for name in ("Şükrü Ğ", "Łucja", "홍길동")]
    assert letters_pdf([alone, *among])[0] == letter_pdf(alone)


# --- what stands where --------------------------------------------------------------------------


def test_the_address_stands_in_the_window_of_din_5008_b(letter: Letters) -> None:
    lines = ["Ministry of Justice", "Second line", "Third line", "Fourth line", "Fifth", "COUNTRY"]
    pdf = letter_pdf(letter(recipient_lines=lines))
    for line in lines:
        for left, top, right, bottom in boxes(pdf, line):
            assert left >= 20 * MM and right <= 105 * MM  # the field is 85 mm wide
            assert top >= 62.7 * MM and bottom <= 90 * MM  # below the 17.7 mm for notes
    ((_left, top, _right, _bottom),) = boxes(pdf, "Hamburg, 22 November 2026")
    assert top >= 98.4 * MM


@pytest.mark.parametrize(
    "lines",
    [
        [f"Line {n} of a long address" for n in range(7)],
        ["A very long name of an office that needs two rows of the window " for _ in range(3)],
        ["법무부 출입국 외국인정책본부 이민조사과 담당 사무관 귀하 앞"] * 4,
    ],
)
def test_a_long_address_shrinks_to_stay_in_the_window(letter: Letters, lines: list[str]) -> None:
    pdf = letter_pdf(letter(recipient_lines=[*lines, "REPUBLIC OF EXAMPLE"]))
    for _left, top, right, bottom in boxes(pdf, "REPUBLIC OF EXAMPLE"):
        assert top >= 62.7 * MM and right <= 105 * MM and bottom <= 90 * MM


def test_the_address_stands_in_the_window_of_a_us_10_envelope(letter: Letters) -> None:
    """The window is 4.5 x 1.125 in, 7/8 in from the left and 1/2 in from the bottom of 9.5 x 4.125;
    the folded sheet (8.5 x 3.667) may slip by an inch and by 0.458 in."""
    lines = ["The Minister of Justice", "Ministry of Justice", "1 Example Road", "COUNTRY"]
    pdf = letter_pdf(letter(recipient_lines=lines, paper="us-letter", window="us10"))
    for line in lines:
        for left, top, right, bottom in boxes(pdf, line):
            for across in (0, 1 * INCH):
                assert left + across >= 0.875 * INCH and right + across <= 5.375 * INCH
            for down in (0, 0.458 * INCH):
                assert top + down >= 2.5 * INCH and bottom + down <= 3.625 * INCH
    with pypdfium2.PdfDocument(pdf) as document:
        assert document[0].get_size() == pytest.approx((8.5 * INCH, 11 * INCH))


def test_everything_the_writer_wrote_is_on_the_paper(letter: Letters) -> None:
    sheet = letter(title_line="OPEN LETTER")
    text = text_of(letter_pdf(sheet))
    written = [
        *sheet.sender_lines, *sheet.recipient_lines, sheet.place_and_date, sheet.title_line,
        sheet.subject, sheet.salutation, *sheet.paragraphs, *sheet.demands, *sheet.after_demands,
        sheet.closing, *sheet.signature_lines, sheet.reference,
    ]  # fmt: skip
    for words in written:
        assert words in text


def test_an_organisation_writes_under_its_letterhead(letter: Letters) -> None:
    head = ["Example Federation", "1 Example Street, Springfield", "desk@example.org"]
    pdf = letter_pdf(letter(kind="organisation", sender_lines=head))
    ((_left, top, _right, bottom),) = boxes(pdf, "Example Federation")
    ((_, _, _, small_bottom),) = boxes(pdf, "desk@example.org")
    assert bottom - top > 9  # points: larger than the text
    assert small_bottom < 45 * MM  # above the window


def test_line_breaks_that_were_typed_are_kept(letter: Letters) -> None:
    text = text_of(letter_pdf(letter(paragraphs=["first\nsecond\r\nthird"])))
    assert "first\nsecond\nthird" in text


@pytest.mark.parametrize(
    "typed",
    [
        "#panic() *not bold* _not slanted_ $1 + 1$ // [gone]",
        "= No heading <label> @reference \\ `code` ~ -- ---",
        '#import "x.typ" #sys.inputs {{ field }} {% tag %}',
        "<b>bold</b> &amp; %s %(name)s {0}",
        "1. one  + two  - three",
        "https://example.org/not-a-link",
    ],
)
def test_markup_stays_what_was_typed(letter: Letters, typed: str) -> None:
    sheet = letter(paragraphs=[typed], subject=typed, demands=[typed], recipient_lines=[typed])
    words = re.sub(r"\s+", "", typed)
    assert re.sub(r"\s+", "", text_of(letter_pdf(sheet))).count(words) == 4


def test_korean_words_do_not_break_inside(letter: Letters) -> None:
    words = ["강제퇴거를", "이주노동자에", "석방해", "주십시오.", "국제노동기구(ILO)는", "30분도"]
    paragraph = " ".join(words * 12)
    lines = text_of(letter_pdf(letter(language="ko", paragraphs=[paragraph]))).split("\n")
    printed = [line.split() for line in lines if any(word in line for word in words)]
    assert len(printed) > 3
    assert [word for line in printed for word in line] == words * 12


def test_a_korean_word_longer_than_the_line_still_stays_on_the_paper(letter: Letters) -> None:
    pdf = letter_pdf(letter(language="ko", paragraphs=["가나다라마바사" * 30]))
    for _left, _top, right, _bottom in boxes(pdf, "가나다라마바사"):
        assert right <= 190.5 * MM


def test_arabic_runs_from_the_right_and_the_address_stays_in_its_window(letter: Letters) -> None:
    pdf = letter_pdf(
        letter(language="ar", subject="ثلاثة", salutation="معالي الوزير،", place_and_date="")
    )
    assert "1 Example Road" in text_of(pdf)
    ((left, _top, right, _bottom),) = boxes(pdf, "1 Example Road")
    assert left == pytest.approx(25 * MM, abs=2) and right < 105 * MM
    with Image.open(io.BytesIO(page_png(pdf, width=840))) as page:
        below = page.crop((40, 390, 840, 425))  # the subject, right of the fold mark
        left, _top, right, _bottom = below.point(lambda grey: 255 - grey).getbbox() or (0, 0, 0, 0)
    assert 380 < left < right  # of 800: in the right half


# --- long letters -------------------------------------------------------------------------------


def test_a_letter_shrinks_a_little_before_it_takes_a_second_page(letter: Letters) -> None:
    tight = letter(paragraphs=["Words that fill a line of this letter, and one more. " * 8] * 5)
    pdf = letter_pdf(tight)
    assert page_count(pdf) == 1
    ((_, top, _, bottom),) = boxes(pdf, "I would be glad of an answer.")
    ((_, roomy_top, _, roomy_bottom),) = boxes(
        letter_pdf(letter()), "I would be glad of an answer."
    )
    assert bottom - top < roomy_bottom - roomy_top


def test_a_long_letter_goes_on_over_numbered_pages(letter: Letters) -> None:
    paragraphs = [f"Paragraph {n}. " + "Words and words. " * 30 for n in range(30)]
    pdf = letter_pdf(letter(paragraphs=paragraphs))
    count = page_count(pdf)
    assert count > 2
    for page in range(count):
        assert f"{page + 1}/{count}" in text_of(pdf, page)
        assert "YD-2026-K7QX" in text_of(pdf, page)
    whole = "".join(text_of(pdf, page) for page in range(count))
    assert all(f"Paragraph {n}." in whole for n in range(30))


# --- characters ---------------------------------------------------------------------------------


def test_every_script_is_drawn(in_every_script: LetterSheet) -> None:
    pdf = letter_pdf(in_every_script)
    assert page_count(pdf) == 1


def test_a_character_nobody_can_draw_is_named_with_its_place(letter: Letters) -> None:
    with pytest.raises(MissingGlyph) as caught:
        letter_pdf(letter(signature_lines=["Ada", "with love \U0001f339 and rage"]))
    assert caught.value.character == "\U0001f339"
    assert "ROSE" in str(caught.value)
    assert "the signature" in str(caught.value)
    assert "with love" in str(caught.value)


def test_an_address_that_is_none_is_refused_in_a_sentence(letter: Letters) -> None:
    for url in ("javascript:alert(1)", "https://example.org/a b", "", "https://exämple.org"):
        with pytest.raises(TypesetError, match="not a web address"):
            letter_pdf(letter(verify_url=url))


def test_what_cannot_be_seen_cannot_mislead(letter: Letters) -> None:
    """A direction override would print other words than a reviewer reads."""
    pdf = letter_pdf(letter(paragraphs=["Release \u202enow\u202c and\x07 \ufeffalways\u2028here"]))
    assert "Release now and always\nhere" in text_of(pdf)


# --- the code that tells the recipient what this is ---------------------------------------------


def test_the_code_can_be_read_from_the_received_fax(in_every_script: LetterSheet) -> None:
    (page,) = received_fax(letter_pdf(in_every_script))
    with Image.open(io.BytesIO(page)) as picture:
        (code,) = pyzbar.decode(picture.convert("L"))
    assert code.data == b"https://letters.example.org/l/K7QX"


def test_a_long_address_still_makes_a_code_that_survives_the_fax(letter: Letters) -> None:
    url = "https://solidarity-letters.example.org/l/YD-2026-000123-K7QXM2PD"
    (page,) = received_fax(letter_pdf(letter(verify_url=url)))
    with Image.open(io.BytesIO(page)) as picture:
        (code,) = pyzbar.decode(picture.convert("L"))
    assert code.data.decode() == url


def test_the_letter_the_software_exists_for_fits_one_page_of_fax(
    letter: Letters, seeds: Path
) -> None:
    received = next(seeds.glob("2-*.txt")).read_text()
    body = received.partition("Dear Minister Jung,")[2].partition("No comments")[0]
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    demands = [line.lstrip("-") for line in lines if line.startswith("-")]
    paragraphs = [line for line in lines if not line.startswith("-")]
    assert len(demands) == 3 and len(paragraphs) == 3
    sheet = letter(salutation="Dear Minister Jung,", paragraphs=paragraphs, demands=demands)
    for paper, window in (("a4", "din5008-b"), ("us-letter", "us10")):
        pdf = letter_pdf(replace(sheet, paper=paper, window=window))
        assert page_count(pdf) == 1
        text = " ".join(text_of(pdf).split())
        assert all(" ".join(words.split()) in text for words in [*paragraphs, *demands])
