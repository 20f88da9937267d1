"""News of a case: the published updates of its calls, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from yeondae.calls.models import Call
from yeondae.cases.models import Person
from yeondae.cases.naming_rules import unsaid_in
from yeondae.website.pages.happened import update_line


@dataclass(frozen=True)
class UpdateLine:
    """One update: when, what it is called, and on which call's page it stands."""

    on: str
    title: str
    slug: str
    number: int


def updates_of(calls: Sequence[Call], hidden: Sequence[Person], language: str) -> list[UpdateLine]:
    """The updates of `calls`, loaded with them; none that names one of the `hidden` people."""
    rows = [(update, call) for call in calls for update in call.updates.all()]
    found = []
    for update, call in sorted(rows, key=lambda row: (row[0].on, row[0].pk), reverse=True):
        line = update_line(update, language)
        if line.title and not unsaid_in([line.title], hidden):
            found.append(UpdateLine(line.on, line.title, call.slug, line.number))
    return found
