"""The public's numbers of a call: letters, copies, what was said and arrived; nothing below ten."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from yeondae.appeals.queries import reported
from yeondae.calls.models import Call
from yeondae.core.countries import country_name
from yeondae.deliveries.queries import totals
from yeondae.deliveries.rules.counting import ELSEWHERE, LEAST
from yeondae.deliveries.rules.standing import standing_label
from yeondae.directory.models import ContactPoint
from yeondae.letters.typesetting import long_date


@dataclass(frozen=True)
class Row:
    """One line of a table: what it is, and how many."""

    label: str
    count: int


@dataclass(frozen=True)
class Numbers:
    """Tables to print; an empty one has nothing that may be shown. `day` says when counted."""

    letters: int | None
    copies: int | None
    said: int | None
    arrived: int | None
    standings: list[Row]
    channels: list[Row]
    countries: list[Row]
    copy_channels: list[Row]
    copy_countries: list[Row]
    day: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show at all."""
        return not (self.letters or self.copies or self.said or self.arrived)


def numbers(call: Call, language: str) -> Numbers:
    """The numbers of `call` as last counted, with labels in the reader's language."""
    found = totals(call)
    arrived, said = reported(call)
    return Numbers(
        letters=found.letters.letters,
        copies=found.copies.letters,
        said=_shown(said),
        arrived=_shown(arrived),
        standings=[
            Row(standing_label(word), count) for word, count in found.letters.by_standing.items()
        ],
        channels=_channels(found.letters.by_channel),
        countries=_countries(found.letters.by_country, language),
        copy_channels=_channels(found.copies.by_channel),
        copy_countries=_countries(found.copies.by_country, language),
        day=long_date(localtime(found.counted_at).date(), language) if found.counted_at else "",
    )


def _countries(counts: Mapping[str, int], language: str) -> list[Row]:
    return [
        Row(_("elsewhere") if code == ELSEWHERE else country_name(code, language), count)
        for code, count in counts.items()
    ]


def _shown(count: int) -> int | None:
    return count if count >= LEAST else None


def _channels(counts: Mapping[str, int]) -> list[Row]:
    labels = dict(ContactPoint.Kind.choices)
    return [
        Row(str(labels.get(channel, channel)), count)
        for channel, count in counts.items()
        if channel
    ]
