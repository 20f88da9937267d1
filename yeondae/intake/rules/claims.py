"""Numbers that the text claims: how many were arrested, how many an organisation speaks for."""

import re
from dataclasses import dataclass
from functools import cache

from yeondae.intake.draft import Claim, Value
from yeondae.intake.page import Paragraph
from yeondae.intake.rules.dates import months
from yeondae.intake.words import VOCABULARIES, Vocabulary

FIGURE = r"\d{1,3}(?:[.,' ]\d{3}){1,3}(?!\d)|\d{1,9}(?:[.,]\d{1,3})?(?!\d)"
MOST = 10**11  # no more people than that were ever counted


@cache
def _pattern(code: str) -> re.Pattern[str]:
    words = VOCABULARIES[code]
    operators = "|".join(words.operators.values())
    numbers = "|".join(sorted((*words.number_words, *words.vague_numbers), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,/+-])(?:(?P<operator>{operators}) )?(?:the )?"
        rf"(?P<number>(?:{FIGURE}|(?:{numbers})(?!\w))(?:[ -](?:{numbers})(?!\w))*)"
        rf"(?:(?=여? ?명)|(?![\w/:-]|[.,]\d))"  # in Korean the counter follows without a blank
        rf"(?P<noun>여? ?명|(?: (?:of )?[^\W\d][\w’'-]*,?){{0,6}})",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class ClaimMention:
    """A claim at `text[start:end]` of its paragraph."""

    start: int
    end: int
    claim: Claim


def claims_in(paragraph: Paragraph, words: Vocabulary) -> list[Claim]:
    """Counts of people and the like; years, times, addresses and shares are none."""
    return [each.claim for each in claim_mentions(paragraph, words)]


def claim_mentions(paragraph: Paragraph, words: Vocabulary) -> list[ClaimMention]:
    """The claims with their places in the paragraph."""
    found = [
        _claim(match, paragraph, words) for match in _pattern(words.code).finditer(paragraph.text)
    ]
    return [each for each in found if each is not None]


def _claim(match: re.Match[str], paragraph: Paragraph, words: Vocabulary) -> ClaimMention | None:
    noun = _counted(match["noun"], words)
    number = _number(match["number"], words)
    if number is None or not (noun or _bare(paragraph.text, match)):
        return None
    if number == 1 and not match["operator"]:
        return None
    if match["noun"].split() and match["noun"].split()[0].strip(",").lower() in months():
        return None
    start, end = match.start(), match.start("noun") + (noun or 0)
    span = paragraph.span(start, end)
    claim = Claim(
        number,
        _operator(match["operator"], match["number"], words),
        paragraph.text[start:end].strip(),
        Value(paragraph.text[match.start("noun") : end].strip(), (span,)),
        _sourced(paragraph.text, start, end, words),
        (span,),
    )
    return ClaimMention(start, end, claim)


def _counted(behind: str, words: Vocabulary) -> int | None:
    """Where the counted noun ends behind the number, None where nobody is counted."""
    match = re.search(rf"(?<!\w)(?:{words.counted})(?!\w)", behind, re.IGNORECASE)
    return match.end() if match else None


def _bare(text: str, match: re.Match[str]) -> bool:
    """ "The 25 are accused": a number that stands for people named before."""
    the = re.search(
        r"\b(?:the|die|les|los|las|de) \Z", text[: match.start("number")], re.IGNORECASE
    )
    verb = re.match(
        r" (?:are|were|have|sind|wurden|sont|ont|son|fueron|zijn|werden)\b", match["noun"]
    )
    return bool(the or re.match("the ", match[0], re.IGNORECASE)) and verb is not None


def _number(written: str, words: Vocabulary) -> int | None:
    part = 1.0
    for piece in re.split(r"[ -](?!\d{3})", written.lower()):
        if piece in words.vague_numbers:
            part *= words.vague_numbers[piece]
        elif piece in words.number_words:
            value = words.number_words[piece]
            part = part * value if value >= 12 or part == 1 else part + value
        elif re.fullmatch(FIGURE, piece):
            grouped = re.fullmatch(r"\d{1,3}(?:[.,' ]\d{3})+", piece)
            part *= float(re.sub(r"\D", "", piece)) if grouped else float(piece.replace(",", "."))
        else:
            return None
    return round(part) if 0 < part < MOST else None


def _operator(written: str | None, number: str, words: Vocabulary) -> str:
    if number.lower() in words.vague_numbers:
        return "at_least"
    for operator, pattern in words.operators.items():
        if written and re.fullmatch(pattern, written, re.IGNORECASE):
            return operator
    return "exactly"


def _sourced(text: str, start: int, end: int, words: Vocabulary) -> bool:
    """Whether the sentence says who counted."""
    around = text[max(0, start - 80) : end + 100]
    return bool(words.sources) and re.search(words.sources, around, re.IGNORECASE) is not None
