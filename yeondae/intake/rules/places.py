"""Where something happened, and whether saying so may endanger someone."""

import re
from dataclasses import dataclass
from functools import cache

from yeondae.intake.rules.countries import names as country_names
from yeondae.intake.rules.dates import months
from yeondae.intake.rules.pieces import UPPER
from yeondae.intake.words import VOCABULARIES, Vocabulary

PRIVATE = frozenset({"home", "workplace"})


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place at `text[start:end]`; `classes` of home, workplace, street, detention, public, city."""

    start: int
    end: int
    words: str
    classes: frozenset[str]
    on_the_way: bool = False  # "to", "from"

    @property
    def private(self) -> bool:
        return bool(self.classes & PRIVATE)


@cache
def _pattern(code: str) -> re.Pattern[str]:
    words = VOCABULARIES[code]
    nouns = "|".join(words.places.values())
    proper = rf"[{UPPER}][\w’'-]*(?: (?:{words.joiners} )?[{UPPER}][\w’'-]*){{0,5}}"
    return re.compile(
        rf"(?<!\w)(?i:(?P<lead>{words.place_words}))(?: (?i:each|jeweils))? "
        rf"(?P<place>(?:(?i:{words.own}) )?(?:[\w’'-]+ ){{0,3}}?(?i:{nouns})(?!\w)"
        rf"(?: (?i:{words.conjunction}) (?i:{nouns})(?!\w))?(?: (?i:{words.where}) \w+ \w+)?"
        rf"(?: (?i:{words.inside}) {proper}(?:, {proper})?)?"
        rf"|(?:(?i:{words.own}) )?{proper}(?:, {proper})?)"
    )


def places_in(text: str, words: Vocabulary) -> list[PlaceMention]:
    """Every place, in order; months, countries alone and years are none."""
    found = []
    for match in _pattern(words.code).finditer(text):
        low = match["place"].lower()
        if low.split(" ")[0] in months() or low in country_names():
            continue
        keep_lead = re.fullmatch(words.telling, match["lead"], re.IGNORECASE) is not None
        start = match.start("lead") if keep_lead else match.start("place")
        way = re.fullmatch(words.toward, match["lead"], re.IGNORECASE) is not None
        said = text[start : match.end()]
        found.append(PlaceMention(start, match.end(), said, classes_of(low, words), way))
    return found


def classes_of(place: str, words: Vocabulary) -> frozenset[str]:
    """The classes of a place by its words; a city where no word tells more."""
    found = {
        kind
        for kind, nouns in words.places.items()
        if re.search(rf"(?<!\w)(?:{nouns})(?!\w)", place, re.IGNORECASE)
    }
    return frozenset(found or {"city"})
