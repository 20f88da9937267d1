"""Files become text, or are refused with a sentence; a hostile one never holds anyone up."""

from datetime import date
from pathlib import Path

import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yeondae.intake import Unreadable, check_text, json_of, load_reader, read_file

MAIL = (
    "From: union@example.org\r\nTo: you@example.org\r\nSubject: Urgent call\r\n"
    "Date: Wed, 28 Nov 2007 10:00:00 +0900\r\nMIME-Version: 1.0\r\n"
    'Content-Type: text/plain; charset="euc-kr"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
)


def test_plain_text_in_the_usual_encodings() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp949"):
        text = "홍길동 위원장을 석방하라"
        assert read_file(text.encode(encoding), "call.txt").text == text
    assert read_file("Libérez-les".encode("cp1252"), "call.txt").text == "Libérez-les"


def test_a_mail_gives_its_subject_text_and_day() -> None:
    received = read_file(MAIL.encode() + "석방하라".encode("euc-kr"), "call.eml")
    assert received.text == "Urgent call\n\n석방하라"
    assert received.sent_on == date(2007, 11, 28)


def test_a_page_gives_what_a_reader_sees() -> None:
    page = b"<html><head><title>x</title></head><body><p>Free <b>Mina</b>!</p><script>no()</script>"
    text = read_file(page + b'<p>Write <a href="mailto:a@example.org">here</a></p>', "c.html").text
    assert "Free Mina!" in text and "no()" not in text
    assert "a@example.org" in text


def test_the_paragraphs_of_a_pdf_stay_apart_and_its_wrapped_lines_together(tmp_path: Path) -> None:
    source = tmp_path / "call.typ"
    story = "They were taken from the street in the early morning. " * 6
    source.write_text(f"Free Mina Specimen!\n\nStop it!\n\n{story}\n\nPlease write.")
    paragraphs = read_file(typst.compile(str(source)), "call.pdf").text.split("\n\n")
    assert [each[:10] for each in paragraphs] == [
        "Free Mina ",
        "Stop it!",
        "They were ",
        "Please wri",
    ]


def test_a_pdf_gives_its_text(tmp_path: Path) -> None:
    source = tmp_path / "call.typ"
    source.write_text("Free Mina Specimen", encoding="utf-8")
    assert "Free Mina Specimen" in read_file(typst.compile(str(source)), "call.pdf").text


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"a" * 1_000_001, "call.txt", "file-too-large"),
        (b"", "call.txt", "file-empty"),
        (b" \n\t", "call.txt", "file-empty"),
        (b"PK\x03\x04...", "call.docx", "file-zip"),
        (b"\x89PNG\r\n", "call.png", "file-picture"),
        (b"text", "call.exe", "file-kind"),
        (b"a\x00\x01\x02" * 50, "call.txt", "file-binary"),
        (b"%PDF-1.7 broken", "call.pdf", "file-broken"),
        (b"no pdf at all", "call.pdf", "file-broken"),
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence(data: bytes, name: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_file(data, name)
    assert refused.value.remark.code == code
    assert str(refused.value).endswith(".")


def test_the_commands_json_is_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    path.write_text("Free Mina Specimen!", encoding="utf-8")
    assert '"kind"' in json_of(path)


PIECES = st.sampled_from(
    ["Minister ", "Aron Exemplar ", "was arrested ", "on 5 May ", "Fax: +82 2 ", "- ", "\n", "(", "\n\n",  # noqa: E501
     "Appeals to:\n", "Dear Minister,\n", "“", "1. ", "a@b.org ", "석방 ", "위원장 ", "[name] ", ". ", "’s "]  # noqa: E501
)  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=60).map("".join))
def test_no_text_breaks_the_reading(text: str) -> None:
    draft = load_reader().read(text)
    assert type(draft).from_json(draft.to_json()) == draft


def test_letters_that_only_a_pattern_takes_for_plain_ones_break_nothing() -> None:
    odd = str.maketrans({"i": "İ", "s": "ſ", "k": "\u212a"})
    text = "TÜRKİYE CUMHURİYETİ. On Friday, 5 August 2016 in Switzerland, Kiel and İzmir."
    assert load_reader().read(text).language is not None
    assert load_reader().read(text.translate(odd)).text == text.translate(odd)


@pytest.mark.parametrize("piece", ["(", "A ", "Dear Minister,\n\ntext\n\n", "Fax: +82 2 1234\n"])
def test_a_hostile_text_ends_in_time(piece: str) -> None:
    draft = load_reader().read((piece * 10_000)[:10_000])
    assert draft.text


def test_control_characters_are_left_out() -> None:
    assert check_text("\ufeffFree\u0007 them, all of them, and at once, wherever they are held!")[
        :9
    ] == ("Free them")
