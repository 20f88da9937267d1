"""Dates as people write them in each language."""

from datetime import date

import pytest
from django.utils import translation

from yeondae.letters.typesetting import from_to, long_date

FIRST, LAST = date(2007, 11, 27), date(2007, 12, 13)


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "27 November 2007"), ("de", "27. November 2007"), ("ko", "2007년 11월 27일"),
     ("en-US", "November 27, 2007"), ("xx", "27 November 2007")],
)  # fmt: skip
def test_a_day_is_written_as_the_language_writes_it(language: str, written: str) -> None:
    assert long_date(FIRST, language) == written


def test_a_year_that_both_share_is_written_once() -> None:
    with translation.override("en"):
        assert from_to(FIRST, LAST, "en") == "27 November to 13 December 2007"
        assert from_to(FIRST, LAST, "de").startswith("27. November ")
        assert from_to(FIRST, LAST, "ko").startswith("2007년 11월 27일")
        assert from_to(FIRST, LAST, "ko").endswith("12월 13일")


def test_different_years_are_both_written() -> None:
    with translation.override("en"):
        span = from_to(date(2015, 12, 10), date(2018, 5, 21), "en")
    assert span == "10 December 2015 to 21 May 2018"


def test_one_day_is_one_day() -> None:
    assert from_to(FIRST, FIRST, "en") == "27 November 2007"
