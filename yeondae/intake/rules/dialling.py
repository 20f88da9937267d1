"""Which country a national telephone number belongs to, entry by entry."""

import re
from dataclasses import dataclass

from yeondae.intake.rules.cities import city_countries
from yeondae.intake.rules.countries import countries_in

EMBASSY = re.compile(
    r"embass(?:y|ies)|high commission\b(?! for (?:human|refugees))|consulat\w*|konsulat|consulado|"
    r"botschaft|ambassade|embajada|대사관",
    re.IGNORECASE,
)
HOMES = {"de": "DE", "fr": "FR", "es": "ES", "nl": "NL", "ko": "KR"}


def is_embassy(words: str) -> bool:
    """Whether words name an embassy, which stands in another country than the one it is of."""
    return EMBASSY.search(words) is not None


@dataclass(frozen=True, slots=True)
class Dialling:
    """The country (ISO 3166) that the text is about, and the language it is written in."""

    region: str | None
    language: str | None

    def of_entry(self, text: str) -> str | None:
        """The country in which an entry lies: that of a city in it, or the one named last. An
        embassy that names neither stands in the readers' own country, as far as their language
        tells; anything else in the country that the text is about."""
        cities = city_countries(text)
        if cities:
            return cities[-1][1]
        named = countries_in(text)
        if is_embassy(text):
            return HOMES.get(self.language or "")
        return named[-1][2] if named else self.region
