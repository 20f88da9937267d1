"""Events of people whom the text counts but does not name: "more than 20 members were arrested"."""

import re
from collections.abc import Sequence
from datetime import date

from yeondae.intake.draft import Event, Value
from yeondae.intake.rules.claims import ClaimMention, claim_mentions
from yeondae.intake.rules.happened import happened
from yeondae.intake.rules.mentions import Mention
from yeondae.intake.rules.people import Told
from yeondae.intake.rules.risk import Group, Sign, signs_of
from yeondae.intake.rules.scenes import Sentence, on_value, past, read_sentences
from yeondae.intake.words import Vocabulary


def crowd_events(told: Sequence[Told], anchor: date | None, named: int) -> list[Event]:
    """One event for each count of people that something happened to; `person` is None.

    `named` is how many at risk have names: as many "three men" are those, told once more.
    """
    return [
        event
        for part in told
        if (counts := _counts(part, named))
        for sentence in read_sentences(part.paragraph, part.words, anchor)
        for event in _of_sentence(part, sentence, counts, anchor)
    ]


def _counts(part: Told, named: int) -> list[ClaimMention]:
    found = claim_mentions(part.paragraph, part.words)
    return [each for each in found if not 1 < each.claim.number == named]


def _of_sentence(
    part: Told, sentence: Sentence, counts: list[ClaimMention], anchor: date | None
) -> list[Event]:
    events = []
    for count in counts:
        if not sentence.start <= count.start < sentence.end:
            continue
        if re.match(r", [A-ZÀ-Þ]", part.paragraph.text[count.end :]):
            continue  # their names follow
        for sign in _signs(sentence, count, part.words):
            days = [past(each, sign.kind, anchor) for each in sentence.dates[:1]]
            on = on_value(days[0], part.paragraph) if days else None
            detail = Value(count.claim.as_written, count.claim.spans)
            events.append(Event(sign.kind, None, on, detail=detail, spans=(sentence.span,)))
    return events


def _signs(sentence: Sentence, count: ClaimMention, words: Vocabulary) -> list[Sign]:
    """Signs as for names, and "arrests under the law of 25 people"."""
    written = count.claim.as_written
    mention = Mention(
        count.start, count.end, written, count.start, count.end, (count.start, count.end)
    )
    group = Group((mention,), count.start, count.end)
    text = sentence.paragraph.text
    signs = signs_of(sentence.until, group, words)
    before = text[max(sentence.start, count.start - 90) : count.start]
    for kind in ("arrest", "detention"):
        far = rf"(?:{words.events[kind].noun})(?: [^.;,]{{1,60}})? (?:{words.of}) "
        if re.search(rf"(?<!\w)(?:{far})\Z", before, re.IGNORECASE):
            signs.append(Sign(kind, group, count.start - len(before), count.start))
    kinds = dict.fromkeys(each.kind for each in signs if happened(text, each, words))
    return [next(each for each in signs if each.kind == kind) for kind in kinds]
