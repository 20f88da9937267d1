from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.desk.entry import Entry, Rows
from yeondae.petitions.queries import sheets_for, suspected, to_check, unchecked


def _waiting(user: User, now: datetime) -> list[Rows]:
    """Floods to decide on, organisations to ask, petitions that one person put out alone."""
    return [suspected(), to_check(), unchecked(user)]


def _sheets(user: User, now: datetime) -> Rows:
    """Sheets that somebody else began, and those that were scanned or photographed."""
    return sheets_for(user)


ENTRIES = [
    Entry(
        label=_("Petitions"),
        url_name="desk:petitions",
        action=Action.CHECK_SIGNATURES,
        order=72,
        icon="edit",
        decision=ngettext_lazy(
            "signature or petition to look at",
            "signatures or petitions to look at",
        ),
        waiting=_waiting,
    ),
    Entry(
        label=_("Signatures on paper"),
        url_name="desk:sheets",
        action=Action.ENTER_SIGNATURES,
        order=73,
        icon="doc-full",
        decision=ngettext_lazy("sheet to enter", "sheets to enter"),
        waiting=_sheets,
    ),
]
