"""Today: the first page of the desk. What is wrong, what needs a decision, which calls are next."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.core import clock
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.menu import ENTRIES
from yeondae.desk.start.calls import call_rows
from yeondae.desk.start.counting import decisions
from yeondae.desk.start.night import last_night
from yeondae.flows.troubles import Trouble, current_troubles

# Who keeps the installation hears of its troubles.
KEEPS = (Action.SEE_DELIVERIES, Action.CHANGE_SETTINGS, Action.SEND_NOTICE)


@asks(Action.SEE_DESK)
def start(request: StaffRequest) -> HttpResponse:
    """Only what this person may do, each line leading to where it is done."""
    now, user = clock.now(), request.user
    mine = [entry for entry in ENTRIES if user.may(entry.action)]
    keeps = any(user.may(action) for action in KEEPS)
    context = {
        "troubles": [_for(user, each) for each in current_troubles()] if keeps else (),
        "may_receive": user.may(Action.RECEIVE_CALL),
        "decisions": decisions(mine, user, now),
        "calls": call_rows(user, now),
        "night": last_night(user, now) if keeps else (),
        "topics": [entry for entry in mine if entry.icon],
        "now": now,
    }
    return render(request, "desk/start.html", context)


def _for(user: User, trouble: Trouble) -> Trouble:
    """Without its link where this person may not open the page."""
    if trouble.action is None or user.may(trouble.action):
        return trouble
    return replace(trouble, link="")
