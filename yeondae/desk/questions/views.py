"""Questions and feedback: the list, and one with its answer by mail."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from yeondae.accounts.roles import Action
from yeondae.community import queries
from yeondae.community.models import Asking
from yeondae.core import clock
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import telling
from yeondae.flows import ask_us

SHOWN = 100


@asks(Action.ANSWER_QUESTIONS)
def questions(request: StaffRequest) -> HttpResponse:
    """New ones first, the oldest of them first."""
    return render(request, "desk/questions/list.html", {"rows": queries.questions()[:SHOWN]})


@asks(Action.ANSWER_QUESTIONS)
def question(request: StaffRequest, pk: int) -> HttpResponse:
    """One; a POST answers it by mail or puts it away."""
    found = get_object_or_404(queries.questions(), pk=pk)
    text = request.POST.get("text", "").strip()
    problem = ""
    if "away" in request.POST:
        with telling(request, _("Put away. It is destroyed after 30 days.")):
            ask_us.put_away(asking=found, by=request.user)
        return redirect("desk:questions")
    if request.method == "POST" and text:
        with telling(request, _("The answer is on its way.")):
            ask_us.answer(asking=found, text=text, by=request.user, now=clock.now())
        return redirect("desk:questions")
    if request.method == "POST":
        problem = _("Write the answer first.")
    context = {"asking": found, "problem": problem, "is_new": found.state == Asking.State.NEW}
    status = 422 if problem else 200
    return render(request, "desk/questions/question.html", context, status=status)
