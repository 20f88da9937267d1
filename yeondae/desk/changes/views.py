"""What was reported of people, and what follows for the calls that they are in."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.cases.models import Change
from yeondae.cases.queries import note_listed
from yeondae.core.languages import said
from yeondae.core.refusal import Refused
from yeondae.deliveries.models import Delivery, Pause
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.changes.forms import DecisionForm, ReportForm
from yeondae.desk.demand_words import demand_words
from yeondae.desk.doing import number_of
from yeondae.flows import follow_case_changes

SHOWN = 50
SEES = (Action.REPORT_CHANGE, Action.CONFIRM_CHANGE, Action.STOP_CALL)


@asks(*SEES)
def changes(request: StaffRequest) -> HttpResponse:
    """Every report, the youngest first, with the calls that pause for it."""
    return _page(request, ReportForm(also=number_of(request.GET.get("person", ""))))


def _page(request: StaffRequest, form: ReportForm, status: int = 200) -> HttpResponse:
    language = get_language() or "en"
    found = Change.objects.select_related("person__case", "reported_by").prefetch_related(
        "pauses__call", "notices"
    )
    listed = list(found.order_by("-reported_at")[:SHOWN])
    offered = form.fields["person"].queryset  # type: ignore[attr-defined]
    note_listed([*(each.person for each in listed), *offered], by=request.user)
    rows = [(each, said(each.person.names, language, default=str(each.person))) for each in listed]
    context = {
        "rows": rows,
        "form": form,
        "may_report": request.user.may(Action.REPORT_CHANGE),
        "may_confirm": request.user.may(Action.CONFIRM_CHANGE),
        "may_decide": request.user.may(Action.STOP_CALL),
        "may_notify": request.user.may(Action.SEND_NOTICE),
    }
    return render(request, "desk/changes/list.html", context, status=status)


@asks(Action.REPORT_CHANGE)
@require_POST
def report(request: StaffRequest) -> HttpResponse:
    """Somebody is freed, deported, moved: the letters about them are held at once."""
    form = ReportForm(request.POST, also=number_of(request.POST.get("person", "")))
    if not form.is_valid():
        return _page(request, form, status=422)
    held = follow_case_changes.report(by=request.user, **form.cleaned_data)
    text = ngettext(
        "Kept. %(n)s letter waits until somebody decides.",
        "Kept. %(n)s letters wait until somebody decides.",
        held,
    )
    messages.success(request, text % {"n": held})
    return redirect("desk:changes")


@asks(Action.CONFIRM_CHANGE)
@require_POST
def settle(request: StaffRequest, pk: int) -> HttpResponse:
    """It is true, or it was not so."""
    change = get_object_or_404(Change.objects.select_related("person", "event"), pk=pk)
    try:
        if "confirm" in request.POST:
            follow_case_changes.confirm(change=change, by=request.user)
            wait = change.pauses.filter(decided_at=None).exists()
            sentence = _("Confirmed. The letters wait until somebody decides.")
            messages.success(request, sentence if wait else _("Confirmed."))
        elif "reject" in request.POST:
            going = follow_case_changes.reject(change=change, by=request.user)
            text = ngettext(
                "Rejected. %(n)s letter goes on.", "Rejected. %(n)s letters go on.", going
            )
            messages.success(request, text % {"n": going})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:changes")


@asks(Action.STOP_CALL)
def pause(request: StaffRequest, pk: int) -> HttpResponse:
    """Renew, continue or stop one call; the state of each demand for this person."""
    found = get_object_or_404(
        Pause.objects.select_related("call", "change__person__case", "decided_by"), pk=pk
    )
    words = demand_words(found.call, get_language() or "en")
    form = DecisionForm(found, words, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            going = follow_case_changes.decide(
                pause=found,
                decision=form.cleaned_data["decision"],
                demands=form.demand_states(),
                by=request.user,
            )
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            text = ngettext(
                "Decided. %(n)s letter goes on.", "Decided. %(n)s letters go on.", going
            )
            messages.success(request, text % {"n": going})
        return redirect("desk:changes")
    person = found.change.person
    note_listed([person], by=request.user)
    waiting = Delivery.objects.filter(call=found.call, held_why=Delivery.Held.PAUSED)
    context = {
        "pause": found,
        "form": form,
        "who": said(person.names, get_language() or "en", default=str(person)),
        "others": found.call.people.exclude(pk=person.pk).count(),
        "waiting": waiting.count(),
    }
    return render(request, "desk/changes/pause.html", context, status=422 if form.errors else 200)
