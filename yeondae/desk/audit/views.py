"""The log of acts, newest first, and whether its newest part is as it was written."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.audit.chain import findings
from yeondae.audit.checkpoints import known
from yeondae.audit.models import Entry, Head
from yeondae.desk.access import StaffRequest, asks
from yeondae.sealing.box import CannotOpen

SHOWN = 100
# Older entries are for `script/yeondae audit verify`: a page should answer at once.
CHECKED = 2000


@asks(Action.SEE_AUDIT)
def audit(request: StaffRequest) -> HttpResponse:
    """A hundred entries before `?before=`; the newest two thousand are checked at each look."""
    typed = request.GET.get("before", "")
    entries = Entry.objects.order_by("-number")
    if typed.isascii() and typed.isdigit() and len(typed) < 16:
        entries = entries.filter(number__lt=int(typed))
    shown = list(entries[:SHOWN])
    names = User.objects.in_bulk({entry.actor for entry in shown if entry.actor})
    rows = [(entry, names.get(entry.actor or 0)) for entry in shown]
    facts = {"rows": rows, "wrong": _wrong(), "older": shown[-1].number if shown else 0}
    return render(request, "desk/audit/log.html", facts)


def _wrong() -> list[str]:
    head = Head.objects.filter(pk=1).first()
    since = max(0, head.number - CHECKED) if head else 0
    if since and not Entry.objects.filter(number=since).exists():
        return [_("Entry %(number)s is missing.") % {"number": since}]
    try:
        return findings(known(), since=since)
    except (CannotOpen, ValueError):
        return [_("The checkpoints were not written by this installation.")]
