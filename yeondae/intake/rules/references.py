"""The numbers that issuers give their calls: Amnesty's, the Observatory's, AHRC's, the ILO's."""

import re

from yeondae.intake.draft import Reference, UpdateOf, Value
from yeondae.intake.page import Page
from yeondae.intake.words import cue, tables

SCHEMES = {
    "observatory": r"\b[A-Z]{3} ?\d{3} ?/ ?\d{4} ?/ ?OBS ?\d{2,3}(?:\.\d{1,2})?\b",
    "amnesty_index": r"\b(?:AFR|AMR|ASA|EUR|MDE|ACT|POL|IOR|ORG|DOC) ?\d{2}/\d{1,4}/(?:19|20)?\d{2}\b",  # noqa: E501
    "amnesty_ua": r"\b(?:UA|AU|EXTRA|FU)(?:[-: ]| ?No\.? ?| ?Nr\.? ?){0,3}\d{1,3}/(?:19|20)?\d{2}(?:-\d)?\b",  # noqa: E501
    "ahrc": r"\b(?:AHRC-)?UA[UC]?-\d{1,4}-\d{4}(?:-\d+)?\b",
    "omct": r"\b(?:Case )?[A-Z]{3} \d{6}(?:\.\d+)?(?:\.[A-Z]{2,5})?\b",
    "ilo_case": r"\bCase(?: No\.?| Nr\.?| n[°º])? ?\d{4}\b(?! of)",
    "un_document": r"\b(?:A|E|CCPR|CAT|CEDAW)/(?:[A-Z]+/)?[\w./-]*\d[\w./-]*",
}
ORDINAL = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|\d{1,2}(?:nd|rd|th)) (?:update (?:on|of) )?\Z",
    re.IGNORECASE,
)
OBSERVATORY_UPDATE = re.compile(r"(.+ OBS ?\d{2,3})\.\d{1,2}\Z")


def references_in(page: Page) -> tuple[Reference, ...]:
    """Every number, once each, in the order of the text."""
    found: dict[str, Reference] = {}
    for scheme, pattern in SCHEMES.items():
        for match in re.finditer(pattern, page.text):
            number = _tidy(match[0], scheme)
            span = match.span()
            if any(
                span[0] < b and a < span[1] for each in found.values() for a, b in each.value.spans
            ):
                continue
            before = found.get(number)
            spans = (*before.value.spans, span) if before else (span,)
            found[number] = Reference(scheme, Value(number, spans))
    return tuple(sorted(found.values(), key=lambda each: each.value.spans))


def _tidy(written: str, scheme: str) -> str:
    number = " ".join(written.split())
    if scheme == "observatory":
        return " / ".join(part.strip() for part in number.split("/"))
    return re.sub(r"\b(UA|AU|EXTRA|FU)(?:[: ]|No\.?|Nr\.?)+", r"\1 ", number)


def update_in(page: Page, references: tuple[Reference, ...]) -> UpdateOf | None:
    """Whether the text says at its head that it follows an earlier one, and which."""
    numbered = _numbered_update(page, references)
    if numbered:
        return numbered
    lead = cue(tables("leads")["update"])
    head = [line for line in page.lines if not line.blank][:25]
    for number, line in enumerate(head):
        match = lead.search(line.text)
        if not match or (number > 4 and len(line.text) > 90 and not is_numbered(line.text)):
            continue
        words = Value(line.text, ((line.start, line.end),))
        earlier = _follows(page, references, line.start + match.end(), line.end)
        return UpdateOf(words, earlier)
    for each in references:
        match = OBSERVATORY_UPDATE.fullmatch(each.value.value or "")
        if match:
            return UpdateOf(each.value, Value(match[1], each.value.spans))
    return None


def _numbered_update(page: Page, references: tuple[Reference, ...]) -> UpdateOf | None:
    """ "THIRD UA 60/16": the third text of a series, of which the number is that of the first."""
    for each in references:
        start, end = each.value.spans[0]
        line_start = page.text.rfind("\n", 0, start) + 1
        before = page.text[line_start:start]
        ordinal = ORDINAL.search(before)
        if each.scheme == "amnesty_ua" and ordinal:
            span = (line_start + ordinal.start(), end)
            return UpdateOf(Value(page.text[slice(*span)], (span,)), each.value)
    return None


def is_numbered(text: str) -> bool:
    """Whether a line carries a number of one of the schemes."""
    return any(re.search(pattern, text) for pattern in SCHEMES.values())


def _follows(page: Page, references: tuple[Reference, ...], start: int, end: int) -> Value | None:
    """The number right behind "further information on", on that line or the next; else one whose
    own form says that it is the first, second ... of a series."""
    near = [each for each in references if each.value.spans[-1][0] < end + 60]
    for each in near:
        for a, b in each.value.spans:
            if start <= a < end + 60 and each.scheme in {"amnesty_ua", "ahrc", "omct"}:
                return Value(each.value.value, ((a, b),))
    for each in references:
        match = OBSERVATORY_UPDATE.fullmatch(each.value.value or "")
        if match:
            return Value(match[1], each.value.spans)
    return None
