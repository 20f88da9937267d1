"""Files of signatures from elsewhere: taken in sealed, taken up by the worker, with progress."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from yeondae.accounts.roles import Action
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import telling
from yeondae.desk.petitions.uploading import Arrived, SealedParts
from yeondae.desk.petitions.views import find
from yeondae.petitions.models import Import, Suspicion
from yeondae.petitions.queries import stand, struck_with
from yeondae.petitions.services.importing import begin_import
from yeondae.petitions.tasks import import_signatures


@csrf_exempt
def bring_in(request: StaffRequest, pk: int) -> HttpResponse:
    """Say how the file is read before anything of it is; the form's mark is checked after that."""
    request.upload_handlers = [SealedParts(request)]
    answer: HttpResponse = _bring_in(request, pk)
    return answer


@csrf_protect
@asks(Action.CHECK_SIGNATURES)
def _bring_in(request: StaffRequest, pk: int) -> HttpResponse:
    petition = find(pk)
    if request.method == "POST":
        arrived: Any = request.FILES.get("file")
        if isinstance(arrived, Arrived):
            with telling(request, _("The file is here and is being taken up.")):
                made = begin_import(
                    petition=petition, parts=arrived.parts, first_line=arrived.first_line,
                    by=request.user,
                )  # fmt: skip
                import_signatures.enqueue(made.pk)
                return redirect("desk:import_progress", pk=made.pk)
        return redirect("desk:bring_in_signatures", pk=pk)
    context = {"petition": petition, "imports": petition.imports.select_related("made_by")[:20]}
    return render(request, "desk/petitions/bring_in.html", context)


bring_in.asks = (Action.CHECK_SIGNATURES,)  # type: ignore[attr-defined]


@asks(Action.CHECK_SIGNATURES)
def progress(request: StaffRequest, pk: int) -> HttpResponse:
    """How far a file is, and its bad rows."""
    found = get_object_or_404(Import.objects.select_related("petition__call", "made_by"), pk=pk)
    is_done = found.state == Import.State.DONE
    context = {
        "import": found,
        "petition": found.petition,
        "is_lost": is_done and found.taken > 0 and not found.signatures.exists(),
        "held": found.signatures.filter(suspicion__by=Suspicion.By.NAME).count(),
        "may_strike": stand(found.signatures.all()),
        "struck": struck_with(found.signatures.all()),
    }
    return render(request, "desk/petitions/import.html", context)
