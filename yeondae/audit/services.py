"""Writing the audit log: one row for each act, in the same transaction as the act."""

import re

from django.db import models, transaction

from yeondae.audit.chain import START, End, mark_of, sealed
from yeondae.audit.models import Entry, Head
from yeondae.core import clock

Detail = str | int | bool | None | list[int]
# Codes, states, languages, dates: nothing with a space, an @ or a letter beyond ASCII, so neither
# a name, in whatever script, nor an address.
NAMES_NOBODY = re.compile(r"[\w.:+/-]{0,64}", re.ASCII)


class NamesSomebody(ValueError):
    """A detail of an audit entry could be a name, an address or a text of a person."""


@transaction.atomic
def record(*, by_id: int | None, verb: str, subject: models.Model, **detail: Detail) -> None:
    """Note that staff member `by_id` (None: the machine) did `verb` to `subject`.

    `detail` holds ids, states and counts; never a name, an address or a text of a person
    (NamesSomebody is raised for what could be one). The head is held until the transaction ends:
    acts are written one after another. No flow of the public site writes here.
    """
    _refuse_names(detail)
    end = _end_of_chain()
    entry = Entry(
        number=end.number + 1,
        at=clock.now(),
        actor=by_id,
        verb=verb,
        subject=subject._meta.label_lower,
        subject_id=subject.pk,
        detail=detail,
    )
    entry.mark = mark_of(entry, end.mark)
    entry.save(force_insert=True)
    now = End(entry.number, entry.mark)
    Head.objects.filter(pk=1).update(number=now.number, mark=now.mark, sealed=sealed(now))


def _end_of_chain() -> End:
    """Where the chain ends; whoever asks holds it.

    A head that is missing while there are entries was deleted: a new one would hide a cut.
    """
    head = Head.objects.select_for_update().filter(pk=1).first()
    if head is not None:
        return End(head.number, bytes(head.mark))
    if Entry.objects.exists():
        raise RuntimeError("The end of the audit log is missing: run script/yeondae audit verify.")
    start = End(0, START)
    Head.objects.create(pk=1, number=0, mark=START, sealed=sealed(start))
    return start


def _refuse_names(detail: dict[str, Detail]) -> None:
    for key, value in detail.items():
        if isinstance(value, str) and not NAMES_NOBODY.fullmatch(value):
            raise NamesSomebody(f"The audit log takes codes and ids only; {key} is more than that.")
