"""Sendings that need a person: uncertain ones, letters without a way left, late letters."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.core import clock
from yeondae.deliveries import queries
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.services import let_late_go
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import number_of, sent, telling
from yeondae.desk.paging import page_of
from yeondae.desk.sendings.forms import ResolveAllForm, ResolveForm
from yeondae.desk.sendings.rows import row, rows, tries
from yeondae.flows.resolve_delivery import resolve_all, resolve_delivery
from yeondae.jobs import standstill

A_PAGE = 25


@asks(Action.RESOLVE_DELIVERY)
def uncertain(request: StaffRequest) -> HttpResponse:
    """What may have arrived, each with what the log shows; a POST decides for those of a call."""
    together = ResolveAllForm(sent(request), calls=queries.uncertain_calls())
    if together.is_valid():
        with telling(request, _("Decided. What is left stands below.")):
            resolve_all(**together.cleaned_data, by=request.user)
        return redirect("desk:uncertain")
    page = page_of(queries.uncertain(), request.GET.get("p"), A_PAGE)
    context = {
        "page": page,
        "rows": [(row(each), tries(each)) for each in page],
        "form": ResolveForm(),
        "together": together,
        "restored": standstill.newest() if page else None,
    }
    return render(request, "desk/sendings/uncertain.html", context)


@asks(Action.RESOLVE_DELIVERY)
def stuck(request: StaffRequest) -> HttpResponse:
    """Letters for which every rung of the ladder failed."""
    page = page_of(queries.stuck().prefetch_related("attempts"), request.GET.get("p"), A_PAGE)
    context = {"page": page, "rows": [(row(each), tries(each)) for each in page]}
    return render(request, "desk/sendings/stuck.html", context)


@asks(Action.RESOLVE_DELIVERY)
@require_POST
def resolve(request: StaffRequest, pk: int) -> HttpResponse:
    """A person decides, with what the log shows."""
    delivery = get_object_or_404(Delivery.objects.select_related("call", "letter"), pk=pk)
    form = ResolveForm(request.POST)
    if form.is_valid():
        with telling(request, _("Letter %s: decided.") % delivery.letter.reference):
            resolve_delivery(
                delivery=delivery,
                decision=form.cleaned_data["decision"],
                note=form.cleaned_data["note"],
                by=request.user,
            )
    else:
        messages.error(request, _("Say what became of it, and how you know."))
    return redirect("desk:stuck" if "from_stuck" in request.POST else "desk:uncertain")


@asks(Action.RESOLVE_DELIVERY)
def late(request: StaffRequest) -> HttpResponse:
    """Letters that came after the send-by date; a POST lets those of one call go."""
    if request.method == "POST":
        key = request.POST.get("call", "")
        of_call = queries.late().filter(call=number_of(key))
        gone = let_late_go(deliveries=of_call, by=request.user, now=clock.now())
        text = ngettext("%(n)s sending goes on.", "%(n)s sendings go on.", gone) % {"n": gone}
        messages.success(request, text)
        return redirect("desk:late_letters")
    by_call: dict[int, list[Delivery]] = {}
    for each in queries.late().order_by("call", "queued_at")[:500]:
        by_call.setdefault(each.call_id, []).append(each)
    groups = [(waiting[0].call, rows(waiting)) for waiting in by_call.values()]
    return render(request, "desk/sendings/late.html", {"groups": groups})
