"""No public number tells of fewer than ten letters, not even by subtraction."""

from hypothesis import given
from hypothesis import strategies as st

from yeondae.deliveries.rules.counting import (
    ELSEWHERE,
    LEAST,
    Cell,
    by_channel,
    by_country,
    by_standing,
    total,
)


def cells(**countries: int) -> list[Cell]:
    return [Cell("fax", "arrived", country, count) for country, count in countries.items()]


def test_small_countries_are_told_together() -> None:
    assert by_country(cells(DE=40, KR=12, FR=6, AT=5)) == {"DE": 40, "KR": 12, ELSEWHERE: 11}


def test_a_single_small_country_hides_with_the_smallest_large_one() -> None:
    assert by_country(cells(DE=40, KR=12, FR=6)) == {"DE": 40, ELSEWHERE: 18}


def test_fewer_than_ten_in_all_are_not_told() -> None:
    assert total(cells(DE=9)) is None
    assert by_country(cells(DE=9)) == {}


@given(
    st.lists(
        st.builds(
            Cell,
            st.sampled_from(["fax", "email", "post", "relay"]),
            st.sampled_from(["waiting", "arrived", "out", "failed"]),
            st.sampled_from(["DE", "KR", "FR", "US", "NP", ""]),
            st.integers(0, 60),
        ),
        max_size=40,
    )
)
def test_no_cell_and_no_difference_is_below_ten(rows: list[Cell]) -> None:
    everything = sum(row.letters for row in rows)
    for shown in (by_country(rows), by_channel(rows), by_standing(rows)):
        assert all(count >= LEAST for count in shown.values())
        told = total(rows)
        if told is None:
            assert not shown or everything < LEAST
    hidden = everything - sum(by_country(rows).values())
    assert hidden == 0 or hidden >= LEAST or everything < LEAST or not by_country(rows)
