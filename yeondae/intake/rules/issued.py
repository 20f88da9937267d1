"""The day the text was issued: labelled, on a dateline, in a byline, or with the place at its end."""  # noqa: E501

import re

from yeondae.intake.draft import Value
from yeondae.intake.page import Line, Page, Paragraph
from yeondae.intake.rules.dates import DateMention, dates_in
from yeondae.intake.rules.labels import labels_in
from yeondae.intake.rules.letter import LetterPart
from yeondae.intake.rules.pieces import UPPER
from yeondae.intake.rules.references import is_numbered
from yeondae.intake.words import cue, tables

TODAY = re.compile(
    r"(?:today|heute|aujourd['’]hui|hoy|vandaag),? (?:(?:on|am|le|den|dem|op) )?(?:\w+day,? )?",
    re.IGNORECASE,
)
TODAY_IS = re.compile(
    r"(?<!\w)(?:today|heute|aujourd['’]hui|hoy|vandaag),? ?(?:\(|,? ?(?:the|den|dem|le|el|de) )\Z",
    re.IGNORECASE,
)
WEB_DATE = re.compile(r"(?:updated|last modified|aktualisiert|letzte änderung)\b", re.IGNORECASE)
HEAD, FOOT = 14, 6  # filled lines at the top and bottom that may carry the date


def issued_on(page: Page, letters: tuple[LetterPart, ...]) -> Value | None:
    """The date with its words; None where the text gives none with a year."""
    taken = [each.span for each in letters if not each.own]
    lines = [
        line
        for line in page.lines
        if not line.blank and not any(a <= line.start < b for a, b in taken)
    ]
    for choose in (_labelled, _dateline, _opening, _byline, _told):
        anywhere = choose in (_labelled, _told)
        for line in lines if anywhere else (*_head(lines), *lines[:-FOOT:-1]):
            found = choose(line)
            if found:
                span = Paragraph((line,)).span(found.start, found.end)
                return Value(found.value, (span,), found.how, found.why)
    return None


def _head(lines: list[Line]) -> list[Line]:
    """The first lines, those around a call's number before the others: a blog's date stands above."""  # noqa: E501
    head = lines[:HEAD]
    numbered = [at for at, line in enumerate(head) if is_numbered(line.text)]
    near = [line for at, line in enumerate(head) if any(abs(at - each) <= 2 for each in numbered)]
    return near + [line for line in head if line not in near]


def _whole(line: Line) -> list[DateMention]:
    """The exact days of a line, but for the one until which people are asked to write."""
    text = Paragraph((line,)).text
    until = cue(tables("leads")["deadline"])
    return [each for each in dates_in(text) if each.day and not until.search(text[: each.start])]


def _labelled(line: Line) -> DateMention | None:
    text = Paragraph((line,)).text
    for label in labels_in(text, ("issued",)):
        for mention in _whole(line):
            if 0 <= mention.start - label.end < 12:
                return mention
    return None


def _dateline(line: Line) -> DateMention | None:
    """A line of a date, its weekday and a place: "Geneva - Paris, May 27, 2005"."""
    found = _whole(line)
    if len(found) != 1:
        return None
    text = Paragraph((line,)).text
    rest = text[: found[0].start] + text[found[0].end :]
    if WEB_DATE.match(text):
        return None
    return found[0] if len(re.findall(r"\w+", rest)) <= 6 and "(" not in rest else None


def _opening(line: Line) -> DateMention | None:
    """The place and day before the first words: "Brussels, 3 July 2009:", "Today, 9 August ..." """
    text = Paragraph((line,)).text
    for found in _whole(line)[:1]:
        before, after = text[: found.start], text[found.end : found.end + 4]
        place = re.fullmatch(rf"[{UPPER}][^.:;!?]{{2,40}}(?:, | \()", before)
        if TODAY.fullmatch(before) or (place and re.match(r"\)? ?(?:[:—–]|- )", after)):
            return found
    return None


def _told(line: Line) -> DateMention | None:
    """ "... today (9 August 2013) the police ...", anywhere."""
    text = Paragraph((line,)).text
    for found in _whole(line):
        if TODAY_IS.search(text[: found.start]):
            return found
    return None


def _byline(line: Line) -> DateMention | None:
    found = _whole(line)
    text = Paragraph((line,)).text
    narrated = re.match(r"(?:on|am|le|el|op) ", text, re.IGNORECASE) or WEB_DATE.match(text)
    alone = len(found) == 1 and len(line.text) < 110 and not line.bullet and not narrated
    if alone and text.endswith(").") and text[found[0].start - 1 : found[0].start] == "(":
        return None  # the day of a photograph
    return found[0] if alone else None
