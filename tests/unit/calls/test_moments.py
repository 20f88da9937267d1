"""A date is kept as exact as it was typed, and no more."""

from datetime import date, time

import pytest

from yeondae.calls.drafts import moments
from yeondae.cases.models import Event

P = Event.Precision


@pytest.mark.parametrize(
    ("typed", "on", "precision"),
    [
        ("2007-11-27", date(2007, 11, 27), P.EXACT),
        ("about 2007-11-27", date(2007, 11, 27), P.ABOUT),
        ("2017-03", date(2017, 3, 1), P.DAY_UNKNOWN),
        ("2017", date(2017, 1, 1), P.DAY_MONTH_UNKNOWN),
        ("", None, P.EXACT),
    ],
)
def test_a_date_stays_as_vague_as_it_was_typed(typed: str, on: date | None, precision: str) -> None:
    assert moments.vague_day(typed) == (on, precision)


@pytest.mark.parametrize(
    ("typed", "start", "end", "is_about"),
    [
        ("09:20", time(9, 20), None, False),
        ("about 09:20", time(9, 20), None, True),
        ("09:00/09:30", time(9), time(9, 30), False),
        ("morning", time(6), time(12), True),
        ("", None, None, False),
    ],
)
def test_a_time_may_be_a_range_or_a_part_of_the_day(
    typed: str, start: time | None, end: time | None, is_about: bool
) -> None:
    assert moments.times(typed) == (start, end, is_about)


@pytest.mark.parametrize("typed", ["27 November", "2007-13-01", "2007-02-30", "0000", "x"])
def test_what_is_no_date_says_how_to_write_one(typed: str) -> None:
    with pytest.raises(moments.NotAMoment, match="year-month-day"):
        moments.vague_day(typed)


@pytest.mark.parametrize("typed", ["9 o'clock", "25:00", "09:00/09:10/09:20"])
def test_what_is_no_time_says_how_to_write_one(typed: str) -> None:
    with pytest.raises(moments.NotAMoment, match="09:"):
        moments.times(typed)
