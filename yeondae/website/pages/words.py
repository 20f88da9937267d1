"""Choosing the words of a call for a reader: their language, else English, else what there is."""

from dataclasses import dataclass

from django.urls import reverse

from yeondae.calls.models import Call, Edition
from yeondae.calls.words import EditionWords
from yeondae.core.languages import is_same, name_of
from yeondae.website.languages import interface_languages, language_name


@dataclass(frozen=True)
class Said:
    """The words that a reader gets, and the language they are in."""

    edition: Edition
    words: EditionWords
    language: str


@dataclass(frozen=True)
class Choice:
    """One language of a page, with the way there."""

    code: str
    name: str
    url: str
    is_current: bool


def words_for(call: Call, language: str) -> Said | None:
    """The public edition in `language`, else in English, else the first; None without any."""
    editions = {each.language: each for each in call.editions.all() if each.current is not None}
    for choice in (language, language.split("-")[0], "en", *editions):
        edition = editions.get(choice)
        if edition is not None and edition.current is not None:
            return Said(edition, edition.current.words, choice)
    return None


def other_languages(call: Call, language: str) -> list[str]:
    """What a call can be read in, for a reader whose language is not among it; else nothing."""
    written = [each.language for each in call.editions.all() if each.current is not None]
    if any(is_same(each, language) for each in written):
        return []
    return [name_of(each, language) for each in written]


def choices(
    name: str, *, language: str, call: Call | None = None, **kwargs: object
) -> list[Choice]:
    """The page called `name` in every language it can be read in."""
    codes = interface_languages()
    if call is not None:
        codes += [each.language for each in call.editions.all() if each.language not in codes]
    return [
        Choice(
            code,
            language_name(code),
            reverse(f"website:{name}", kwargs={"language": code, **kwargs}),
            code == language,
        )
        for code in codes
    ]
