"""News of a case: the published updates of its calls, the newest first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from yeondae.calls.models import Call
from yeondae.website.pages.happened import update_line

Unsaid = Callable[[Iterable[str]], bool]


@dataclass(frozen=True)
class UpdateLine:
    """One update: when, what it is called, and on which call's page it stands."""

    on: str
    title: str
    slug: str
    number: int


def updates_of(
    calls: Sequence[Call], unsaid: Callable[[], Unsaid], language: str
) -> list[UpdateLine]:
    """The updates of `calls`, loaded with them; none whose title names who may not be named.

    `unsaid` gives what tells that, and is asked only where there are updates.
    """
    rows = [(update, call) for call in calls for update in call.updates.all()]
    found: list[UpdateLine] = []
    if not rows:
        return found
    names_hidden = unsaid()
    for update, call in sorted(rows, key=lambda row: (row[0].on, row[0].pk), reverse=True):
        line = update_line(update, language)
        if line.title and not names_hidden([line.title]):
            found.append(UpdateLine(line.on, line.title, call.slug, line.number))
    return found
