"""How a day is written: the same day to a reader in Seoul, Berlin and Chicago."""

from datetime import UTC, datetime

import pytest
from django.utils.formats import date_format
from django.utils.translation import override

MOMENT = datetime(2026, 11, 12, 15, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("DATE_FORMAT", "12 November 2026"),
        ("DATETIME_FORMAT", "12 November 2026, 15:05"),
        ("SHORT_DATE_FORMAT", "12 Nov 2026"),
        ("SHORT_DATETIME_FORMAT", "12 Nov 2026, 15:05"),
    ],
)
def test_an_english_date_cannot_be_read_as_another_day(form: str, written: str) -> None:
    with override("en"):
        assert date_format(MOMENT, form) == written


def test_other_languages_keep_their_own_way() -> None:
    with override("de"):
        assert date_format(MOMENT) == "12. November 2026"
    with override("ko"):
        assert "2026년" in date_format(MOMENT)
