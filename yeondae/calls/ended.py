"""People of a call who, by our own records, are no longer held: said before it goes out."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yeondae.cases.models import Act, Event, Person
from yeondae.core.languages import said

HELD_NO_MORE = (
    Event.Kind.RELEASE,
    Event.Kind.PAROLE,
    Event.Kind.DEPORTATION,
    Event.Kind.DEATH,
)
HELD_AGAIN = (Event.Kind.ARREST, Event.Kind.DETENTION, Event.Kind.ABDUCTION)


class End(NamedTuple):
    """What ended it for one person, and on which day at the place."""

    event: Event
    on: date

    def __str__(self) -> str:
        return f"{self.event.get_kind_display()}, {formats.date_format(self.on)}"


def ends(people: Sequence[Person]) -> dict[int, End]:
    """By the person's id what ended it; nobody who was taken again after that."""
    last: dict[int, End] = {}
    for act in _acts(people):
        if act.event.on is not None:
            last[act.person_id] = End(act.event, act.event.on)
    return {pk: end for pk, end in last.items() if end.event.kind in HELD_NO_MORE}


def _acts(people: Sequence[Person]) -> QuerySet[Act]:
    return (
        Act.objects.filter(person__in=people, event__kind__in=(*HELD_NO_MORE, *HELD_AGAIN))
        .select_related("event")
        .order_by("event__on", "event__pk")
    )


def sentences(people: Sequence[Person]) -> list[str]:
    """For each of `people` whose holding has ended by our records, what ended it and when."""
    found = ends(people)
    return [
        _("Our own records say of %(name)s: %(end)s. Is this still asked for them?")
        % {"name": said(person.names, get_language() or "en"), "end": str(found[person.pk])}
        for person in people
        if person.pk in found
    ]
