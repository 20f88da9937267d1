"""The languages that are read, and what they share."""

import re
from functools import cache
from typing import Literal

from yeondae.intake.words.dutch import DUTCH
from yeondae.intake.words.english import ENGLISH
from yeondae.intake.words.french import FRENCH
from yeondae.intake.words.german import GERMAN
from yeondae.intake.words.korean import KOREAN
from yeondae.intake.words.spanish import SPANISH
from yeondae.intake.words.vocabulary import NEVER, EventWords, Vocabulary

VOCABULARIES: dict[str, Vocabulary] = {
    each.code: each for each in (ENGLISH, GERMAN, FRENCH, SPANISH, DUTCH, KOREAN)
}

__all__ = ["VOCABULARIES", "EventWords", "Vocabulary", "any_language", "cue", "tables"]

Table = Literal["labels", "leads", "kinds", "events", "places", "actions", "details"]


@cache
def cue(pattern: str, *, start: bool = False, end: bool = False) -> re.Pattern[str]:
    """A pattern of a vocabulary as whole words, without regard to case.

    `start`/`end` tie it to the beginning or end of what is searched. Korean particles follow a
    word without a blank, so a Hangul word may go on.
    """
    head, tail = (r"\A" if start else r"(?<!\w)"), (r"\Z" if end else r"(?!\w)")
    hangul = re.search("[가-힣]", pattern) is not None
    tail = r"(?![a-zA-Z0-9])" if hangul and not end else tail
    return re.compile(f"{head}(?:{pattern}){tail}", re.IGNORECASE)


@cache
def tables(table: Table) -> dict[str, str]:
    """One table of all languages: for each key the alternatives of every language."""
    joined: dict[str, list[str]] = {}
    for vocabulary in VOCABULARIES.values():
        for key, pattern in getattr(vocabulary, table).items():
            joined.setdefault(key, []).append(pattern)
    return {key: "|".join(patterns) for key, patterns in joined.items()}


@cache
def any_language(attribute: str) -> str:
    """One attribute of all languages as alternatives, longer ones first so that they win."""
    every = [getattr(each, attribute) for each in VOCABULARIES.values()]
    parts = {part for pattern in every if pattern for part in alternatives(pattern)}
    return "|".join(sorted(parts - {NEVER}, key=lambda each: (-len(each), each)))


def alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern, those inside brackets left together."""
    parts, depth, start, skip = [], 0, 0, False
    for at, letter in enumerate(pattern):
        if skip or letter == "\\":
            skip = not skip
        elif letter in "([":
            depth += 1
        elif letter in ")]":
            depth -= 1
        elif letter == "|" and depth == 0:
            parts.append(pattern[start:at])
            start = at + 1
    return [*parts, pattern[start:]]
