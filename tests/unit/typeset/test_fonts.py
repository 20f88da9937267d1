"""The fonts are the ones the README names, and hold what it promises."""

import hashlib

import pytest

from yeondae.typeset.glyphs import FONTS, coverage


def test_every_font_is_the_one_that_was_checked_in() -> None:
    listed = dict(
        reversed(line.split()) for line in (FONTS / "SHA256SUMS").read_text().splitlines()
    )
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FONTS.glob("*.[ot]tf")
    }
    assert found == listed


def test_the_fonts_stay_small_and_licensed() -> None:
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 6_200_000
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text()


def test_all_hangul_syllables_can_be_printed() -> None:
    assert coverage().issuperset(map(chr, range(0xAC00, 0xD7A4)))


@pytest.mark.parametrize(
    ("script", "characters"),
    [
        ("Latin with its accents", "äöüßéèñçşğıłőůțẞĦŋ"),
        ("Vietnamese", "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"),
        ("Greek and Cyrillic", "αάΩωђѓєѕіїјљњћќўџґӨүң"),
        ("Devanagari", "अआकखघङचज्ञड़ढ़।॥०९"),
        ("Bengali", "অআকখঙচজ্ঞড়ঢ়য়০৯৳"),
        ("Arabic, Persian, Urdu", "ابتثجحخپچژگیںےہھۂ۰۹؟،؛"),
        (
            "what letters are full of",
            "–—‘’“”„‚«»‹›…·•§¶†‡°№€£¥₩₹½¼¾×÷±≤≥→←↑↓★☆○●□■「」『』〈〉《》【】",
        ),
    ],
)
def test_a_script_is_complete_enough_to_write_in(script: str, characters: str) -> None:
    missing = set(characters) - coverage()
    assert not missing, f"{script}: {missing}"
