"""Sentences of a flowing text, without falling for "Mr.", "No." or a date's full stop."""

import re

from yeondae.intake.rules.dates import months

END = re.compile(r"[.!?…。][\"'”’»)\]]*(?=\s)|(?<=[a-z])[.!](?=[A-Z][a-z])|;(?=\s)")
SHORT = re.compile(
    r"(?:\b(?:mr|mrs|ms|mm|dr|st|no|nr|rev|prof|bro|sr|sra|gen|col|lt|hon|fr|art|tel|vs|al|bld|fl|approx|"
    r"bzw|ca|usw|hr|jr|inc|co|rep|jan|feb|aug|sept?|oct|nov|dec|p\.m|a\.m|u\.s|i\.e|e\.g|z\.b|d\.h|m|mme|mlle|"
    r"s\.e|dhr|mevr|dna|ing|lic|núm|n[º°])|\b[A-Z]|\d{1,2})\Z",
    re.IGNORECASE,
)


def _counts(text: str, match: re.Match[str], before: str) -> bool:
    """Whether a figure before a full stop ends the sentence: no ordinal ("8. Dezember") stands so."""  # noqa: E501
    word = re.match(r"\s*([^\W\d_]+)", text[match.end() :])
    ordinal = word is None or word[1].lower() in months() or word[1][0].islower()
    return before[-1:].isdigit() and not ordinal


def sentences_in(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, in order; a text without a full stop is one sentence."""
    found, start = [], 0
    for match in END.finditer(text):
        before = text[max(start, match.start() - 12) : match.start()]
        follows = text[match.end() : match.end() + 2].strip()
        if match[0].startswith(".") and SHORT.search(before) and not _counts(text, match, before):
            continue
        if follows[:1].islower() and match[0] != ";":
            continue
        found.append((start, match.end()))
        start = match.end() + (len(text) > match.end() and text[match.end()].isspace())
    if start < len(text):
        found.append((start, len(text)))
    return found
