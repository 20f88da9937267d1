"""Names of countries in the languages read, with their ISO 3166 codes."""

import re
from collections import Counter
from functools import cache

from babel import Locale

from yeondae.intake.rules.dates import LANGUAGES
from yeondae.intake.rules.small import small

SPOKEN = {
    "korea": "KR", "south korea": "KR", "republic of korea": "KR", "rep. of korea": "KR",
    "corée": "KR", "république de corée": "KR", "republik korea": "KR", "república de corea": "KR",
    "corea": "KR", "대한민국": "KR", "한국": "KR", "zuid-korea": "KR",
    "north korea": "KP", "usa": "US", "u.s.a.": "US", "united states of america": "US",
    "uk": "GB", "u.k.": "GB", "england": "GB", "great britain": "GB", "scotland": "GB",
    "grande-bretagne": "GB", "gran bretaña": "GB", "großbritannien": "GB",
    "turkey": "TR", "türkei": "TR", "turquie": "TR", "turquía": "TR", "turkije": "TR",
    "burma": "MM", "birmanie": "MM", "birmania": "MM", "viet nam": "VN", "byelorussia": "BY",
    "russian federation": "RU", "fédération de russie": "RU", "federación rusa": "RU",
    "islamic republic of iran": "IR", "république islamique d’iran": "IR", "holland": "NL",
    "the netherlands": "NL", "bielorussia": "BY", "weißrussland": "BY", "biélorussie": "BY",
    "swaziland": "SZ", "czech republic": "CZ", "ivory coast": "CI", "côte d’ivoire": "CI",
    "democratic republic of congo": "CD", "syrian arab republic": "SY", "p.r. china": "CN",
    "people's republic of china": "CN", "islamic republic of pakistan": "PK", "mexico": "MX",
    "hong kong": "HK", "macedonia": "MK", "moldavia": "MD", "kingdom of bahrain": "BH",
}  # fmt: skip


@cache
def names() -> dict[str, str]:
    """Small-letter names to codes; only states and territories, no continents."""
    table: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if (
                len(code) == 2
                and code.isalpha()
                and code not in {"EU", "EZ", "UN", "XA", "XB", "ZZ"}
            ):
                table.setdefault(small(name), code)
    return table | SPOKEN


@cache
def _pattern() -> re.Pattern[str]:
    ordered = sorted(map(re.escape, names()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ordered)})(?!\w)", re.IGNORECASE)


def countries_in(text: str) -> list[tuple[int, int, str]]:
    """Every country named: start, end, code."""
    found = []
    for match in _pattern().finditer(text):
        if match[0][0].isupper() or not match[0][0].isascii():
            found.append((match.start(), match.end(), names()[small(match[0])]))
    return found


def count_countries(text: str) -> Counter[str]:
    return Counter(code for _, _, code in countries_in(text))


def country_named_most(text: str) -> str | None:
    """The country (ISO 3166) that a text names most often; None where it names none."""
    ranked = count_countries(text).most_common(1)
    return ranked[0][0] if ranked else None


def country_at_end(text: str) -> tuple[int, str] | None:
    """Where the country starts with which an address ends, and its code; None without one."""
    stripped = text.rstrip(" .,")
    last = [each for each in countries_in(stripped) if each[1] == len(stripped)]
    return (last[-1][0], last[-1][2]) if last else None
