"""What was reported of a call, entering copies that arrived, and striking out what is false."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.appeals import queries, services
from yeondae.appeals.models import Report
from yeondae.calls.models import Call
from yeondae.calls.queries import PUBLIC_STATES
from yeondae.core import clock
from yeondae.core.countries import country_name
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.arrived.forms import WAYS, ArrivedForm
from yeondae.desk.calls.finding import find
from yeondae.desk.doing import number_of, sent, telling
from yeondae.desk.paging import page_of
from yeondae.flows.log_copies import log_copies

A_PAGE = 50


@dataclass(frozen=True)
class Row:
    """One report, with its words in the reader's language."""

    report: Report
    channel: str
    country: str
    is_mailed_in: bool


@asks(Action.RESOLVE_DELIVERY)
def reports(request: StaffRequest, slug: str) -> HttpResponse:
    """Everything reported of a call, the youngest first, and the form for copies that arrived."""
    call = find(slug)
    form = ArrivedForm(call, sent(request))
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Counted, apart from our own letters.")):
            _log(request, call, form)
        return redirect("desk:reports", slug=slug)
    page = page_of(queries.reports_of(call), request.GET.get("p"), A_PAGE)
    arrived, said = queries.reported(call)
    context = {
        "call": call,
        "form": form,
        "page": page,
        "rows": [_row(report) for report in page],
        "arrived": arrived,
        "said": said,
    }
    status = 422 if form.errors else 200
    return render(request, "desk/arrived/reports.html", context, status=status)


def _log(request: StaffRequest, call: Call, form: ArrivedForm) -> None:
    if call.state not in PUBLIC_STATES:
        raise Refused(_("This call has not been out: no copy can have arrived."))
    log_copies(call=call, by=request.user, now=clock.now(), **form.cleaned_data)


def _row(report: Report) -> Row:
    return Row(
        report=report,
        channel=str(dict(WAYS).get(report.channel, report.channel)),
        country=country_name(report.country, get_language() or "en"),
        is_mailed_in=report.mail_index is not None,
    )


@asks(Action.RESOLVE_DELIVERY)
@require_POST
def strike(request: StaffRequest, slug: str) -> HttpResponse:
    """Strike out the ticked ones."""
    ticked = [number_of(key) for key in request.POST.getlist("report")]
    false_ones = find(slug).reports.filter(pk__in=ticked[:A_PAGE])
    services.strike_out(reports=false_ones, by=request.user, now=clock.now())
    messages.success(request, _("Struck out: they are counted no more."))
    return redirect("desk:reports", slug=slug)


@asks(Action.RESOLVE_DELIVERY)
@require_POST
def count_again(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """One that was struck out by mistake counts again."""
    report = get_object_or_404(find(slug).reports, pk=pk)
    with telling(request, _("It counts again.")):
        services.count_again(report=report, by=request.user)
    return redirect("desk:reports", slug=slug)
