"""What is destroyed of received texts, and when (docs/privacy.md)."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Model

from yeondae.audit.services import record
from yeondae.calls.models import Call, DemandState, EditionVersion, Incoming, PlannedEvent, Update
from yeondae.cases.models import Case, Person

REJECTED_KEPT = timedelta(days=30)
# Each table by its way to the call, with the fields that hold words.
WORDS: tuple[tuple[type[Model], str, tuple[str, ...]], ...] = (
    (Call, "pk__in", ("photo_captions", "closing_words")),
    (EditionVersion, "edition__call__in", ("words",)),
    (Update, "call__in", ("words",)),
    (PlannedEvent, "call__in", ("words",)),
    (Incoming, "call__in", ("text", "draft", "corrected")),
)


@transaction.atomic
def forget_rejected(*, now: datetime, most: int = 200) -> int:
    """Destroy texts and drafts that were rejected more than 30 days ago; how many."""
    old = Incoming.objects.filter(
        state=Incoming.State.REJECTED, decided_at__lt=now - REJECTED_KEPT
    ).order_by("pk")[:most]
    for incoming in old:
        record(by_id=None, verb="forget_incoming", subject=incoming)
    destroyed, _tables = Incoming.objects.filter(pk__in=[row.pk for row in old]).delete()
    return destroyed


@transaction.atomic
def take_out(*, case: Case, people: Sequence[Person], without: Callable[[Any], Any]) -> None:
    """Take names out of all that the calls of a case say, old versions and received texts too.

    No call is for `people` any more.
    `without` as `cases.naming_rules.without_names` makes it. The one exception to "a version is
    never changed": somebody is erased.
    """
    calls = Call.objects.filter(case=case)
    for model, way, fields in WORDS:
        for row in model._default_manager.filter(**{way: calls}).order_by("pk"):
            for name in fields:
                setattr(row, name, without(getattr(row, name)))
            row.save(update_fields=fields)
    Call.people.through.objects.filter(person__in=people).delete()
    DemandState.objects.filter(person__in=people).delete()
