"""Telephone and fax numbers: read where they are whole, proposed where they are not."""

import pytest

from yeondae.intake.draft import Number
from yeondae.intake.rules.dialling import Dialling
from yeondae.intake.rules.numbers import mentions_in, read_number


def numbers(text: str, region: str | None = "KR") -> list[Number]:
    return [read_number(each, (each.start, each.end), region) for each in mentions_in(text)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Tel.: +82-2-2670-9234 Fax: +82-2-2635-1134", ["phone", "fax"]),
        ("by +82-2-2635-1134(fax) or", ["fax"]),
        ("Tél. : +32 2 555 12 12 / Télécopie : +32 2 555 12 13", ["phone", "fax"]),
        ("Teléfono: +1 202 555 0143", ["phone"]),
        ("팩스: +82-2-2635-1134 전화 +82-2-2670-9234", ["fax", "phone"]),
        ("Tel/Fax: +82-2-2635-1134", ["fax"]),
        ("write to +82-2-503-3532", ["unknown"]),
    ],
)
def test_the_label_before_or_behind_says_what_it_is(text: str, kinds: list[str]) -> None:
    assert [each.kind for each in numbers(text)] == kinds


def test_a_doubled_sign_is_mended_and_said() -> None:
    (number,) = numbers("Tel : +82-2--2285-6068")
    assert number.e164 == "+82222856068"
    assert number.as_written == "+82-2--2285-6068"
    assert [each.remark.code for each in number.warnings] == ["number-doubled-sign"]


@pytest.mark.parametrize(
    ("text", "region", "proposal"),
    [
        ("Fax: + 882 770 0253", "KR", "+8227700253"),
        ("Tel.: 02/673.80.07", "BE", "+3226738007"),
        ("Fax: 82-2-2635-1134", "KR", "+82226351134"),
        ("Fax: 030 1234567", "DE", "+49301234567"),
        ("Tel.: 02/673.80.07", None, None),
    ],
)
def test_nothing_is_mended_in_silence(text: str, region: str | None, proposal: str | None) -> None:
    (number,) = numbers(text, region)
    assert number.e164 is None
    assert number.proposal == proposal
    assert number.warnings


def test_the_zero_in_brackets_is_left_out_and_said() -> None:
    (number,) = numbers("Fax: +82 (0)2 503 3532")
    assert number.e164 == "+8225033532"
    assert [each.remark.code for each in number.warnings] == ["number-trunk-zero"]


def test_the_second_number_is_an_alternate() -> None:
    first, second = numbers("fax +82-2-503-3532 or +82-2-500-9128.")
    assert not first.alternate and second.alternate and second.kind == "fax"


@pytest.mark.parametrize(
    "text",
    [
        "On 28 November 2007 between 9:00 and 9:30",
        "Seoul 150-032 Korea",
        "Kukmin Bank: 292501-01-212646",
        "KOR 001 / 0405 / OBS 027.1",
        "more than 1,000,000 people in 2007-2008",
    ],
)
def test_other_figures_are_no_telephone_numbers(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("entry", "country"),
    [
        ("Voorbeeldlaan 57\n1170 Brussel", "BE"),
        ("Embassy of Exampleland\nSample Street 1", "DE"),
        ("Ministry\nExample Street\nGermany", "DE"),
        ("Ministry\nExample Street", "KR"),
    ],
)
def test_an_entry_tells_the_country_of_its_numbers(entry: str, country: str) -> None:
    assert Dialling("KR", "de").of_entry(entry) == country
