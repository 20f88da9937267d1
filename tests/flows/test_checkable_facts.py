"""The facts that can be checked in the five documents; those of the record: test_demo_record.py."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from yeondae.cases.rules.counting import in_years
from yeondae.cases.rules.weekdays import weekday_doubt
from yeondae.directory.numbers import address_warnings, may_post, read_number
from yeondae.intake import load_reader
from yeondae.intake.updates import compare

NUMBER = re.compile(r"\+82[\d-]{8,}")


def document(seeds: Path, number: int) -> str:
    (path,) = seeds.glob(f"{number}-*.txt")
    return path.read_text(encoding="utf-8")


def test_every_number_of_the_documents_is_read_and_the_doubled_mark_is_warned_of(
    seeds: Path,
) -> None:
    written = NUMBER.findall(document(seeds, 1) + document(seeds, 2))
    assert len(set(written)) == 5
    for each in written:
        reading = read_number(each, "KR")
        assert reading.value == "+" + "".join(mark for mark in each if mark.isdigit())
        doubled = ["number_doubled_mark"] if "--" in each else []
        assert [warning["code"] for warning in reading.warnings] == doubled


def test_the_postcode_of_2007_is_old_and_a_city_alone_is_no_address() -> None:
    kctu = ["2nd Fl. Daeyoung Bld., 139 Youngdeungpo-2-ga", "Youngdeungpo-ku", "Seoul 150-032"]
    assert [each["code"] for each in address_warnings(kctu, "KR")] == ["address_postcode_old"]
    assert not may_post(["Minister of Justice", "Seoul, South Korea"], "KR")


def test_the_two_sample_letters_differ_in_two_lost_spaces(seeds: Path) -> None:
    call, update = (load_reader().read(document(seeds, number)) for number in (2, 1))
    kinds = [each.kind for each in compare(call, update).differences]
    assert kinds.count("lost_space") == 2 and set(kinds) <= {"lost_space", "break"}


def test_2_years_5_months_and_11_days_or_12_counting_both_ends() -> None:
    taken, out = date(2015, 12, 10), date(2018, 5, 21)
    assert in_years(taken, out) == (2, 5, 11)
    assert in_years(taken, out + timedelta(days=1)) == (2, 5, 12)


@pytest.mark.parametrize(
    ("weekday", "on"),
    [("Thursday", date(2007, 12, 6)), ("Wednesday", date(2007, 11, 28)),
     ("Monday", date(2018, 5, 28))],
)  # fmt: skip
def test_the_weekdays_of_the_documents_fit_their_dates(weekday: str, on: date) -> None:
    assert weekday_doubt(f"On {weekday}", on) == ""
    assert weekday_doubt("On Sunday", on)
