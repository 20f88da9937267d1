"""A call and its letter from standard phrases, in English, German and Korean.

For the first hour, when people were taken and nobody has written anything yet. The phrases avoid
what a language would have to bend (sex, case, particles), so that a name can stand in them as is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from yeondae.calls.phrases.english import ENGLISH
from yeondae.calls.phrases.german import GERMAN
from yeondae.calls.phrases.korean import KOREAN
from yeondae.calls.phrases.wording import Wording
from yeondae.calls.words import EditionWords, SampleLetter, Section
from yeondae.core.languages import said

WORDINGS: dict[str, Wording] = {"en": ENGLISH, "de": GERMAN, "ko": KOREAN}
# British English writes a date in the order that most of the world reads.
LOCALES = {"en": Locale("en", "GB"), "de": Locale("de"), "ko": Locale("ko")}
LANGUAGES = tuple(WORDINGS)
ASKS = tuple(ENGLISH.demands)
AUTHORITIES = tuple(ENGLISH.authorities)


@dataclass(frozen=True)
class Ask:
    """One thing asked for: a code of `ASKS`, or words of one's own in one language."""

    code: str = ""
    own: str = ""


@dataclass(frozen=True)
class Story:
    """What is known in the first hour. `names` of each person by language; `own_language` is the
    language of everything written freely: organisation, place, own demands."""

    own_language: str
    names: Sequence[Mapping[str, str]]
    asks: Sequence[Ask]
    on: date | None = None
    authority: str = ""
    place: str = ""
    organisation: str = ""


def compose(story: Story, language: str) -> EditionWords:
    """The words of an edition in `language`. Demands in one's own words are empty in the others:
    a person translates them. Raises KeyError for a language without phrases."""
    wording = WORDINGS[language]
    names = _names(story, language)
    demands = demand_texts(story, language)
    title = wording.title.replace("{names}", names)
    happened = _happened(story, wording, language)
    return EditionWords(
        title=title,
        summary=happened[0],
        slogans=[title],
        sections=[
            Section(heading=wording.happened, paragraphs=happened),
            Section(heading=wording.asked, paragraphs=[wording.please_write]),
        ],
        demands=demands,
        letter=_letter(story, wording, language, demands),
    )


def demand_texts(story: Story, language: str) -> list[str]:
    """The demands of `story` in `language`, in order; empty where only a person can say it."""
    names = _names(story, language)
    return [
        WORDINGS[language].demands[ask.code].replace("{names}", names)
        if ask.code
        else (ask.own if language == story.own_language else "")
        for ask in story.asks
    ]


def _names(story: Story, language: str) -> str:
    return format_list([said(names, language) for names in story.names], locale=LOCALES[language])


def _happened(story: Story, wording: Wording, language: str) -> list[str]:
    several = len(story.names) > 1
    names = _names(story, language)
    on = format_date(story.on, "long", locale=LOCALES[language]) if story.on else ""
    authority = wording.authorities.get(story.authority, "")
    sentence = (
        wording.arrested[several]
        .replace("{on}", wording.on.replace("{date}", on) if on else "")
        .replace("{by}", wording.arrested_by.replace("{authority}", authority) if authority else "")
        .replace("{names}", names)
    )
    paragraphs = [sentence]
    if story.organisation:
        paragraphs.append(wording.members.replace("{organisation}", story.organisation))
    if story.place:
        held = wording.held[several].replace("{place}", story.place)
        paragraphs.append(held.replace("{names}", names))
    return paragraphs


def _letter(story: Story, wording: Wording, language: str, demands: Sequence[str]) -> SampleLetter:
    held = [wording.letter_held] if story.on or story.place else []
    happened = _happened(story, wording, language)[0]
    return SampleLetter(
        subject=wording.subject,
        paragraphs=[
            " ".join([wording.letter_opens, happened, *held]),
            wording.letter_why,
            wording.letter_asks,
        ],
        demands=list(demands),
        after=[wording.letter_after],
    )
