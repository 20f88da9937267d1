"""Contact points due: those that hold letters first, then those whose year ends soon."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from yeondae.accounts.roles import Action
from yeondae.core import clock
from yeondae.deliveries.queries import points_that_hold
from yeondae.deliveries.services.circumstances import demo_is_safe
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import number_of
from yeondae.desk.offices.contacts import confirm
from yeondae.directory.models import ContactPoint
from yeondae.directory.queries import contact_points_due

SHOWN = 100


@asks(Action.VERIFY_CONTACT, Action.SAY_YES)
def due(request: StaffRequest) -> HttpResponse:
    """The list; a POST confirms one contact point in one step.

    Whoever may only say yes reads here what a colleague asks about, and answers at "Approvals".
    """
    may_confirm = request.user.may(Action.VERIFY_CONTACT)
    if request.method == "POST" and may_confirm:
        number = number_of(request.POST.get("point", ""))
        confirm(request, get_object_or_404(ContactPoint, pk=number))
        return redirect("desk:contacts_due")
    holding = list(points_that_hold())
    soon = contact_points_due(clock.now()).exclude(pk__in=[point.pk for point in holding])
    context = {
        "holding": holding,
        "soon": soon[:SHOWN],
        "is_demo_world": demo_is_safe(),
        "may_confirm": may_confirm,
        "may_edit": request.user.may(Action.EDIT_DIRECTORY),
    }
    return render(request, "desk/due/list.html", context)
