"""Words by language: `{"en": "...", "ko": "..."}`, and how to choose among them."""

from collections.abc import Mapping

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language

Words = Mapping[str, str]
DEFAULT = "en"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def said(words: Words, language: str, *, default: str = "") -> str:
    """The words in `language`, else in English, else in any language, else `default`."""
    return words.get(spoken(words, language)) or default


def spoken(words: Words, language: str) -> str:
    """The language of the words that `said` finds; "" where there are none."""
    choices = (language, language.split("-")[0], DEFAULT, *words)
    return next((choice for choice in choices if words.get(choice)), "")


def readers() -> str:
    """The language in which whoever looks reads: the one that is switched on just now."""
    return get_language() or DEFAULT


def is_same(language: str, other: str) -> bool:
    """Whether two tags mean one language, whatever the country: "pt" and "pt-BR"."""
    return language.split("-")[0] == other.split("-")[0]


def name_of(language: str, reader: str = DEFAULT) -> str:
    """The name of a language as a reader of another calls it; its code where nobody knows it."""
    try:
        name = Locale.parse(language, sep="-").get_display_name(reader.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return language
    return name or language


def direction(language: str) -> str:
    """`rtl` for languages written from right to left, else `ltr`."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
