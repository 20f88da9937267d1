"""The bad day: any two colleagues sign everyone out and close the case notes, from a telephone."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yeondae.accounts import closing
from yeondae.accounts.roles import Action
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import telling


@asks(Action.SHUT_DESK)
def shut(request: StaffRequest) -> HttpResponse:
    """One asks, another says yes, and it happens at once. GET only shows."""
    closed, asked = closing.is_closed(), closing.asked_for()
    if request.method == "POST":
        return _act(request, closing.OPEN if closed else closing.SHUT)
    facts = {
        "closed": closed,
        "asked": asked[1] if asked else None,
        "is_mine": bool(asked and asked[1].asked_by_id == request.user.pk),
    }
    return render(request, "desk/approvals/shut.html", facts)


def _act(request: StaffRequest, what: str) -> HttpResponse:
    asked = closing.asked_for()
    if asked is None or asked[0] != what:
        with telling(request, _("Asked. It happens as soon as a colleague says yes.")):
            approval = closing.ask(what=what, by=request.user, place=reverse("desk:shut"))
            if approval.is_alone:
                closing.agree(what=what, approval=approval, by=request.user)
        return redirect("desk:shut")
    with telling(request, _("Done.")):
        closing.agree(what=what, approval=asked[1], by=request.user)
    return redirect("desk:shut")
