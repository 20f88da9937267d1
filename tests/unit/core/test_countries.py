"""Countries by name in the reader's language, sorted as a reader looks for them."""

import pytest

from yeondae.core.countries import countries, country_name, is_country, language_there, paper_in


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [("KR", "en", "South Korea"), ("KR", "de", "Südkorea"), ("KR", "ko", "대한민국"),
     ("DE", "ko", "독일"), ("KR", "xx", "South Korea"), ("??", "en", "??")],
)  # fmt: skip
def test_a_country_is_named_in_the_readers_language(code: str, language: str, name: str) -> None:
    assert country_name(code, language) == name


@pytest.mark.parametrize("language", ["en", "de", "ko"])
def test_every_member_of_the_united_nations_can_be_chosen(language: str) -> None:
    """A sample from each continent, and places whose codes people fight about."""
    codes = {code for code, _name in countries(language)}
    assert codes >= {"KR", "KP", "PS", "TW", "XK", "BD", "NP", "US", "BR", "ZA", "VA", "TL", "SS"}


def test_what_nobody_lives_in_cannot_be_chosen() -> None:
    codes = {code for code, _name in countries("en")}
    assert not codes & {"EU", "UN", "ZZ", "XA", "XB", "QO", "BV"}
    assert not any(is_country(code) for code in ("EU", "", "kr", "001"))


def test_names_with_accents_stand_where_a_reader_looks_for_them() -> None:
    names = [name for _code, name in countries("en")]
    assert names.index("Åland Islands") < names.index("Belgium")
    german = [name for _code, name in countries("de")]
    assert german.index("Ägypten") < german.index("Belgien")
    assert german.index("Österreich") < german.index("Polen")


@pytest.mark.parametrize(
    ("code", "paper"), [("US", "us-letter"), ("CA", "us-letter"), ("PH", "us-letter"),
                        ("KR", "a4"), ("DE", "a4"), ("", "a4")],
)  # fmt: skip
def test_paper_is_what_printers_there_hold(code: str, paper: str) -> None:
    assert paper_in(code) == paper


def test_an_authority_is_written_to_in_the_language_of_its_country() -> None:
    assert [language_there(code) for code in ("KR", "DE", "NP", "")] == ["ko", "de", "ne", ""]
