"""Letters keep an office's hours in its own zone, its letters an hour and its daily cap."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yeondae.deliveries.rules.pace import (
    Pace,
    allowance,
    day_began,
    is_open,
    letters_a_call,
    next_opening,
)

SEOUL = Pace("Asia/Seoul", time(9), time(18), "12345", 20, 100)
BERLIN = Pace("Europe/Berlin", time(9), time(18), "12345", 20, 100)
BERLIN_NIGHT = Pace("Europe/Berlin", time(2, 30), time(3, 30), "1234567", 20, 100)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("moment", "answer"),
    [
        ("2026-11-22T23:59:59+00:00", False),  # Monday 8:59:59 in Seoul
        ("2026-11-23T00:00:00+00:00", True),  # Monday 9:00
        ("2026-11-23T08:59:59+00:00", True),  # Monday 17:59:59
        ("2026-11-23T09:00:00+00:00", False),  # Monday 18:00
        ("2026-11-21T03:00:00+00:00", False),  # Saturday noon
    ],
)
def test_an_office_in_seoul_is_open_by_its_own_clock(moment: str, answer: bool) -> None:
    assert is_open(SEOUL, at(moment)) is answer


def test_friday_evening_waits_for_monday_morning() -> None:
    assert next_opening(SEOUL, at("2026-11-20T10:00:00+00:00")) == at("2026-11-23T00:00:00+00:00")


def test_nine_o_clock_in_berlin_is_another_utc_hour_after_the_clocks_change() -> None:
    summer, winter = at("2026-10-23T04:00:00+00:00"), at("2026-10-26T04:00:00+00:00")
    assert next_opening(BERLIN, summer) == at("2026-10-23T07:00:00+00:00")
    assert next_opening(BERLIN, winter) == at("2026-10-26T08:00:00+00:00")


def test_an_opening_that_the_clocks_skip_comes_right_after_the_gap() -> None:
    """On 28 March 2027 the clocks in Berlin go from 2:00 to 3:00."""
    opening = next_opening(BERLIN_NIGHT, at("2027-03-28T00:00:00+00:00"))
    assert opening is not None
    assert opening.astimezone(BERLIN_NIGHT.zone).date().isoformat() == "2027-03-28"
    assert at("2027-03-28T01:00:00+00:00") <= opening <= at("2027-03-28T01:30:00+00:00")


def test_the_daily_cap_counts_from_midnight_in_seoul() -> None:
    before, after = at("2026-11-23T14:59:59+00:00"), at("2026-11-23T15:00:00+00:00")
    assert day_began(SEOUL, before) == at("2026-11-22T15:00:00+00:00")
    assert day_began(SEOUL, after) == at("2026-11-23T15:00:00+00:00")


def test_the_smaller_of_hour_and_day_decides() -> None:
    noon = at("2026-11-23T03:00:00+00:00")
    assert allowance(SEOUL, noon, last_hour=5, today=10) == 15
    assert allowance(SEOUL, noon, last_hour=5, today=98) == 2
    assert allowance(SEOUL, noon, last_hour=25, today=30) == 0
    assert allowance(SEOUL, noon + timedelta(hours=12), last_hour=0, today=0) == 0


def test_letters_share_a_call_only_when_more_wait_than_calls_are_left() -> None:
    assert letters_a_call(100, SEOUL, today=0) == 1
    assert letters_a_call(101, SEOUL, today=0) == 2
    assert letters_a_call(60, SEOUL, today=90) == 6
    assert letters_a_call(100_000, SEOUL, today=99) == 20


@given(
    moment=st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
    zone=st.sampled_from(["Asia/Seoul", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"]),
    opens=st.integers(0, 22),
    hours=st.integers(1, 23),
    days=st.text("1234567", min_size=1, max_size=7),
)
def test_the_next_opening_is_open_and_never_in_the_past(
    moment: datetime, zone: str, opens: int, hours: int, days: str
) -> None:
    closes = time(min(opens + hours, 23), 59)
    pace = Pace(zone, time(opens), closes, days, 20, 100)
    opening = next_opening(pace, moment)
    assert opening is not None and opening >= moment
    # A wall time that the clocks skip is the one case where the office is not yet "open".
    assert is_open(pace, opening) or not is_open(pace, opening - timedelta(hours=1))
