"""Days in detention: two conventions, several times, the calendar of the place."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yeondae.cases.rules.counting import Span, count, in_years

HAN = Span("detention", date(2015, 12, 10), date(2018, 5, 21))
TODAY = date(2026, 11, 23)


def days(start: tuple[int, int, int], end: tuple[int, int, int] | None, today: date = TODAY) -> int:
    found = count([Span("detention", date(*start), date(*end) if end else None)], today)
    assert found is not None
    return found.elapsed


def test_han_sang_gyun_is_893_elapsed_and_894_inclusive() -> None:
    found = count([HAN], TODAY)
    assert found and (found.elapsed, found.inclusive) == (893, 894)


def test_his_time_is_two_years_five_months_and_eleven_or_twelve_days() -> None:
    assert HAN.end is not None
    assert in_years(HAN.start, HAN.end) == (2, 5, 11)
    assert in_years(HAN.start, HAN.end + timedelta(days=1)) == (2, 5, 12)


def test_lee_yeong_ju_is_152_on_28_may_2018_and_169_in_all() -> None:
    assert days((2017, 12, 27), (2018, 6, 14), today=date(2018, 5, 28)) == 152
    assert days((2017, 12, 27), (2018, 6, 14)) == 169


def test_the_three_of_the_mtu_were_held_for_16_days_and_9_on_the_day_of_the_update() -> None:
    assert days((2007, 11, 27), (2007, 12, 13)) == 16
    assert days((2007, 11, 27), None, today=date(2007, 12, 6)) == 9


def test_ahn_byeong_soon_was_held_for_44_days() -> None:
    assert days((2005, 3, 15), (2005, 4, 28)) == 44


def test_lee_seok_ki_would_be_3032_if_the_day_were_sure() -> None:
    found = count([Span("detention", date(2013, 9, 5), date(2021, 12, 24), False)], TODAY)
    assert found and found.elapsed == 3032 and not found.is_exact


def test_several_times_add_up_and_no_day_counts_twice() -> None:
    first = Span("detention", date(2026, 1, 1), date(2026, 1, 11))
    again = Span("detention", date(2026, 2, 1), date(2026, 2, 6))
    inside = Span("detention", date(2026, 1, 3), date(2026, 1, 5))
    found = count([first, again], TODAY)
    assert found and (found.elapsed, found.inclusive) == (15, 17)
    assert count([first, again, inside], TODAY) == found


def test_nobody_is_held_before_the_first_day() -> None:
    assert count([HAN], date(2015, 12, 9)) is None
    assert HAN.holds_on(date(2015, 12, 10)) and not HAN.holds_on(date(2018, 5, 21))


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 5000))
def test_years_months_and_days_lead_back_to_the_end(start: date, length: int) -> None:
    years, months, rest = in_years(start, start + timedelta(days=length))
    assert 0 <= months < 12 and 0 <= rest < 31
    assert years * 365 + months * 28 + rest <= length + years + 12
