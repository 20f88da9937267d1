"""Numbers and addresses are read as they stand: warned of, never mended in silence."""

import pytest

from yeondae.directory.numbers import address_warnings, may_post, read_email, read_number, sentence


def codes(warnings: list[dict[str, str]]) -> list[str]:
    return [warning["code"] for warning in warnings]


@pytest.mark.parametrize(
    ("written", "country", "value", "warned"),
    [
        ("+82-2-503-3532", "KR", "+8225033532", []),
        ("+82-2--2285-6068", "KR", "+82222856068", ["number_doubled_mark"]),
        ("02/673.80.07", "BE", "", ["number_national"]),
        ("+ 882 770 0253", "KR", "+8827700253", ["number_not_valid", "number_elsewhere"]),
        ("+41 22 917 90 00", "KR", "+41229179000", ["number_elsewhere"]),
        ("call us", "KR", "", ["number_unreadable"]),
    ],
)
def test_a_number_is_never_mended_in_silence(
    written: str, country: str, value: str, warned: list[str]
) -> None:
    reading = read_number(written, country)
    assert (reading.value, codes(reading.warnings)) == (value, warned)
    assert all(sentence(each) for each in reading.warnings)


def test_a_national_number_gets_a_proposal_and_no_value() -> None:
    reading = read_number("02/673.80.07", "BE")
    assert "+32 2 673 80 07" in sentence(reading.warnings[0])


def test_an_address_without_a_street_cannot_be_posted_to() -> None:
    lines = ["Minister of Justice", "Seoul, South Korea"]
    assert codes(address_warnings(lines, "KR")) == ["address_too_short"]
    assert not may_post(lines, "KR")


def test_an_old_postcode_is_warned_of_and_does_not_hinder() -> None:
    lines = ["139 Youngdeungpo-2-ga", "Youngdeungpo-ku", "Seoul 150-032"]
    assert codes(address_warnings(lines, "KR")) == ["address_postcode_old"]
    assert may_post(lines, "KR")


def test_a_whole_address_has_no_warning() -> None:
    assert address_warnings(["Example Ministry", "1 Example-ro", "Sejong 30147"], "KR") == []


@pytest.mark.parametrize("written", ["", "inter kctu.org", "a@b", "a b@example.org"])
def test_what_is_no_mail_address_is_not_taken_for_one(written: str) -> None:
    assert read_email(written).value == ""
