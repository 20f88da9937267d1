"""Great cities in the languages read, with their countries: what the time zones are named after."""

import re
from functools import cache

from babel import Locale
from babel.core import get_global

from yeondae.intake.rules.dates import LANGUAGES
from yeondae.intake.rules.small import small

CAPITALS = {
    "brussel": "BE", "bruxelles": "BE", "brüssel": "BE", "antwerpen": "BE", "den haag": "NL",
    "the hague": "NL", "bern": "CH", "berne": "CH", "genf": "CH", "geneva": "CH", "genève": "CH",
    "bonn": "DE", "köln": "DE", "hamburg": "DE", "münchen": "DE", "frankfurt": "DE",
    "barcelona": "ES", "marseille": "FR", "lyon": "FR", "washington": "US", "ottawa": "CA",
    "canberra": "AU", "ankara": "TR", "islamabad": "PK", "beijing": "CN", "pékin": "CN",
    "peking": "CN", "new delhi": "IN", "neu-delhi": "IN", "hanoi": "VN", "rabat": "MA",
    "abuja": "NG", "brasilia": "BR", "quito": "EC", "gwacheon": "KR", "busan": "KR", "incheon": "KR",  # noqa: E501
    "서울": "KR", "과천": "KR", "부산": "KR",
}  # fmt: skip


@cache
def cities() -> dict[str, str]:
    """City names in small letters to country codes."""
    countries: dict[str, str] = dict(get_global("zone_territories"))
    table: dict[str, str] = {}
    for language in LANGUAGES:
        zones = Locale(language).time_zones
        for zone, country in countries.items():
            city = zones.get(zone, {}).get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")
            if "/" in zone and len(country) == 2 and len(city) > 2:
                table.setdefault(small(city), country)
    return table | CAPITALS


@cache
def _pattern() -> re.Pattern[str]:
    ordered = sorted(map(re.escape, cities()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ordered)})(?!\w)", re.IGNORECASE)


def city_countries(text: str) -> list[tuple[int, str]]:
    """Where a city is named (with a capital letter), and its country, in order."""
    return [
        (match.start(), cities()[small(match[0])])
        for match in _pattern().finditer(text)
        if match[0][0].isupper() or not match[0][0].isascii()
    ]
