"""Offers to join: accept or decline, with words of one's own."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from yeondae.accounts.roles import Action
from yeondae.community import queries
from yeondae.community.models import Asking
from yeondae.community.rules import CAN
from yeondae.core import clock
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import telling
from yeondae.flows import ask_us

SHOWN = 100


@asks(Action.ANSWER_QUESTIONS)
def joinings(request: StaffRequest) -> HttpResponse:
    """New ones first."""
    return render(request, "desk/join/list.html", {"rows": queries.joinings()[:SHOWN]})


@asks(Action.ANSWER_QUESTIONS)
def joining(request: StaffRequest, pk: int) -> HttpResponse:
    """One; a POST accepts or declines."""
    found = get_object_or_404(queries.joinings(), pk=pk)
    if request.method == "POST" and ("accept" in request.POST or "decline" in request.POST):
        accept = "accept" in request.POST
        done = _("Accepted.") if accept else _("Declined. It is destroyed after 30 days.")
        text = request.POST.get("text", "").strip()
        with telling(request, done):
            ask_us.decide_joining(
                asking=found, accept=accept, text=text, by=request.user, now=clock.now()
            )
        return redirect("desk:joinings")
    can = [CAN[each] for each in found.can if each in CAN]
    context = {"asking": found, "can": can, "is_new": found.state == Asking.State.NEW}
    return render(request, "desk/join/joining.html", context)
