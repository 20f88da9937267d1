"""Writing the audit log: one row for each act, in the same transaction as the act."""

from django.db import models

from yeondae.audit.models import Entry
from yeondae.core import clock

Detail = str | int | bool | None | list[int]


def record(*, by_id: int | None, verb: str, subject: models.Model, **detail: Detail) -> None:
    """Note that staff member `by_id` (None: the machine) did `verb` to `subject`.

    `detail` holds ids, states and counts; never a name, an address or a text of a person.
    """
    Entry.objects.create(
        at=clock.now(),
        actor=by_id,
        verb=verb,
        subject=subject._meta.label_lower,
        subject_id=subject.pk,
        detail=detail,
    )
