"""What happened to whom, when and where: one event for each person, with the words it was read from."""  # noqa: E501

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from yeondae.intake.draft import Event, Value
from yeondae.intake.rules.dates import DateMention
from yeondae.intake.rules.happened import happened, participial, possessed
from yeondae.intake.rules.people import Told
from yeondae.intake.rules.referring import Referring
from yeondae.intake.rules.risk import Sign, groups_in, signs_of
from yeondae.intake.rules.scenes import (
    Scene,
    Sentence,
    carried,
    day_heading,
    on_value,
    past,
    place_value,
    read_sentences,
    same_time,
    soon_after,
    time_value,
)
from yeondae.intake.words import Vocabulary, cue

CLAUSE = re.compile(r"[,;:]| (?:and|und|et|y|e|en|but|aber|mais|pero|maar) ")
LASTING = frozenset({"detention", "arrest", "abduction", "disappearance"})  # "since 5 May"
AT_THE_SCENE = frozenset({"arrest", "abduction", "injury"})  # at the time and place told before


@dataclass
class Teller:
    """Walks through the paragraphs in order and tells their events."""

    referring: Referring
    words: Vocabulary
    anchor: date | None
    received: bool = False  # whether the anchor is the day the text came in
    events: list[Event] = field(default_factory=list)
    day: Value | None = None  # of the heading under which a chronology stands
    scene: Scene = field(default_factory=Scene)
    earlier: Scene = field(default_factory=Scene)

    def tell(self, told: Told) -> None:
        """Adds the events of one paragraph."""
        paragraph = told.paragraph
        day = day_heading(paragraph, self.words, self.anchor)
        self.day = day or (self.day if paragraph.bullet else None)
        self.scene = Scene(on=self.day)
        stand_ins = self.referring.stand_ins(told)
        mentions = sorted((*told.mentions, *stand_ins), key=lambda each: (each.start, -each.end))
        for sentence in read_sentences(paragraph, self.words, self.anchor, received=self.received):
            inside = [each for each in mentions if sentence.start <= each.start < sentence.end]
            groups = groups_in(paragraph.text, inside, self.words)
            signs = [
                each for group in groups for each in signs_of(sentence.until, group, self.words)
            ]
            signs += possessed(sentence.until, groups, self.words)
            signs += participial(sentence.until, sentence.start, groups, self.words)
            self._sentence(sentence, [s for s in signs if happened(paragraph.text, s, self.words)])
        self.referring.spoke_of(told)
        if self.scene.on or self.scene.clock:
            self.earlier = self.scene

    def _sentence(self, sentence: Sentence, signs: list[Sign]) -> None:
        people: tuple[str, ...] = ()
        for sign in sorted(signs, key=lambda each: each.start):
            names = dict.fromkeys(map(self.referring.named, sign.group.mentions))
            people = tuple(name for name in names if name) or people
            event = self._event(sentence, sign)
            self.events += [replace(event, person=name) for name in people if name in names]
            self.scene.used_by = sign.kind if event.on else self.scene.used_by
        self.events += self._injuries(sentence, people)
        self._remember(sentence, signs[-1].kind if signs else None)

    def _event(self, sentence: Sentence, sign: Sign) -> Event:
        place = self._place(sentence, sign)
        return Event(
            sign.kind,
            None,
            on=self._on(sentence, sign),
            time=self._time(sentence, sign),
            place=place,
            spans=(sentence.span,),
            private=sign.kind == "injury",
        )

    def _on(self, sentence: Sentence, sign: Sign) -> Value | None:
        since = cue(self.words.since or "since", end=True)
        fitting = [
            each
            for each in sentence.dates
            if sign.kind in LASTING
            or not since.search(sentence.paragraph.text[: each.start].rstrip())
        ]
        if fitting:
            nearest = _of_clause(sentence, fitting, sign)
            return on_value(past(nearest, sign.kind, self.anchor), sentence.paragraph)
        if same_time(sentence, self.words) or soon_after(sentence, self.words):
            code = "same-time" if same_time(sentence, self.words) else "soon-after"
            return carried(self.scene.on or self.earlier.on, code)
        return carried(self.scene.on) if self.scene.lends_to(sign.kind) else None

    def _time(self, sentence: Sentence, sign: Sign) -> Value | None:
        if sentence.times:
            clocks = [each for each in sentence.times if each.clock] or list(sentence.times)
            nearest = min(clocks, key=lambda each: _distance(each.start, each.end, sign))
            return time_value(nearest, sentence.paragraph)
        if same_time(sentence, self.words):
            return carried(self.scene.clock or self.earlier.clock, "same-time")
        if sentence.dates or sign.kind not in AT_THE_SCENE or not self.scene.lends_to(sign.kind):
            return None
        return carried(self.scene.time)

    def _place(self, sentence: Sentence, sign: Sign) -> Value | None:
        moves = sign.kind in {"transfer", "deportation", "release"}
        places = [each for each in sentence.places if moves or not each.on_the_way]
        begins = sign.end if moves else sign.start  # "moved from A to B"
        after = [each for each in places if each.start >= begins]
        after = after or [each for each in places if each.start >= sign.start]
        if after:
            return place_value(after[0], sentence.paragraph)
        if moves:
            return None
        if places:
            return place_value(places[-1], sentence.paragraph)
        lent = sign.kind in AT_THE_SCENE and self.scene.lends_to(sign.kind)
        return carried(self.scene.place) if lent else None

    def _injuries(self, sentence: Sentence, people: tuple[str, ...]) -> Iterator[Event]:
        if not self.words.injuries:
            return
        for match in cue(self.words.injuries).finditer(sentence.text):
            start = sentence.start + match.start()
            span = sentence.paragraph.span(start, start + len(match[0]))
            detail = Value(match[0], (span,), private=True)
            for name in people[-1:]:
                on = carried(self.scene.on)
                yield Event("injury", name, on, detail=detail, spans=(span,), private=True)

    def _remember(self, sentence: Sentence, used_by: str | None) -> None:
        paragraph, scene = sentence.paragraph, self.scene
        if sentence.dates:
            day = past(sentence.dates[-1], used_by, self.anchor)
            scene.on, scene.used_by = on_value(day, paragraph), used_by
        if not sentence.dates and same_time(sentence, self.words):
            scene.on = carried(self.earlier.on, "same-time")
            scene.time = scene.clock = carried(self.earlier.clock, "same-time")
        for time in sentence.times:
            scene.time = time_value(time, paragraph)
            scene.clock = scene.time if time.clock else scene.clock
        if scene.clock is None:
            scene.clock = self.earlier.clock
        places = [each for each in sentence.places if not each.on_the_way]
        if places:
            scene.place = place_value(places[-1], paragraph)


def _of_clause(sentence: Sentence, dates: list[DateMention], sign: Sign) -> DateMention:
    """The date that goes with a verb: right behind it in its clause, else the nearest."""

    def rank(each: DateMention) -> tuple[bool, bool, int]:
        between = sentence.paragraph.text[sign.end : each.start] if each.start >= sign.end else ","
        apart = CLAUSE.search(between) is not None
        return _relative(each), apart, _distance(each.start, each.end, sign)

    return min(dates, key=rank)


def _relative(mention: DateMention) -> bool:
    """ "Today" may stand beside a date that says when it really was."""
    return mention.why is not None and mention.why.code == "relative-day"


def _distance(start: int, end: int, sign: Sign) -> int:
    return min(abs(start - sign.end), abs(sign.start - end))
