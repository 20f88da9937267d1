"""Freezing: from the moment a writer confirms, the words of a letter never change."""

from collections.abc import Sequence
from datetime import datetime

from yeondae.appeals.models import Appeal
from yeondae.calls.models import Call
from yeondae.core.ids import reference
from yeondae.core.rows import insert, new
from yeondae.letters.composing import Content
from yeondae.letters.models import Letter


def freeze(
    *,
    appeals: Sequence[Appeal],
    call: Call,
    version: int | None,
    language: str,
    content: Content,
    paper: str,
    is_changed: bool,
    now: datetime,
) -> list[Letter]:
    """One letter for each of `appeals`, to its office, in `language`; one insert.

    `version` is the id of the edition's version that the letter began as. A changed letter waits
    for a look unless the call says otherwise; a letter in an organisation's name always does,
    because staff check that its officer said so (design rule 3).

    Raises IntegrityError where a reference drawn at random is taken (one in 25 thousand million a
    letter kept): the caller draws again.
    """
    letters = [
        new(
            Letter,
            reference=reference(),
            appeal_id=appeal.pk,
            call_id=call.pk,
            round_id=appeal.round_id,
            office_id=appeal.office_id,
            version_id=version,
            language=language,
            paper=paper,
            content=content,
            is_changed=is_changed,
            look=_look(appeal, call, is_changed),
            frozen_at=now,
        )
        for appeal in appeals
    ]
    insert(letters)
    return letters


def _look(appeal: Appeal, call: Call, is_changed: bool) -> str:
    if appeal.signed == Appeal.Signed.ORGANISATION or (is_changed and call.look_at_changed):
        return Letter.Look.WAITING
    return Letter.Look.NOT_NEEDED
