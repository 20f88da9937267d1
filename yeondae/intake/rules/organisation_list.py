"""Organisations brought together: each once, the short name joined to the full one."""

import re

from yeondae.intake.draft import Organisation, Value
from yeondae.intake.page import Paragraph
from yeondae.intake.remarks import remark
from yeondae.intake.rules.organisations import WORD, OrganisationMention


def initials_fit(short: str, name: str) -> bool:
    """Whether a short name is made of the first letters of the words, joiners left out."""
    first = "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())
    letters = "".join(letter for letter in short if letter.isupper())
    return len(letters) >= 3 and (letters == first or first.endswith(letters))


def gather(parts: list[tuple[Paragraph, list[OrganisationMention]]]) -> tuple[Organisation, ...]:
    """Every organisation once, its short name joined to the full one."""
    full: dict[str, list[tuple[Paragraph, OrganisationMention]]] = {}
    shorts: dict[str, list[tuple[Paragraph, OrganisationMention]]] = {}
    for paragraph, mentions in parts:
        for each in mentions:
            table = shorts if each.short == each.name else full
            table.setdefault(each.name.lower().replace("'", "’"), []).append((paragraph, each))
    shorts = {key: table for key, table in shorts.items() if not _means_other(table, parts)}
    _merge_shorter(full)
    joined = [_organisation(mentions, shorts) for mentions in full.values()]
    used = {each.abbreviation.value for each in joined if each.abbreviation}
    alone = [
        Organisation(_value(mentions))
        for mentions in shorts.values()
        if mentions[0][1].name not in used
    ]
    return tuple(sorted(joined + alone, key=lambda each: each.name.spans))


def _means_other(
    mentions: list[tuple[Paragraph, OrganisationMention]],
    parts: list[tuple[Paragraph, list[OrganisationMention]]],
) -> bool:
    """Whether the text explains the capitals as something that is no organisation."""
    words = re.compile(rf"{WORD}(?: {WORD})+ ?\({re.escape(mentions[0][1].name)}\)")
    named = any(each.short == mentions[0][1].name != each.name for _, m in parts for each in m)
    return not named and any(words.search(paragraph.text) for paragraph, _ in parts)


def _merge_shorter(full: dict[str, list[tuple[Paragraph, OrganisationMention]]]) -> None:
    """A name that is the end of a longer one means the same organisation."""
    for short in sorted(full, key=len):
        longer = [each for each in full if each != short and each.endswith(f" {short}")]
        if longer and len(short.split()) > 1:
            full[longer[0]] += full.pop(short)


def _value(mentions: list[tuple[Paragraph, OrganisationMention]]) -> Value:
    spans = tuple(paragraph.span(m.start, m.end) for paragraph, m in mentions)
    return Value(mentions[0][1].name, spans)


def _organisation(
    mentions: list[tuple[Paragraph, OrganisationMention]],
    shorts: dict[str, list[tuple[Paragraph, OrganisationMention]]],
) -> Organisation:
    given = next((m.short for _, m in mentions if m.short), None)
    name = mentions[0][1].name
    short = given or next(
        (s[0][1].name for s in shorts.values() if initials_fit(s[0][1].name, name)), None
    )
    if short is None:
        return Organisation(_value(mentions), affiliated_to=_affiliation(mentions))
    spans = _value(shorts[short.lower()]).spans if short.lower() in shorts else ()
    why = None if given else remark("short-name-by-initials", short=short)
    abbreviation = Value(short, spans, "read" if given else "inferred", why)
    return Organisation(_value(mentions), abbreviation, _affiliation(mentions))


def _affiliation(mentions: list[tuple[Paragraph, OrganisationMention]]) -> Value | None:
    for paragraph, mention in mentions:
        behind = paragraph.text[mention.end : mention.end + 90]
        match = re.match(
            rf"(?: ?\([^)]*\))? ?[-–,]? ?affiliat\w+ (?:to|of|with) (?:the )?({WORD}(?: {WORD})*)",
            behind,
        )
        if match:
            start = mention.end + match.start(1)
            return Value(match[1], (paragraph.span(start, start + len(match[1])),))
    return None
