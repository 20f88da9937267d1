"""The log of sendings with its filters, and the whole history of one letter."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from yeondae.accounts.roles import Action
from yeondae.deliveries import queries
from yeondae.deliveries.rules.saying import told_by_carrier
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.paging import counted, page_of
from yeondae.desk.sendings.forms import Filters
from yeondae.desk.sendings.rows import row, rows, tries
from yeondae.letters import services as letters
from yeondae.letters.models import EarlierPage, Letter
from yeondae.sealing.files import NoSuchFile

A_PAGE = 50


@asks(Action.SEE_DELIVERIES)
def log(request: StaffRequest) -> HttpResponse:
    """Every sending that fits the filters, the youngest first."""
    filters = Filters(request.GET)
    fitting = filters.narrowed(queries.log())
    page = page_of(fitting, request.GET.get("p"), A_PAGE)
    chosen = {name: text for name, text in request.GET.items() if name != "p" and text}
    context = {
        "filters": filters,
        "page": page,
        "counted": counted(fitting),
        "rows": rows(page),
        "chosen": urlencode(chosen),
        "away": [(line, told_by_carrier(line.said)) for line in queries.lines_away()],
    }
    return render(request, "desk/sendings/log.html", context)


@asks(Action.SEE_DELIVERIES)
def history(request: StaffRequest, pk: int) -> HttpResponse:
    """One letter: every way it took, every try with its proof."""
    letter = get_object_or_404(
        Letter.objects.select_related("call", "office__organisation", "holder", "looked_by"), pk=pk
    )
    way = queries.way_of([letter]).get(letter.pk, [])
    context = {
        "letter": letter,
        "way": [(row(each), tries(each)) for each in way],
        "has_page": bool(letter.pdf),
        "may_look": request.user.may(Action.LOOK_AT_LETTER),
    }
    return render(request, "desk/sendings/history.html", context)


@asks(Action.SEE_DELIVERIES)
def document(request: StaffRequest, pk: int) -> HttpResponse:
    """The sealed bytes as they were sent, or will be."""
    letter = get_object_or_404(Letter, pk=pk)
    return _as_pdf(letter, lambda: letters.document(letter))


@asks(Action.SEE_DELIVERIES)
def earlier_document(request: StaffRequest, pk: int) -> HttpResponse:
    """The sealed bytes that left in copies before the office changed hands."""
    page = get_object_or_404(EarlierPage.objects.select_related("letter"), pk=pk)
    return _as_pdf(page.letter, lambda: letters.earlier_document(page))


def _as_pdf(letter: Letter, fetch: Callable[[], bytes]) -> HttpResponse:
    try:
        pdf = fetch()
    except NoSuchFile as error:
        raise Http404 from error
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{letter.reference}.pdf"'
    return answer
