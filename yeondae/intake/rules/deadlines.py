"""Until when people are asked to write."""

from datetime import date

from yeondae.intake.draft import Value
from yeondae.intake.page import Paragraph
from yeondae.intake.rules.dates import dates_in
from yeondae.intake.words import cue, tables

NEAR = 130


def deadline_in(paragraphs: tuple[Paragraph, ...], anchor: date | None) -> Value | None:
    """The first date behind "appeals before", "deadline" and the like; None where none is given."""
    lead = cue(tables("leads")["deadline"], end=True)
    for paragraph in paragraphs:
        for mention in dates_in(paragraph.text, anchor):
            before = paragraph.text[max(0, mention.start - NEAR) : mention.start].rstrip(" :")
            if lead.search(before):
                span = paragraph.span(mention.start, mention.end)
                return Value(mention.value, (span,), mention.how, mention.why)
    return None
