"""What is destroyed by itself, when, and what it came to; and the stop after a restore."""

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.core import clock
from yeondae.desk.access import StaffRequest, asks
from yeondae.flows.restored import release, waiting
from yeondae.flows.terms import terms
from yeondae.jobs import standstill
from yeondae.supporters import removals


@asks(Action.HELP_SUPPORTER)
def page(request: StaffRequest) -> HttpResponse:
    """The terms, and what was destroyed on each of the last 90 days."""
    rows = [(row.on, removals.name_of(row.kind), row.count) for row in removals.shown(clock.now())]
    days = [(on, list(group)) for on, group in groupby(rows, key=lambda row: row[0])]
    return render(request, "desk/supporters/retention.html", {"terms": terms(), "days": days})


@asks(Action.LET_SEND)
def restored(request: StaffRequest) -> HttpResponse:
    """What would leave if it were let go; a POST lets it, and says whether it may have left."""
    if request.method == "POST":
        release(by=request.user, now=clock.now(), in_doubt="send" not in request.POST)
        messages.success(request, _("Letters and mails leave again from now on."))
        return redirect("desk:start")
    still = standstill.in_force()
    context = {"still": still, "waiting": waiting(still) if still else None}
    return render(request, "desk/supporters/restored.html", context)
