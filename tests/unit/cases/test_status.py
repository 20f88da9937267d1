"""How it stands with somebody follows from what happened, by a table that the docs show."""

from datetime import date
from pathlib import Path

import pytest

from yeondae.cases.models import Status
from yeondae.cases.models.kinds import EventKind as K
from yeondae.cases.rules import status as rules
from yeondae.cases.rules.doubts import doubts
from yeondae.cases.rules.status import Fact, derive, for_everyone
from yeondae.cases.rules.weekdays import weekday_doubt

TODAY = date(2026, 11, 23)
REPOSITORY = Path(__file__).resolve().parents[3]


def told(*events: tuple[str, str]) -> list[Fact]:
    return [Fact(kind, date.fromisoformat(on)) for kind, on in events]


def status(*events: tuple[str, str], day: date = TODAY) -> str:
    return derive(told(*events), day=day).status


HAN = (
    (K.ARREST, "2015-12-10"),
    (K.INDICTMENT, "2016-01-05"),
    (K.SENTENCE, "2016-07-04"),
    (K.APPEAL_RULING, "2016-12-13"),
    (K.PAROLE, "2018-05-21"),
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2015-12-09", Status.UNKNOWN),
        ("2015-12-10", Status.HELD_INVESTIGATION),
        ("2016-03-01", Status.HELD_TRIAL),
        ("2017-01-01", Status.SERVING),
        ("2018-05-21", Status.PAROLED),
    ],
)
def test_it_stands_differently_on_each_day(day: str, expected: str) -> None:
    assert status(*HAN, day=date.fromisoformat(day)) == expected


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        (K.DEPORTATION, Status.DEPORTED),
        (K.PAROLE, Status.PAROLED),
        (K.SUSPENDED, Status.SUSPENDED),
        (K.BAIL, Status.BAILED),
        (K.PARDON, Status.PARDONED),
        (K.DEATH, Status.DIED),
    ],
)
def test_every_ending_keeps_its_own_name(ending: str, expected: str) -> None:
    assert status((K.ARREST, "2026-01-01"), (ending, "2026-02-01")) == expected


@pytest.mark.parametrize(
    "ending", [K.DEPORTATION, K.PAROLE, K.SUSPENDED, K.BAIL, K.TRANSFER, K.RELEASE]
)
def test_deported_moved_suspended_or_paroled_is_never_freed_without_conditions(ending: str) -> None:
    left = status((K.ARREST, "2026-01-01"), (K.SENTENCE, "2026-01-15"), (ending, "2026-02-01"))
    assert left not in rules.UNCONDITIONAL


def test_a_transfer_changes_nothing_and_the_time_goes_on() -> None:
    derived = derive(told((K.ARREST, "2026-01-01"), (K.TRANSFER, "2026-02-01")), day=TODAY)
    assert derived.status == Status.HELD_INVESTIGATION
    assert [(span.start, span.end) for span in derived.spans] == [(date(2026, 1, 1), None)]


def test_hiding_ends_with_the_arrest_and_counts_apart() -> None:
    derived = derive(
        told((K.HOUSE_CONFINEMENT, "2015-12-01"), (K.ARREST, "2017-12-27"),
             (K.SUSPENDED, "2018-06-14")), day=TODAY,
    )  # fmt: skip
    assert [(span.kind, span.start, span.end) for span in derived.spans] == [
        ("house", date(2015, 12, 1), date(2017, 12, 27)),
        ("detention", date(2017, 12, 27), date(2018, 6, 14)),
    ]


def test_a_second_arrest_opens_a_second_time() -> None:
    derived = derive(
        told((K.ARREST, "2026-01-01"), (K.BAIL, "2026-02-01"), (K.ARREST, "2026-03-01")), day=TODAY
    )
    assert derived.status == Status.HELD_INVESTIGATION
    assert len(derived.spans) == 2


def test_arrest_and_release_on_one_day_stand_in_that_order() -> None:
    assert status((K.RELEASE, "2026-01-01"), (K.ARREST, "2026-01-01")) == Status.RELEASED


def test_a_verdict_and_a_release_on_one_day_end_it() -> None:
    events = ((K.ARREST, "2017-12-27"), (K.SUSPENDED, "2018-06-14"), (K.VERDICT, "2018-06-14"))
    assert status(*events) == Status.SUSPENDED


def test_what_staff_typed_holds_where_no_event_says_it() -> None:
    derived = derive([], day=TODAY, since=date(2026, 6, 1), until=None)
    assert derived.status == Status.HELD and derived.spans[0].start == date(2026, 6, 1)
    derived = derive([], day=TODAY, since=date(2026, 6, 1), until=date(2026, 7, 1))
    assert derived.status == Status.RELEASED


def test_a_status_that_would_expose_somebody_reads_held() -> None:
    assert for_everyone(Status.IMMIGRATION) == Status.HELD
    assert for_everyone(Status.SERVING) == Status.SERVING


def test_the_table_in_the_docs_is_the_one_in_the_code() -> None:
    page = (REPOSITORY / "docs" / "cases.md").read_text(encoding="utf-8")
    assert rules.as_markdown() in page, "Put the output of script/yeondae status-table into it."


@pytest.mark.parametrize(
    ("events", "word"),
    [
        ([(K.RELEASE, "2025-12-31"), (K.ARREST, "2026-01-01")], "before the day they were taken"),
        ([(K.ARREST, "2026-01-01"), (K.DEATH, "2026-01-02"), (K.TRIAL, "2026-02-01")], "after the"),
        ([(K.ARREST, "2026-01-01"), (K.PAROLE, "2026-02-01")], "no sentence"),
        (
            [(K.ARREST, "2026-01-01"), (K.PAROLE, "2026-02-01"), (K.DEPORTATION, "2026-02-01")],
            "Only one",
        ),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(events: list[tuple[str, str]], word: str) -> None:
    assert any(word in sentence for sentence in doubts(told(*events)))


def test_a_sound_history_raises_no_doubt() -> None:
    assert doubts(told(*HAN)) == []


def test_a_time_without_an_end_does_not_last_once_the_case_is_over() -> None:
    derived = derive(told((K.ARREST, "2005-05-14")), day=TODAY, is_over=True)
    assert derived.status == Status.UNKNOWN
    assert [(span.end, span.is_exact) for span in derived.spans] == [(date(2005, 5, 14), False)]


@pytest.mark.parametrize(
    ("text", "day", "doubtful"),
    [
        ("Thursday, December 6, 2007", "2007-12-06", False),
        ("Friday, December 6, 2007", "2007-12-06", True),
        ("am Montag festgenommen", "2018-05-28", False),
        ("화요일에 연행", "2018-05-28", True),
        ("from Monday to Friday", "2018-05-28", False),
        ("on that day", "2018-05-28", False),
    ],
)
def test_a_weekday_that_does_not_fit_its_date_is_pointed_out(
    text: str, day: str, doubtful: bool
) -> None:
    assert bool(weekday_doubt(text, date.fromisoformat(day))) is doubtful
