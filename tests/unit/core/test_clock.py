"""Days and moments."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from yeondae.core import clock


def test_now_is_in_utc_and_the_test_clock_moves_it():
    with time_machine.travel(datetime(2018, 5, 21, 9, tzinfo=UTC), tick=False):
        assert clock.now() == datetime(2018, 5, 21, 9, tzinfo=UTC)


def test_today_is_the_date_of_the_place():
    with time_machine.travel(datetime(2015, 12, 9, 23, 30, tzinfo=UTC), tick=False):
        assert clock.today_in("Asia/Seoul") == date(2015, 12, 10)
        assert clock.today_in("Europe/Berlin") == date(2015, 12, 10)
        assert clock.today_in("America/New_York") == date(2015, 12, 9)


def test_han_sang_gyun_was_held_893_days():
    assert clock.days_elapsed(date(2015, 12, 10), date(2018, 5, 21)) == 893


def test_the_day_of_arrest_is_day_nought_and_leap_days_count():
    assert clock.days_elapsed(date(2024, 2, 28), date(2024, 2, 28)) == 0
    assert clock.days_elapsed(date(2024, 2, 28), date(2024, 3, 1)) == 2


def test_a_day_before_the_arrest_and_a_moment_are_refused():
    with pytest.raises(ValueError, match="lies before"):
        clock.days_elapsed(date(2018, 5, 21), date(2015, 12, 10))
    with pytest.raises(TypeError, match="dates of a place"):
        clock.days_elapsed(datetime(2018, 5, 21, tzinfo=UTC), date(2018, 5, 22))
