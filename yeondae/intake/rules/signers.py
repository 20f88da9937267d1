"""Whoever signs a text, and the organisation that they sign for.

A signature is a name with a part behind it or below it ("Example Example / Secretary of the
Example Union"), or a name with nothing but an organisation below it.
"""

import re

from yeondae.intake.draft import Span, Value
from yeondae.intake.page import Line, Page
from yeondae.intake.remarks import remark
from yeondae.intake.rules.organisations import organisations_in
from yeondae.intake.rules.pieces import NAME_SHAPE, NAME_WORD
from yeondae.intake.words import Vocabulary, any_language, cue

LAST = 12  # filled lines at the end in which a name with an organisation below it is a signature
LONGEST = 120
NAMED = re.compile(rf"(?:{NAME_WORD} ){{1,5}}{NAME_WORD}, ")
JOINED = re.compile(r" (?:[a-zà-ÿ]{2,3} ){0,2}")  # "of the", "der", "de la" behind a part
BODY = re.compile(
    r"(?:vorstand(?:es|s)?|executive(?: committee)?|board|secretariat|bureau(?: exécutif)?|"
    r"secrétariat|"
    r"comité ejecutivo|secretaría|dagelijks bestuur) (?:of(?: the)?|der|des|de(?: la)?|du|del|van(?: de)?) ?\Z",  # noqa: E501
    re.IGNORECASE,
)
Found = tuple[int, int] | None


def signed_for(page: Page, words: Vocabulary, taken: tuple[Span, ...]) -> tuple[Value, ...]:
    """The organisation of the last signature outside the spans taken; none without one."""
    free = (line for line in page.lines if not any(a <= line.start < b for a, b in taken))
    lines = [line for line in free if not line.blank]
    for line in lines[:-4:-1]:
        if found := _body_of(line, words):
            span = (line.start + found[0], line.start + found[1])
            return (Value(page.quote(span), (span,), "inferred", remark("issuer-signs")),)
    for at in range(len(lines) - 1, 0, -1):
        found = _of_signature(lines[at - 1], lines[at], words, last=at >= len(lines) - LAST)
        if found:
            span = (lines[at].start + found[0], lines[at].start + found[1])
            return (Value(page.quote(span), (span,), "inferred", remark("issuer-signs")),)
    return ()


def _body_of(line: Line, words: Vocabulary) -> Found:
    """The organisation behind its body in a line of nothing else: "Executive of the Example Union"."""  # noqa: E501
    named = organisations_in(line.text, words)
    if len(line.text) > LONGEST or not named or BODY.search(line.text[: named[-1].start]) is None:
        return None
    rest = line.text[named[-1].end :]
    return (named[-1].start, named[-1].end) if not rest.strip(" .,") else None


def _of_signature(above: Line, line: Line, words: Vocabulary, *, last: bool) -> Found:
    """Where in the line the organisation stands, where the line is of a signature."""
    if len(line.text) > LONGEST:
        return None
    named = NAMED.match(line.text)
    if named:
        return _behind_part(line, named.end(), words)
    if NAME_SHAPE.fullmatch(above.text.strip(" ,.")) is None:
        return None
    return (
        _initials(line) or _behind_part(line, 0, words) or (_whole(line, words) if last else None)
    )


def _initials(line: Line) -> Found:
    """ "ABC-regional secretary"."""
    match = re.match(rf"([A-Z]{{2,8}})-(?i:[a-zà-ÿ]*(?:{any_language('roles')}))(?!\w)", line.text)
    return match.span(1) if match else None


def _behind_part(line: Line, start: int, words: Vocabulary) -> Found:
    """The organisation named last behind a signer's part, else the words up to a comma."""
    part = cue(any_language("roles"), start=True).match(line.text[start:])
    if part is None:
        return None
    at = start + part.end()
    named = [each for each in organisations_in(line.text, words) if each.end > at]
    if named:
        return max(named[-1].start, at), named[-1].end
    of = JOINED.match(line.text, at)
    at = of.end() if of else at
    comma = line.text.find(",", at)
    name = line.text[at : comma if comma > 0 else None].rstrip(" .")
    return (at, at + len(name)) if name[:1].isalpha() and name != name.lower() else None


def _whole(line: Line, words: Vocabulary) -> Found:
    """An organisation that is the whole line."""
    for each in organisations_in(line.text, words):
        if each.end - each.start > len(line.text) - 6:
            return each.start, each.end
    return None
