"""The language of a page stands in its address; the interface has it, or the nearest we have."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import translation

View = Callable[..., HttpResponseBase]


class LanguageConverter:
    """A language in an address: "ko", "fil", "pt-BR"."""

    regex = "[a-z]{2,3}(?:-[A-Za-z]{2,4})?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def interface_language(language: str) -> str:
    """The language in which labels and buttons stand on a page in `language`."""
    for choice in (language.lower(), language.split("-")[0]):
        if choice in dict(settings.LANGUAGES):
            return choice
    return settings.LANGUAGE_CODE


def language_name(language: str) -> str:
    """What a language calls itself: "Deutsch", "한국어"; the code where that is unknown."""
    try:
        name = Locale.parse(language, sep="-").get_language_name()
    except (UnknownLocaleError, ValueError):
        return language
    return (name or language).capitalize()


def interface_languages() -> list[str]:
    """The languages in which every page can be read."""
    return [code for code, _name in settings.LANGUAGES]


def in_language(view: View) -> View:
    """Run a view in the interface language of its address and say so in the answer's header."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, language: str, **kwargs: Any) -> HttpResponseBase:
        if not _exists(language):
            raise Http404("There is no such language.")
        with translation.override(interface_language(language)):
            response = view(request, *args, language=language, **kwargs)
        response.headers["Content-Language"] = language
        return response

    return wrapped


@lru_cache(maxsize=256)
def _exists(language: str) -> bool:
    try:
        Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True
