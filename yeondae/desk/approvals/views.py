"""What colleagues ask for: look at it, then yes or no."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yeondae.accounts import approvals, committee
from yeondae.accounts.models import Approval
from yeondae.accounts.roles import Action
from yeondae.core import clock
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import telling

# Whoever says yes sees first what it comes to, and for whom: there is no yes but on the page of
# the act.
LOOK_FIRST = frozenset({Action.ERASE_PERSON, Action.EXPORT_SIGNATURES})


@asks(Action.SEE_DESK)
def waiting(request: StaffRequest) -> HttpResponse:
    """What waits for a yes of whoever looks, and what they asked for themselves."""
    now = clock.now()
    facts = {
        "waiting": approvals.waiting_for(request.user, now),
        "mine": approvals.asked_by(request.user, now),
        "look_first": LOOK_FIRST,
        "gives_up": committee.gives_up(committee.size()),
        "is_one": committee.size() == committee.Size.ONE,
    }
    return render(request, "desk/approvals/list.html", facts)


@asks(Action.SEE_DESK)
@require_POST
def answer(request: StaffRequest, pk: int) -> HttpResponse:
    """Yes or no. Who may say it is asked of the approval itself."""
    approval = get_object_or_404(Approval, pk=pk)
    if request.POST.get("answer") == "yes":
        with telling(request, _("You said yes. Your colleague can go on.")):
            approvals.approve(approval=approval, by=request.user)
    else:
        with telling(request, _("You said no. It is over.")):
            approvals.decline(approval=approval, by=request.user)
    return redirect("desk:approvals")
