"""A scan of many sheets: brought in sealed, read by the worker, its loose pages settled by hand."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import telling
from yeondae.desk.petitions.uploading import Arrived, SealedScan
from yeondae.desk.petitions.views import find, sees_petition
from yeondae.petitions.models import LoosePage, Scan
from yeondae.petitions.services import scanning
from yeondae.petitions.tasks import read_sheets
from yeondae.sealing import files

MEGABYTE = 1024 * 1024


@csrf_exempt
def bring_in(request: StaffRequest, pk: int) -> HttpResponse:
    """Say how the file is read before anything of it is; the form's mark is checked after that."""
    request.upload_handlers = [SealedScan(request)]
    answer: HttpResponse = _bring_in(request, pk)
    return answer


@csrf_protect
@asks(Action.ENTER_SIGNATURES)
@require_POST
def _bring_in(request: StaffRequest, pk: int) -> HttpResponse:
    petition = find(pk)
    arrived: Any = request.FILES.get("scan")
    if isinstance(arrived, Arrived):
        if arrived.size > scanning.MOST_BYTES:
            messages.error(request, _too_large(arrived.size))
            return redirect("desk:petition_paper", pk=pk)
        with telling(request, _("The scan is here and is being read.")):
            made = scanning.begin_scan(petition=petition, parts=arrived.parts, by=request.user)
            read_sheets.enqueue(made.pk)
            return redirect("desk:petition_scan", pk=made.pk)
    return redirect("desk:petition_paper", pk=pk)


def _too_large(size: int) -> str:
    return _(
        "This scan has %(size)d MB; %(most)d are taken at once. Scan in grey at 200 dots an inch, "
        "or bring it in in parts."
    ) % {"size": -(-size // MEGABYTE), "most": scanning.MOST_BYTES // MEGABYTE}


bring_in.asks = (Action.ENTER_SIGNATURES,)  # type: ignore[attr-defined]


@asks(Action.ENTER_SIGNATURES)
def scan(request: StaffRequest, pk: int) -> HttpResponse:
    """How far a scan is read, and its pages of which nobody knows whose picture they are."""
    found = get_object_or_404(Scan.objects.select_related("petition__call", "made_by"), pk=pk)
    context = {
        "scan": found,
        "petition": found.petition,
        "loose": found.loose.select_related("sheet"),
        "sees_petition": sees_petition(request),
    }
    return render(request, "desk/petitions/scan.html", context)


@asks(Action.ENTER_SIGNATURES)
def page_picture(request: StaffRequest, pk: int) -> HttpResponse:
    """A loose page, for those who enter sheets."""
    found = get_object_or_404(LoosePage, pk=pk)
    if not found.image:
        raise Http404("There is no picture.")
    return HttpResponse(files.fetch(found.image), content_type="image/jpeg")


@asks(Action.ENTER_SIGNATURES)
@require_POST
def decide(request: StaffRequest, pk: int) -> HttpResponse:
    """It is the picture of the sheet whose code was typed, or of none."""
    page = get_object_or_404(LoosePage.objects.select_related("scan"), pk=pk)
    if "away" in request.POST:
        with telling(request, _("Thrown away.")):
            scanning.throw_page_away(page=page, by=request.user)
    elif page.image:
        with telling(request, _("It is the picture of that sheet now.")):
            scanning.assign_page(
                page=page,
                code=request.POST.get("code", "")[:20],
                instead="instead" in request.POST,
                by=request.user,
            )
    return redirect("desk:petition_scan", pk=page.scan_id)
