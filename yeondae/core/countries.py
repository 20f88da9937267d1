"""Countries by their two letters (ISO 3166-1), named in the reader's language."""

from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

# Territories of CLDR that are not countries one lives in.
_NOT_LIVED_IN = frozenset({"AC", "BV", "CP", "CQ", "DG", "EA", "EU", "EZ", "HM", "IC", "QO", "TA",
                           "UN", "XA", "XB", "ZZ"})  # fmt: skip
# Where paper is US Letter, not A4 (CLDR's paper size).
US_LETTER = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV",
                       "US", "VE"})  # fmt: skip


def country_name(code: str, language: str) -> str:
    """The name of country `code` in `language`, else in English; the code where it is unknown."""
    return _names(language).get(code, code)


def countries(language: str) -> list[tuple[str, str]]:
    """Every country as (code, name in `language`), sorted by name."""
    return list(_sorted(language))


def is_country(code: str) -> bool:
    """Whether `code` is one of the countries that can be chosen."""
    return code in _names("en")


def paper_in(code: str) -> Literal["a4", "us-letter"]:
    """The usual paper there: "us-letter" or "a4"."""
    return "us-letter" if code in US_LETTER else "a4"


def language_there(code: str) -> str:
    """The language that most people use with an authority there (CLDR); empty where unknown."""
    return next(iter(get_official_languages(code, de_facto=True)), "") if code else ""


@lru_cache(maxsize=64)
def _names(language: str) -> dict[str, str]:
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return {
        code: str(name)
        for code, name in locale.territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_LIVED_IN
    }


@lru_cache(maxsize=64)
def _sorted(language: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(_names(language).items(), key=lambda pair: _folded(pair[1])))


def _folded(name: str) -> str:
    """For sorting: without accents that would send Å and É behind Z."""
    folds = str.maketrans("ÅÄÁÀÂÉÈÊÍÎÓÔÖÚÜÇ", "AAAAAEEEIIOOOUUC")
    return name.upper().translate(folds)
