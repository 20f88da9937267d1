"""The first page of the desk: what needs a decision."""

from django.http import HttpResponse
from django.shortcuts import render

from yeondae.accounts.roles import Action
from yeondae.core import clock
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.menu import ENTRIES


@asks(Action.SEE_DESK)
def start(request: StaffRequest) -> HttpResponse:
    """Every topic that this person may open; those where something waits come first."""
    now = clock.now()
    mine = [entry for entry in ENTRIES if request.user.may(entry.action)]
    counted = [
        (entry, entry.waiting(request.user, now)) for entry in mine if entry.waiting is not None
    ]
    return render(
        request,
        "desk/start.html",
        {
            "decisions": [(entry, count) for entry, count in counted if count],
            "topics": [entry for entry in mine if entry.icon],
        },
    )
