"""The audit row that every write of a case leaves."""

from typing import Any

from django.db import models

from yeondae.accounts.models import User
from yeondae.audit.services import record


def note(by: User | None, verb: str, subject: models.Model, **detail: Any) -> None:
    """Note that `by` (None: the machine) did `verb`; `detail` holds ids, states and counts."""
    record(by_id=by.pk if by else None, verb=verb, subject=subject, **detail)
