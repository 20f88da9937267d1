"""Sentences of a flowing text, without falling for "Mr.", "No." or a date's full stop."""

import re

END = re.compile(r"[.!?…。][\"'”’»)\]]*(?=\s)|(?<=[a-z])[.!](?=[A-Z][a-z])|;(?=\s)")
SHORT = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|no|nr|rev|prof|bro|sr|sra|gen|col|lt|hon|fr|art|tel|vs|al|bld|fl|approx|"
    r"bzw|ca|usw|hr|jr|inc|co|rep|jan|feb|aug|sept?|oct|nov|dec|p\.m|a\.m|u\.s|i\.e|e\.g|z\.b|d\.h|m|mme|mlle|"
    r"s\.e|dhr|mevr|dna|ing|lic|núm|n[º°])|\b[A-Z]|\d{1,2})\Z",
    re.IGNORECASE,
)


def sentences_in(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, in order; a text without a full stop is one sentence."""
    found, start = [], 0
    for match in END.finditer(text):
        before = text[max(start, match.start() - 12) : match.start()]
        follows = text[match.end() : match.end() + 2].strip()
        abbreviated = match[0].startswith(".") and SHORT.search(before)
        if abbreviated and not (
            before[-1:].isdigit() and follows[:1].isupper() and len(before) > 11
        ):
            continue
        if follows[:1].islower() and match[0] != ";":
            continue
        found.append((start, match.end()))
        start = match.end() + (len(text) > match.end() and text[match.end()].isspace())
    if start < len(text):
        found.append((start, len(text)))
    return found
