"""Days as people write them."""

from datetime import date

import pytest

from yeondae.intake.rules.dates import dates_in
from yeondae.intake.words import VOCABULARIES

ANCHOR = date(2007, 11, 28)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Wednesday, November 28, 2007", "2007-11-28"),
        ("28 November 2007", "2007-11-28"),
        ("the 28th of November 2007", "2007-11-28"),
        ("am 28. November 2007", "2007-11-28"),
        ("le 28 novembre 2007", "2007-11-28"),
        ("le 1er mai 2007", "2007-05-01"),
        ("el 28 de noviembre de 2007", "2007-11-28"),
        ("op 28 november 2007", "2007-11-28"),
        ("2007년 11월 28일", "2007-11-28"),
        ("2007. 11. 28.", "2007-11-28"),
        ("2007-11-28", "2007-11-28"),
        ("28.11.2007", "2007-11-28"),
        ("20-29 January 2016", "2016-01-20/2016-01-29"),
        ("in May 2017", "2017-05"),
    ],
)
def test_a_whole_date_is_read_in_every_language(text: str, day: str) -> None:
    (found,) = dates_in(text)
    assert (found.value, found.how) == (day, "read")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on November 27", "2007-11-27"),
        ("am 27. November", "2007-11-27"),
        ("le 3 janvier", "2008-01-03"),
        ("11월 27일", "2007-11-27"),
        ("the morning of the 27", "2007-11-27"),
        ("in April, 18, the meeting", "2008-04-18"),
        ("at the end of March", "2008-03"),
    ],
)
def test_what_is_left_out_is_inferred_from_the_day_of_the_text(text: str, day: str) -> None:
    (found,) = dates_in(text, ANCHOR)
    assert (found.value, found.how) == (day, "inferred")
    assert found.why is not None


def test_without_a_day_to_count_from_it_stays_open() -> None:
    (found,) = dates_in("on November 27")
    assert found.value is None


def test_a_figure_date_that_reads_both_ways_is_guessed() -> None:
    (found,) = dates_in("03/04/2016")
    assert (found.value, found.how) == ("2016-04-03", "guessed")


@pytest.mark.parametrize(("code", "word"), [("en", "yesterday"), ("de", "gestern"), ("ko", "어제")])
def test_yesterday_is_counted(code: str, word: str) -> None:
    (found,) = dates_in(f"{word} .", ANCHOR, VOCABULARIES[code])
    assert found.value == "2007-11-27"


@pytest.mark.parametrize("text", ["40 May 2007", "30 February 2007", "2007-13-01", "may be May"])
def test_no_day_is_made_of_what_is_none(text: str) -> None:
    assert all(each.value is None or len(each.value) < 10 for each in dates_in(text, ANCHOR))


def test_german_hier_is_no_french_yesterday() -> None:
    assert dates_in("hier in Berlin", ANCHOR, VOCABULARIES["de"]) == []
