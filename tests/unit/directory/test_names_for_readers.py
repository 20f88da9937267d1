"""Staff read organisations, offices and cases in their own language, as far as it is known."""

from datetime import date

import pytest
from django.utils import translation

from yeondae.cases.models import Case
from yeondae.directory.models import Holder, Office, Organisation


@pytest.fixture
def union() -> Organisation:
    return Organisation(
        name="Example Confederation",
        short_name="EC",
        names={"ko": "예시노총", "de": "Beispielbund"},
    )


@pytest.mark.parametrize(
    ("language", "short", "full"),
    [("en", "EC", "Example Confederation"), ("ko", "예시노총", "예시노총"),
     ("de", "Beispielbund", "Beispielbund"), ("fr", "EC", "Example Confederation")],
)  # fmt: skip
def test_an_organisation_is_called_as_its_reader_calls_it(
    union: Organisation, language: str, short: str, full: str
) -> None:
    with translation.override(language):
        assert (str(union), union.full_name) == (short, full)


def test_offices_holders_and_cases_follow_the_reader_too() -> None:
    office = Office(titles={"en": "Minister of Examples", "ko": "예시부 장관"})
    holder = Holder(names={"en": "Dee Example", "ko": "예시넷"})
    case = Case(titles={"en": "Three officers", "ko": "간부 세 사람"}, opened_on=date(2026, 6, 1))
    with translation.override("ko"):
        assert [str(each) for each in (office, holder, case)] == [
            "예시부 장관",
            "예시넷",
            "간부 세 사람",
        ]
    with translation.override("de"):
        assert str(office) == "Minister of Examples", "English where the language is not known"


def test_without_any_language_english_is_spoken() -> None:
    with translation.override(None):
        assert str(Office(titles={"ko": "예시부 장관", "en": "Minister"})) == "Minister"
