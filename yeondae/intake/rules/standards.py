"""Conventions and the like that a text leans on."""

import re

from yeondae.intake.draft import Standard, Value
from yeondae.intake.page import Paragraph

CONVENTION = re.compile(
    r"(?P<body>\b(?:ILO|IAO|ILO-|OIT|IAO-)\b)?[ -]?(?:core )?"
    r"(?:Conventions?|Übereinkommen|Konvention(?:en)?|Conventions?|Convenios?|Verdrag(?:en)?|협약)"
    r"(?: No[s.]*| Nr\.?| n[°º]s?\.?| núms?\.?)? ?"
    r"(?P<numbers>\d{1,3}(?:(?:,| and| und| et| y| en| &) ?(?:No\. ?)?\d{1,3})*)",
    re.IGNORECASE,
)
KOREAN = re.compile(r"(?P<numbers>\d{1,3})호(?: 협약)?")
# A bracket that is never closed ends where the next convention begins.
TITLE = re.compile(
    r"\A ?\(([^()]{5,120}?)(?=[()]|,? (?:and|und|et|y|en) (?:ILO|IAO|OIT)\b|\Z)|"
    r"\A on (?:the )?([A-Z][^.,;()]{5,100})"
)
ILO = re.compile(r"\b(?:ILO|IAO|OIT)\b|국제노동기구")


def standards_in(paragraph: Paragraph) -> list[Standard]:
    """Every convention with its number; the ILO's where the paragraph speaks of the ILO."""
    text = paragraph.text
    if not ILO.search(text):
        return []
    found = []
    for match in (*CONVENTION.finditer(text), *KOREAN.finditer(text)):
        title = TITLE.match(text[match.end() :])
        for number in re.finditer(r"\d{1,3}", match["numbers"]):
            start = match.start("numbers") + number.start()
            span = paragraph.span(start, start + len(number[0]))
            words = next(filter(None, title.groups())) if title else None
            spans = (
                (span, paragraph.span(match.end() + title.start(), match.end() + title.end()))
                if title
                else (span,)
            )
            found.append(Standard("ILO", number[0], Value(words, spans)))
    return found
