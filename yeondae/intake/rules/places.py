"""Where something happened, and whether saying so may endanger someone."""

import re
from dataclasses import dataclass
from functools import cache

from yeondae.intake.rules.countries import names as country_names
from yeondae.intake.rules.dates import months
from yeondae.intake.rules.pieces import UPPER
from yeondae.intake.words import VOCABULARIES, Vocabulary

KOREAN = re.compile(
    r"(?<![가-힣])(?:[가-힣A-Za-z0-9]{0,11}[^이가은는을를도\s] )?[가-힣]{1,12} ?(?:앞|근처|안|옆|입구|주변|인근)(?=에서|에)|"  # noqa: E501
    r"[가-힣]{2,14}(?:구치소|교도소|보호소|경찰서|유치장|공항|사무소|자택|공장|숙소)(?=로|에|으로| (?!직원|관계자|측|소속))|"  # noqa: E501
    r"(?:[가-힣]{2,7} )?[가-힣]{1,8}(?:시|군|구|동|읍|면)(?=에서)"
)
PRIVATE = frozenset({"home", "workplace"})


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place at `text[start:end]`; `classes` of home, workplace, street, detention, public, city."""  # noqa: E501

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
    named = "" if code == "en" else rf"(?: {proper})?"  # "im Gefängnis Example"
    return re.compile(
        rf"(?<!\w)(?i:(?P<lead>{words.place_words}))(?: (?i:each|jeweils))? "
        rf"(?P<place>(?:(?i:{words.own}) )?(?:[\w’'-]+ ){{0,3}}?(?i:{nouns})(?!\w)"
        rf"{named}(?: (?i:{words.conjunction}) (?i:{nouns})(?!\w))?(?: (?i:{words.where}) \w+ \w+)?"
        rf"(?: (?i:{words.inside}) {proper}(?:, {proper})?)?"
        rf"|(?:(?i:{words.own}) )?{proper}(?:, {proper})?)"
    )


def places_in(text: str, words: Vocabulary) -> list[PlaceMention]:
    """Every place, in order; months, countries alone and years are none."""
    if words.code == "ko":
        return [_korean(match, words) for match in KOREAN.finditer(text)]
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


def _korean(match: re.Match[str], words: Vocabulary) -> PlaceMention:
    """In Korean the place stands before the particle that says "at" or "to"."""
    nouns = {
        kind
        for kind, pattern in words.places.items()
        if re.search(pattern.replace("|", "(?![가-힣])|"), match[0])
    }
    return PlaceMention(match.start(), match.end(), match[0], frozenset(nouns or {"city"}))
