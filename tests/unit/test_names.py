"""Whoever is written in several ways is found under each of them."""

import pytest

from yeondae.core.names import keys, part_keys

SPELLINGS = [
    ("HAN Sang-gyun", "Sang-gyun Han", "Han Sang-kyun", "Han Sanggyun", "한상균"),
    ("LEE Yeong-Ju", "Lee Young-joo", "Young-Joo Lee", "이영주"),
    ("Lee Seok-ki", "Yi Sŏk-ki", "I Seok-gi", "이석기"),
    ("Jung Seong-Jin", "Chung Sung-jin", "정성진"),
    ("Masum", "MASUM", "मासुम"),
]


@pytest.mark.parametrize("spellings", SPELLINGS)
def test_every_spelling_of_a_name_finds_every_other(spellings: tuple[str, ...]) -> None:
    for one in spellings:
        for other in spellings:
            assert keys(one) & keys(other), f"{one} does not find {other}"


def test_different_people_do_not_share_a_key() -> None:
    names = [each[0] for each in SPELLINGS] + ["Kajiman", "Raju"]
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            assert not keys(one) & keys(other)


def test_a_single_name_finds_the_fuller_one_but_a_common_short_one_does_not() -> None:
    assert part_keys("Kajiman") & part_keys("Kajiman Example")
    assert not part_keys("Kim") & part_keys("Kim Example")


def test_an_empty_name_has_no_key() -> None:
    assert keys("") == frozenset()
    assert keys(" - ") == frozenset()
