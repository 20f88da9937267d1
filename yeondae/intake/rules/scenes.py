"""When and where something happened, from its sentence or from what the paragraph said before.

A sentence often leaves out what an earlier one said. What is carried over is "inferred", and it is
carried only as long as no other kind of event has used it.
"""

from dataclasses import dataclass, replace
from datetime import date

from yeondae.intake.draft import Span, Value
from yeondae.intake.page import Paragraph
from yeondae.intake.remarks import remark
from yeondae.intake.rules.dates import DateMention, dates_in
from yeondae.intake.rules.places import PlaceMention, places_in
from yeondae.intake.rules.sentences import sentences_in
from yeondae.intake.rules.times import TimeMention, times_in
from yeondae.intake.words import Vocabulary, cue

REFERRING = (remark("same-time"), remark("soon-after"))
UNNAMED = frozenset({"year-from-issue-date", "year-from-receipt"})
COMING = frozenset({"trial", "deportation", "summons"})  # what a text may announce
TOGETHER = (
    frozenset({"arrest", "detention", "injury", "abduction", "transfer"}),
    frozenset({"trial", "sentence", "indictment"}),
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a paragraph with its dates, times and places (in the paragraph's places)."""

    paragraph: Paragraph
    start: int
    end: int
    dates: tuple[DateMention, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]

    @property
    def text(self) -> str:
        return self.paragraph.text[self.start : self.end]

    @property
    def until(self) -> str:
        """The paragraph up to the end of this sentence, in the paragraph's places."""
        return self.paragraph.text[: self.end]

    @property
    def span(self) -> Span:
        return self.paragraph.span(self.start, self.end)


def read_sentences(
    paragraph: Paragraph, words: Vocabulary, anchor: date | None, *, received: bool = False
) -> list[Sentence]:
    """The sentences of a paragraph, each with what stands in it; `received` see `dates_in`."""
    text = paragraph.text
    dates, times = dates_in(text, anchor, words, received=received), times_in(text, words)
    places = places_in(text, words)
    return [
        Sentence(
            paragraph, start, end,
            tuple(each for each in dates if start <= each.start < end),
            tuple(each for each in times if start <= each.start < end),
            tuple(each for each in places if start <= each.start < end),
        )
        for start, end in sentences_in(text)
    ]  # fmt: skip


@dataclass
class Scene:
    """What has been said so far: values that a later sentence may lean on."""

    on: Value | None = None
    time: Value | None = None
    clock: Value | None = None
    place: Value | None = None
    used_by: str | None = None

    def lends_to(self, kind: str) -> bool:
        if self.used_by in (None, kind):
            return True
        return any(kind in each and self.used_by in each for each in TOGETHER)


def day_heading(paragraph: Paragraph, words: Vocabulary, anchor: date | None) -> Value | None:
    """The day of a line that is nothing but a date, above what happened on it."""
    found = dates_in(paragraph.text, anchor, words)
    if len(found) != 1 or len(paragraph.text) - (found[0].end - found[0].start) > 12:
        return None
    return on_value(found[0], paragraph)


def past(mention: DateMention, kind: str | None, anchor: date | None) -> DateMention:
    """What has happened did so before the text was written: an unnamed year is not the next one."""
    unnamed = mention.why is not None and mention.why.code in UNNAMED
    day = mention.day
    if not unnamed or day is None or anchor is None or day <= anchor or kind in COMING:
        return mention
    return replace(mention, value=f"{day.year - 1:04}-{day.month:02}-{day.day:02}")


def on_value(mention: DateMention, paragraph: Paragraph) -> Value:
    span = paragraph.span(mention.start, mention.end)
    return Value(mention.value, (span,), mention.how, mention.why)


def time_value(mention: TimeMention, paragraph: Paragraph) -> Value:
    span = paragraph.span(mention.start, mention.end)
    return Value(mention.value, (span,), approximate=mention.approximate)


def place_value(mention: PlaceMention, paragraph: Paragraph) -> Value:
    span = paragraph.span(mention.start, mention.end)
    return Value(mention.words, (span,), private=mention.private)


def carried(value: Value | None, code: str = "carried") -> Value | None:
    """A value that an earlier sentence gave, now inferred."""
    if value is None or value.value is None or (code == "carried" and value.why in REFERRING):
        return value
    return Value(value.value, value.spans, "inferred", remark(code), value.private, True)


def same_time(sentence: Sentence, words: Vocabulary) -> bool:
    return cue(words.same_time).search(sentence.text) is not None


def soon_after(sentence: Sentence, words: Vocabulary) -> bool:
    return cue(words.soon_after).search(sentence.text[:60]) is not None
