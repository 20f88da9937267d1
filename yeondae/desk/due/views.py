"""Contact points due: those that hold letters first, then those whose year ends soon."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.deliveries.queries import points_that_hold
from yeondae.deliveries.services.circumstances import demo_is_safe
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import number_of
from yeondae.directory.models import ContactPoint
from yeondae.directory.queries import contact_points_due
from yeondae.flows.confirm_contact import confirm_contact

SHOWN = 100


@asks(Action.VERIFY_CONTACT)
def due(request: StaffRequest) -> HttpResponse:
    """The list; a POST confirms one contact point in one step."""
    if request.method == "POST":
        _confirm(request)
        return redirect("desk:contacts_due")
    holding = list(points_that_hold())
    soon = contact_points_due(clock.now()).exclude(pk__in=[point.pk for point in holding])
    context = {"holding": holding, "soon": soon[:SHOWN], "is_demo_world": demo_is_safe()}
    return render(request, "desk/due/list.html", context)


def _confirm(request: StaffRequest) -> None:
    key = request.POST.get("point", "")
    point = get_object_or_404(ContactPoint, pk=number_of(key))
    how = request.POST.get("how_else", "").strip() or request.POST.get("how", "").strip()
    try:
        going = confirm_contact(point=point, how=how, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return
    text = ngettext(
        "Confirmed. %(n)s letter goes on.", "Confirmed. %(n)s letters go on.", going
    ) % {"n": going}
    messages.success(request, text if going else _("Confirmed."))
