"""Letters go on together without a page changed, and the cover names nobody unasked."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pikepdf
import pypdfium2
import pytest

from yeondae.typeset.binding import Imprint, bind, pages_of
from yeondae.typeset.bundle import (
    RelayCover,
    RelayEntry,
    SendGuide,
    TrayEntry,
    fax_bundle,
    print_tray,
    relay_bundle,
    self_send,
)
from yeondae.typeset.letter import LetterSheet, TypesetError, letter_pdf
from yeondae.typeset.picture import page_count, page_png

Letters = Callable[..., LetterSheet]
DAY = date(2026, 11, 22)


@pytest.fixture
def three(letter: Letters) -> list[bytes]:
    """A letter of one page, one of several, and one in Korean."""
    return [
        letter_pdf(letter(signature_lines=["Ada Example"])),
        letter_pdf(letter(paragraphs=["Again and again. " * 60] * 12)),
        letter_pdf(letter(language="ko", subject="석방을 요청합니다")),
    ]


@pytest.fixture
def cover() -> RelayCover:
    entries = [RelayEntry(reference=f"YD-{n}", country="Germany") for n in range(3)]
    return RelayCover(
        language="en",
        organisation="Example Federation of Unions",
        day="22 November 2026",
        dated=DAY,
        reference="R-2026-1",
        request="Please hand these letters to the Minister of Justice.",
        entries=entries,
        confirm_url="https://letters.example.org/r/1",
    )


def words(pdf: bytes, page: int) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        text: str = document[page].get_textpage().get_text_bounded()
    return text


def assert_archivable(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.Root.OutputIntents) == 1
        assert "/Info" not in opened.trailer
        assert not opened.check_pdf_syntax()
        with opened.open_metadata() as about:
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "B")


def pictures(pdf: bytes) -> list[bytes]:
    return [page_png(pdf, page=n + 1, width=300) for n in range(page_count(pdf))]


def test_letters_for_one_call_follow_each_other_unchanged(three: list[bytes]) -> None:
    bundle = fax_bundle(three, reference="F-1", language="en", dated=DAY)
    assert pictures(bundle) == [picture for pdf in three for picture in pictures(pdf)]
    assert_archivable(bundle)
    assert bundle == fax_bundle(three, reference="F-1", language="en", dated=DAY)


def test_a_bundle_can_be_bundled_again(three: list[bytes]) -> None:
    first = fax_bundle(three, reference="F-1", language="en", dated=DAY)
    again = fax_bundle([first, three[0]], reference="F-2", language="en", dated=DAY)
    assert page_count(again) == page_count(first) + 1
    assert_archivable(again)


def test_the_relay_gets_a_list_and_all_letters(three: list[bytes], cover: RelayCover) -> None:
    bundle = relay_bundle(cover, three)
    assert page_count(bundle) == 1 + sum(page_count(pdf) for pdf in three)
    front = words(bundle, 0)
    for said in ("Example Federation of Unions", "22 November 2026", "YD-0", "YD-2", "Germany"):
        assert said in front
    assert "3 letters" in front
    assert pictures(bundle)[1:] == [picture for pdf in three for picture in pictures(pdf)]
    assert_archivable(bundle)


def test_the_list_names_nobody_who_did_not_ask_for_it(
    three: list[bytes], cover: RelayCover
) -> None:
    assert "Name" not in words(relay_bundle(cover, three), 0)
    entries = [*cover.entries[:2], RelayEntry(reference="YD-9", country="Peru", name="Ada Example")]
    front = words(relay_bundle(replace(cover, entries=entries), three), 0)
    assert front.count("Ada Example") == 1


def test_a_long_list_goes_on_with_its_head_repeated(letter: Letters, cover: RelayCover) -> None:
    entries = [RelayEntry(reference=f"YD-{n:03}", country="Peru") for n in range(90)]
    bundle = relay_bundle(replace(cover, entries=entries), [letter_pdf(letter())] * 90)
    assert page_count(bundle) > 91
    assert "Reference" in words(bundle, 1) and "YD-089" in words(bundle, page_count(bundle) - 91)


def test_a_list_that_does_not_match_its_letters_is_refused(
    three: list[bytes], cover: RelayCover
) -> None:
    with pytest.raises(ValueError, match="3 entries on the list, 2 letters"):
        relay_bundle(cover, three[:2])


def test_the_print_tray_lists_addresses_and_keeps_the_order(three: list[bytes]) -> None:
    entries = [
        TrayEntry(reference=f"YD-{n}", recipient_lines=["The Minister", f"Road {n}"], pdf=pdf)
        for n, pdf in enumerate(three)
    ]
    tray = print_tray(entries, language="en", reference="T-1", day="22 November 2026", dated=DAY)
    for said in ("3 letters to post", "YD-1", "Road 2", "Posted"):
        assert said in words(tray, 0)
    assert pictures(tray)[1:] == [picture for pdf in three for picture in pictures(pdf)]
    assert_archivable(tray)


def test_on_both_sides_no_letter_begins_on_the_back_of_another(three: list[bytes]) -> None:
    entries = [
        TrayEntry(reference=f"YD-{n}", recipient_lines=["The Minister"], pdf=pdf)
        for n, pdf in enumerate(three)
    ]
    tray = print_tray(
        entries, language="en", reference="T", day="today", dated=DAY, both_sides=True
    )
    begins = [n for n in range(page_count(tray)) if "letters.example.org" in words(tray, n)]
    assert len(begins) == 3
    assert all(n % 2 == 0 for n in begins)


def test_a_supporter_who_sends_alone_gets_the_letter_and_the_way(three: list[bytes]) -> None:
    guide = SendGuide(
        language="en",
        title="Send your letter yourself",
        introduction="Sign it, then choose one way.",
        sections=[("By fax", ["+1 202 555 0100"]), ("By post", ["The Minister", "1 Example Road"])],
        dated=DAY,
        reference="S-1",
        report_url="https://letters.example.org/sent",
    )
    pdf = self_send(three[0], guide)
    assert page_count(pdf) == 2
    assert pictures(pdf)[0] == pictures(three[0])[0]
    for said in ("Send your letter yourself", "+1 202 555 0100", "letters.example.org/sent"):
        assert said in words(pdf, 1)
    assert_archivable(pdf)


def test_nothing_to_bind_is_said(three: list[bytes]) -> None:
    with pytest.raises(TypesetError, match="nothing to bind"):
        fax_bundle([], reference="F", language="en", dated=DAY)


@pytest.mark.parametrize("foreign", [b"", b"%PDF-1.7\n", b"not a PDF", b"startxref\n9\n%%EOF"])
def test_a_file_that_is_not_ours_is_refused_in_a_sentence(foreign: bytes) -> None:
    with pytest.raises(TypesetError, match="not made by us"):
        fax_bundle([foreign], reference="F", language="en", dated=DAY)


def test_a_title_cannot_break_the_file(three: list[bytes]) -> None:
    imprint = Imprint(title='<&"> )(', language="en)/X(", dated=DAY)
    assert_archivable(bind(pages_of(three[0]), imprint))
