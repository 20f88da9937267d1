"""Which country a national telephone number belongs to, entry by entry."""

import re
from dataclasses import dataclass

from yeondae.intake.rules.countries import countries_in

EMBASSY = re.compile(r"embass(?:y|ies)|botschaft|ambassade|embajada|대사관", re.IGNORECASE)
HOMES = {"de": "DE", "fr": "FR", "es": "ES", "nl": "NL", "ko": "KR"}


@dataclass(frozen=True, slots=True)
class Dialling:
    """The country (ISO 3166) that the text is about, and the language it is written in."""

    region: str | None
    language: str | None

    def of_entry(self, text: str) -> str | None:
        """The country named last in an entry; an embassy that names none stands in the readers' own
        country, as far as their language tells; else the country that the text is about."""
        if EMBASSY.search(text):
            last_lines = "\n".join(text.strip().split("\n")[2:])
            named = countries_in(last_lines)
            return named[-1][2] if named else HOMES.get(self.language or "")
        named = countries_in(text)
        return named[-1][2] if named else self.region
