"""What is decided about a petition: when it is open, organisations, what is struck out."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yeondae.accounts.roles import Action
from yeondae.core import clock
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import telling
from yeondae.desk.petitions.views import find
from yeondae.petitions import queries
from yeondae.petitions.models import (
    Import,
    Invalidation,
    Petition,
    PetitionText,
    Sheet,
    Signature,
    Suspicion,
)
from yeondae.petitions.services import floods, making, signing


@asks(Action.PUBLISH_CALL)
@require_POST
def open_it(request: StaffRequest, pk: int) -> HttpResponse:
    """Put it out; another person checks it afterwards."""
    with telling(request, _("It is open. Ask somebody else to check it.")):
        making.open_petition(petition=find(pk), by=request.user)
    return redirect("desk:petition", pk=pk)


@asks(Action.PUBLISH_CALL)
@require_POST
def check(request: StaffRequest, pk: int) -> HttpResponse:
    """The second pair of eyes."""
    with telling(request, _("Checked: the page no longer says that it is a first report.")):
        making.check_petition(petition=find(pk), by=request.user)
    return redirect("desk:petition", pk=pk)


@asks(Action.PUBLISH_CALL)
@require_POST
def show_words(request: StaffRequest, pk: int, language: str) -> HttpResponse:
    """One more language goes out."""
    text = get_object_or_404(PetitionText, petition=pk, language=language)
    with telling(request, _("This language is out now.")):
        making.show_text(text=text, by=request.user)
    return redirect("desk:petition", pk=pk)


@asks(Action.STOP_CALL)
@require_POST
def close(request: StaffRequest, pk: int) -> HttpResponse:
    """Take no more signatures."""
    with telling(request, _("It is closed. What waits is published now.")):
        making.close_petition(petition=find(pk), by=request.user, now=clock.now())
    return redirect("desk:petition", pk=pk)


@asks(Action.CHECK_SIGNATURES)
@require_POST
def organisation(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody asked the organisation whether it signed."""
    signature = get_object_or_404(Signature, pk=pk)
    is_right = "right" in request.POST
    done = _("It counts now, and is shown.") if is_right else _("It is taken out.")
    with telling(request, done):
        signing.check_organisation(
            signature=signature, is_right=is_right, by=request.user, now=clock.now()
        )
    return redirect("desk:petition", pk=signature.petition_id)


@asks(Action.CHECK_SIGNATURES)
@require_POST
def flood(request: StaffRequest, pk: int) -> HttpResponse:
    """Let the signatures of a flood count, or strike them out with the reason; of somebody who
    may have signed twice, both or one."""
    suspicion = get_object_or_404(Suspicion.objects.select_related("petition"), pk=pk)
    if "clear" in request.POST:
        with telling(request, _("They count again.")):
            floods.clear(suspicion=suspicion, by=request.user)
    elif suspicion.by == Suspicion.By.NAME:
        with telling(request, _("They count once now. It can be undone below.")):
            floods.count_once(suspicions=[suspicion], by=request.user)
    else:
        with telling(request, _("They are struck out. It can be undone below.")):
            floods.uphold(
                suspicion=suspicion, why=request.POST.get("why", "")[:500], by=request.user
            )
    return redirect("desk:petition", pk=suspicion.petition_id)


@asks(Action.CHECK_SIGNATURES)
@require_POST
def namesakes(request: StaffRequest, pk: int) -> HttpResponse:
    """The same for everyone of a petition who may have signed twice."""
    waiting = queries.of_names(find(pk).pk)
    if waiting and "clear" in request.POST:
        with telling(request, _("They count again.")):
            floods.count_all(suspicions=waiting, by=request.user)
    elif waiting and "once" in request.POST:
        with telling(request, _("They count once now. It can be undone below.")):
            floods.count_once(suspicions=waiting, by=request.user)
    return redirect("desk:petition", pk=pk)


@asks(Action.CHECK_SIGNATURES)
@require_POST
def strike_sheet(request: StaffRequest, pk: int, code: str) -> HttpResponse:
    """Strike out what a sheet brought: it was entered wrongly, or is forged."""
    sheet = get_object_or_404(Sheet.objects.select_related("petition"), petition=pk, code=code)
    _strike(request, sheet.petition, sheet.signatures.all(), f"{_('Sheet')} {code}")
    return redirect("desk:petition_sheet", pk=pk, code=code)


@asks(Action.CHECK_SIGNATURES)
@require_POST
def strike_file(request: StaffRequest, pk: int) -> HttpResponse:
    """Strike out what a file of signatures brought."""
    brought = get_object_or_404(Import.objects.select_related("petition"), pk=pk)
    _strike(request, brought.petition, brought.signatures.all(), _("A file of signatures"))
    return redirect("desk:import_progress", pk=pk)


def _strike(
    request: StaffRequest, petition: Petition, signatures: QuerySet[Signature], what: str
) -> None:
    why = request.POST.get("why", "").strip()
    with telling(request, _("They are struck out. It can be undone on the petition's page.")):
        floods.invalidate(
            petition=petition,
            signatures=signatures.filter(state=Signature.State.CONFIRMED),
            why=f"{what}: {why}" if why else "",
            by=request.user,
        )


@asks(Action.CHECK_SIGNATURES)
@require_POST
def undo(request: StaffRequest, pk: int) -> HttpResponse:
    """Put back what was struck out."""
    invalidation = get_object_or_404(Invalidation, pk=pk)
    with telling(request, _("They count again.")):
        floods.undo(invalidation=invalidation, by=request.user)
    return redirect("desk:petition", pk=invalidation.petition_id)
