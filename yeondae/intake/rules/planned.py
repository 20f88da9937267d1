"""What a text announces: rallies, vigils, press conferences and hearings, each with its day."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from yeondae.intake.draft import Planned, Value
from yeondae.intake.rules.dates import DateMention, dates_in
from yeondae.intake.rules.people import Told
from yeondae.intake.rules.sentences import sentences_in
from yeondae.intake.words import cue

ABOVE = 3  # paragraphs above "When:" in which the gathering is named
LONGEST = 200


def planned_in(told: Sequence[Told], anchor: date | None) -> tuple[Planned, ...]:
    """Every day on or after `anchor` on which people are to gather; none without an anchor."""
    if anchor is None:
        return ()
    found: dict[tuple[str, str], Planned] = {}
    for at, part in enumerate(told):
        gatherings = list(_gatherings(told, at))
        days = _days(part, anchor) if gatherings else []
        for words, (start, end) in gatherings:
            for mention in (each for each in days if start <= each.start < end):
                found.setdefault((mention.value or "", words), _planned(part, words, mention))
    return tuple(sorted(found.values(), key=lambda each: each.on.value or ""))


def _gatherings(told: Sequence[Told], at: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """The sentences of one paragraph that are about a gathering, with its words."""
    part = told[at]
    text = part.paragraph.text
    if cue(part.words.when_label, start=True).match(text):
        above = (each for each in reversed(told[max(0, at - ABOVE) : at]))
        named = next((each for each in above if _names(each, each.paragraph.text)), None)
        if named is not None:
            yield named.paragraph.text[:LONGEST], (0, len(text))
            return
    for start, end in sentences_in(text):
        if _names(part, text[start:end]):
            yield text[start:end].strip(" -–•*■")[:LONGEST], (start, end)


def _names(part: Told, text: str) -> bool:
    return cue(part.words.gatherings).search(text) is not None


def _days(part: Told, anchor: date) -> list[DateMention]:
    found = dates_in(part.paragraph.text, anchor, part.words)
    return [each for each in found if each.day is not None and each.day > anchor]


def _planned(part: Told, words: str, mention: DateMention) -> Planned:
    span = part.paragraph.span(mention.start, mention.end)
    on = Value(mention.value, (span,), mention.how, mention.why)
    trial = part.words.events.get("trial")
    hearing = trial is not None and bool(trial.noun) and _says(trial.noun, words)
    return Planned(on, Value(words, (span,)), hearing)


def _says(noun: str, words: str) -> bool:
    return re.search(rf"(?<!\w)(?:{noun})", words, re.IGNORECASE) is not None
