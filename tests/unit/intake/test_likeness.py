"""Two names of one office are alike, whatever the order of their words."""

import pytest

from yeondae.intake.likeness import likeness


@pytest.mark.parametrize(
    "one, other, least, most",
    [
        ("minister of justice", "justice minister of", 100, 100),
        ("minister of justice", "ministry of justice", 88, 99),
        ("minister of justice", "minister of labour", 50, 80),
        ("법무부 장관", "법무부 장관님", 88, 99),
        ("", "", 100, 100),
        ("president", "", 0, 0),
    ],
)
def test_a_small_difference_counts_little(one: str, other: str, least: int, most: int) -> None:
    assert least <= likeness(one, other) <= most
    assert likeness(one, other) == likeness(other, one)
