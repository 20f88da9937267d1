"""Whatever people type is printed as it was typed, or refused in a sentence: never an accident."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yeondae.typeset.glyphs import coverage, printable
from yeondae.typeset.letter import LetterSheet, MissingGlyph, letter_pdf, letters_pdf

Letters = Callable[..., LetterSheet]

few = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
anything = st.text(max_size=120)
drawable = st.text(st.sampled_from(sorted(coverage())), min_size=1, max_size=80)
languages = st.sampled_from(["en", "ko", "ar", "bn", "ne", "de", "pt-BR", "zh-Hant-TW", "", "??"])


def opens(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) >= 1
        assert not opened.check_pdf_syntax()


@few
@given(text=anything, language=languages)
def test_any_text_is_printed_or_refused_in_a_sentence(
    letter: Letters, text: str, language: str
) -> None:
    changes: dict[str, Any] = {"paragraphs": [text], "subject": text, "signature_lines": [text]}
    try:
        pdf = letter_pdf(letter(language=language, recipient_lines=[text], **changes))
    except MissingGlyph as refused:
        assert refused.character in printable(text)
        assert refused.character not in coverage()
        assert f"U+{ord(refused.character):04X}" in str(refused)
    else:
        opens(pdf)


@few
@given(text=drawable, language=languages)
def test_any_text_of_drawable_characters_is_printed(
    letter: Letters, text: str, language: str
) -> None:
    opens(letter_pdf(letter(language=language, paragraphs=[text], demands=[text])))


@settings(few, max_examples=20)
@given(texts=st.lists(drawable, min_size=2, max_size=6))
def test_letters_together_are_as_many_as_went_in(letter: Letters, texts: list[str]) -> None:
    sheets = [letter(paragraphs=[text], reference=f"YD-{n}") for n, text in enumerate(texts)]
    made = letters_pdf(sheets)
    assert made == letters_pdf(sheets)
    for n, pdf in enumerate(made):
        assert f">YD-{n}</rdf:li>".encode() in pdf


@given(text=anything)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert printable(printable(text)) == printable(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "\u00ad", "\u0301", "\u200d\u200d"])
def test_texts_of_nothing_are_no_accident(letter: Letters, text: str) -> None:
    opens(letter_pdf(letter(paragraphs=[text], subject=text, sender_lines=[text], demands=[text])))
    opens(letter_pdf(letter(kind="organisation", sender_lines=[text], signature_lines=[])))
    opens(letter_pdf(letter(kind="organisation", sender_lines=[], recipient_lines=[], closing="")))
