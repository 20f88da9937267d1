"""Signs of risk where no name stands: "He was arrested", "They are held", "Fue detenida".

Only where it is plain who is meant: the sentence, or else the one before it that names anybody,
names one person ("he") or several ("they"), and nobody else.
"""

import re
from collections.abc import Iterator
from functools import cache

from yeondae.intake.rules.happened import happened
from yeondae.intake.rules.mentions import Mention
from yeondae.intake.rules.posts import is_official
from yeondae.intake.rules.risk import Group, Sign, signs_of
from yeondae.intake.rules.sentences import sentences_in
from yeondae.intake.words import VOCABULARIES, Vocabulary, cue


def signs_of_pronouns(text: str, mentions: list[Mention], words: Vocabulary) -> list[Sign]:
    """The signs, each tied to the mention of the name that is meant."""
    found: list[Sign] = []
    before: list[Mention] = []
    for start, end in sentences_in(text):
        here = [
            each
            for each in mentions
            if start <= each.start < end and (" " in each.name or each.certain)
        ]
        for at, until, many in _pronouns(text, start, end, words):
            meant = _meant([each for each in here if each.end <= at] or before, text, many=many)
            found += _signs(text[:end], (at, until), meant, words) if meant else []
        before = here or before
    return found


def subjectless_in(text: str, words: Vocabulary) -> list[tuple[int, bool]]:
    """Where a verb goes on with somebody named before, and whether with more than one."""
    if not words.subjectless:
        return []
    return [
        (match.end(), match["verb"].split()[0].endswith("n"))
        for match in _subjectless(words.code).finditer(text)
    ]


@cache
def _subjectless(code: str) -> re.Pattern[str]:
    words = VOCABULARIES[code]
    done = "|".join(each.done for each in words.events.values())
    opening = rf"(?:\A|(?<=[.;:!?,] )|(?<=\s)(?:{words.when}|{words.conjunction}) )"
    return re.compile(
        rf"{opening}(?:(?:{words.when}|{words.conjunction}) )?"
        rf"(?=(?P<verb>(?:{words.auxiliaries})(?: \w+mente)? (?:{done})(?!\w)))",
        re.IGNORECASE,
    )


def _pronouns(
    text: str, start: int, end: int, words: Vocabulary
) -> Iterator[tuple[int, int, bool]]:
    owns = cue(words.possessives)
    for pattern, many in ((words.one, False), (words.several, True)):
        for match in cue(pattern).finditer(text, start, end):
            if not owns.fullmatch(match[0]):
                yield match.start(), match.end(), many
    for at, many in subjectless_in(text[start:end], words):
        yield start + at, start + at, many


def _meant(mentions: list[Mention], text: str, *, many: bool) -> tuple[Mention, ...]:
    """One person with a whole name or a title, or several; nobody where it is not plain."""
    people: dict[str, Mention] = {}
    for each in mentions:
        people.setdefault(each.name.split()[-1].lower(), each)
    named = tuple(people.values())
    fits = len(named) > 1 if many else len(named) == 1
    official = any(is_official(each, text) for each in named)
    return named if fits and not official else ()


def _signs(
    text: str, span: tuple[int, int], meant: tuple[Mention, ...], words: Vocabulary
) -> list[Sign]:
    stand_in = Mention(*span, meant[0].name, *span)
    group = Group(meant, meant[0].start, meant[-1].end)
    return [
        Sign(sign.kind, group, sign.start, sign.end)
        for sign in signs_of(text, Group((stand_in,), *span), words)
        if sign.kind not in {"plea", "risk", "dismissal", "summons"} and happened(text, sign, words)
    ]
