"""The words of an edition: their shape, their paragraphs, and what became stale.

Fields in a sample letter stand in braces and are replaced as text, never as a template
(security.md, mistake 36): from the case {person}, {days_detained}, {prison}, {charge} and
{next_hearing}, from the writer {name}, {place} and {organisation}.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NotRequired, TypedDict

OF_THE_CASE = ("person", "days_detained", "prison", "charge", "next_hearing")
OF_THE_WRITER = ("name", "place", "organisation")
FIELDS = (*OF_THE_CASE, *OF_THE_WRITER)


# Where one sentence ends and the next begins; "St. Example" is no end.
SENTENCE = re.compile(r"(?<=[.!?。؟।])(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z]\.)\s+")


class Section(TypedDict):
    """One headed part of the call's text."""

    heading: str
    paragraphs: list[str]


class SampleLetter(TypedDict):
    """The letter to make one's own: paragraphs, the demands, and what follows them."""

    subject: str
    paragraphs: list[str]
    demands: list[str]
    after: list[str]


class EditionWords(TypedDict):
    """Everything a call says in one language. `demands` stand in the order of the call's own."""

    title: str
    summary: str
    slogans: list[str]
    sections: list[Section]
    demands: list[str]
    letter: SampleLetter
    asks: NotRequired[str]


def empty() -> EditionWords:
    """Words with nothing in them yet."""
    letter = SampleLetter(subject="", paragraphs=[], demands=[], after=[])
    return EditionWords(title="", summary="", slogans=[], sections=[], demands=[], letter=letter)


def paragraphs(words: EditionWords) -> Iterator[tuple[str, str]]:
    """Every paragraph with its stable place, e.g. `("sections.1.paragraphs.0", "...")`."""
    yield "title", words["title"]
    yield "summary", words["summary"]
    for name in ("slogans", "demands"):
        for index, text in enumerate(words[name]):
            yield f"{name}.{index}", text
    for number, section in enumerate(words["sections"]):
        yield f"sections.{number}.heading", section["heading"]
        for index, text in enumerate(section["paragraphs"]):
            yield f"sections.{number}.paragraphs.{index}", text
    letter = words["letter"]
    yield "letter.subject", letter["subject"]
    for part in ("paragraphs", "demands", "after"):
        for index, text in enumerate(letter[part]):
            yield f"letter.{part}.{index}", text


def from_places(texts: Mapping[str, str], *, keep: Collection[str] = ()) -> EditionWords:
    """Words from texts by place, the reverse of `paragraphs`; empty paragraphs fall away.

    Those of `keep` stay although they are empty: the call's demands, whose places are the same in
    every language, and in a translation every place of its source.
    """
    filled = {place: text for place, text in texts.items() if text or place in keep}
    filled = dict.fromkeys(keep, "") | filled
    made = empty()
    made["title"], made["summary"] = filled.get("title", ""), filled.get("summary", "")
    made["slogans"], made["demands"] = _listed(filled, "slogans"), _listed(filled, "demands")
    for number in sorted(_numbers(filled, "sections")):
        heading = filled.get(f"sections.{number}.heading", "")
        inside = _listed(filled, f"sections.{number}.paragraphs")
        made["sections"].append(Section(heading=heading, paragraphs=inside))
    letter = made["letter"]
    letter["subject"] = filled.get("letter.subject", "")
    letter["paragraphs"] = _listed(filled, "letter.paragraphs")
    letter["demands"] = _listed(filled, "letter.demands")
    letter["after"] = _listed(filled, "letter.after")
    return made


def _numbers(texts: Mapping[str, str], prefix: str) -> set[int]:
    found = (re.match(rf"{re.escape(prefix)}\.(\d+)", place) for place in texts)
    return {int(match.group(1)) for match in found if match}


def _listed(texts: Mapping[str, str], prefix: str) -> list[str]:
    return [texts[f"{prefix}.{index}"] for index in sorted(_numbers(texts, prefix))]


def changed_places(old: EditionWords, new: EditionWords) -> set[str]:
    """The places whose text differs between two versions of one edition, or is new."""
    before = dict(paragraphs(old))
    return {place for place, text in paragraphs(new) if before.get(place) != text}


def missing_places(source: EditionWords, translation: EditionWords) -> set[str]:
    """The places of `translation` that are empty although `source` says something there."""
    said = dict(paragraphs(translation))
    return {
        place
        for place, text in paragraphs(source)
        if text.strip()
        and not said.get(place, "").strip()
        and (place in said or place.startswith("demands."))
    }


def fill(text: str, values: dict[str, str]) -> str:
    """`text` with its known fields replaced; an unknown field, or one without a value, stays."""
    for field in FIELDS:
        if values.get(field):
            text = text.replace("{" + field + "}", values[field])
    return text


def known(text: str, values: Mapping[str, str]) -> str:
    """`text` without the sentences that speak of something of the case that has no value here.

    What may not be shown, or nobody knows, is left unsaid: no letter leaves with "{prison}" in it.
    """
    missing = ["{" + field + "}" for field in OF_THE_CASE if not values.get(field)]
    if not any(field in text for field in missing):
        return text
    said = [each for each in SENTENCE.split(text) if not any(field in each for field in missing)]
    return " ".join(said)
