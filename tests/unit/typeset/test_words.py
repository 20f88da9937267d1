"""Text of people reaches the templates whole, with its lines, and turned where it must be."""

from typing import Any

import pytest

from yeondae.typeset.errors import MissingGlyph
from yeondae.typeset.words import for_press, is_right_to_left, voice


def ready(content: Any, language: str = "en") -> Any:
    return for_press(content, language=language, where="the text")


def test_a_text_is_a_list_of_its_lines() -> None:
    assert ready("one\r\ntwo\n\nthree\n") == ["one", "two", "", "three"]


@pytest.mark.parametrize("nothing", ["", " ", "\n\n", "\t"])
def test_a_text_of_nothing_is_an_empty_list(nothing: str) -> None:
    assert ready(nothing) == []


def test_a_line_with_hangul_is_a_list_of_words() -> None:
    assert ready("ILO는 거듭 확인했다.\nin English") == [
        ["ILO는", "거듭", "확인했다."],
        "in English",
    ]


def test_decomposed_hangul_is_composed() -> None:
    """Some keyboards and file names give each letter of a syllable apart."""
    assert ready("\u1112\u1161\u11ab") == [["한"]]


def test_an_address_in_latin_keeps_its_direction_in_an_arabic_letter() -> None:
    assert ready("1 Example Road", "ar") == ["\u20661 Example Road\u2069"]
    assert ready("السلام عليكم", "ar") == ["السلام عليكم"]
    assert ready("1 Example Road", "en") == ["1 Example Road"]


def test_structures_keep_their_shape() -> None:
    content = {"title": "a", "rows": [("b", 1), ("c", True)], "none": None}
    assert ready(content) == {
        "title": ["a"], "rows": [[["b"], 1], [["c"], True]], "none": None,
    }  # fmt: skip


def test_a_missing_glyph_anywhere_inside_is_found() -> None:
    with pytest.raises(MissingGlyph) as caught:
        ready({"rows": [["fine", "not \U0001f339 fine"]]})
    assert (caught.value.where, caught.value.excerpt) == ("the text", "not \U0001f339 fine")


@pytest.mark.parametrize(
    ("tag", "lang", "rtl"),
    [
        ("ko", "ko", False), ("ko-KR", "ko", False), ("pt_BR", "pt", False), ("AR", "ar", True),
        ("ckb", "ckb", True), ("ur-PK", "ur", True), ("", "en", False), ("nonsense", "en", False),
    ],
)  # fmt: skip
def test_a_language_tag_tells_typst_its_name_and_direction(tag: str, lang: str, rtl: bool) -> None:
    assert voice(tag) == {"lang": lang, "rtl": rtl}
    assert is_right_to_left(tag) is rtl
