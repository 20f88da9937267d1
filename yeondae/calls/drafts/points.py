"""What a person should look at in a received text, each point settled on its own or carried on.

A point that nobody settled goes with the call that is made of the text: whoever reviews it sees
it. Nothing is stored but the keys of the settled ones (`Corrections.settled`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext

from yeondae.calls.drafts.corrections import Corrections
from yeondae.calls.drafts.texts import stays_back
from yeondae.calls.models import Call, Incoming
from yeondae.intake.draft import Draft, Spans
from yeondae.intake.remarks import Remark


@dataclass(frozen=True)
class Point:
    """One sentence to look at, with every place of the text that it is about."""

    key: str
    remark: Remark
    places: Sequence[Spans]
    is_settled: bool = False

    @property
    def sentence(self) -> str:
        """The sentence in the reader's language."""
        return self.remark.say(gettext)


def points(draft: Draft, kept: Corrections) -> list[Point]:
    """Every warning of a draft, each sentence once."""
    places: dict[Remark, list[Spans]] = {}
    for caution in (*stays_back(draft), *draft.warnings):
        found = places.setdefault(caution.remark, [])
        if caution.spans:
            found.append(caution.spans)
    return [
        Point(key, each, tuple(found), key in kept.settled)
        for each, found in places.items()
        for key in [_key(each)]
    ]


def _key(remark: Remark) -> str:
    return sha256(repr((remark.code, remark.values)).encode()).hexdigest()[:16]


def open_points(call: Call) -> list[tuple[Incoming, Point]]:
    """What nobody has settled yet in the texts that a call was made of, with the text each."""
    rows = [row for row in call.received.all() if row.state == Incoming.State.MADE]
    return [
        (row, point)
        for row in rows
        for point in points(Draft.from_json(row.draft), Corrections.from_json(row.corrected))
        if not point.is_settled
    ]
