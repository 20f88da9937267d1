"""Numbers as they are written in a language."""

from babel import UnknownLocaleError
from babel.numbers import format_decimal


def written(number: int, language: str) -> str:
    """A number as it is written in `language`: 12,400 or 12.400."""
    try:
        return str(format_decimal(number, locale=language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return str(number)
