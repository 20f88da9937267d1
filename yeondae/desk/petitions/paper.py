"""Paper at the desk: collectors and their sheets, and what stands on a sheet that came back."""

from typing import Any

from django.conf import settings
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.calls.photos import NotAPicture
from yeondae.core import ids
from yeondae.core.countries import paper_in
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import sent, telling
from yeondae.desk.petitions.paper_forms import (
    EVERY,
    CollectorForm,
    CountForm,
    ImageForm,
    LinesForm,
    PrintForm,
)
from yeondae.desk.petitions.views import find, sees_petition
from yeondae.flows.petition_paper import sheets_pdf, sheets_zip
from yeondae.petitions import queries
from yeondae.petitions.models import LoosePage, Petition, Sheet, Suspicion
from yeondae.petitions.rules.sheets import compared, counted_in, proposed
from yeondae.petitions.services import paper as services
from yeondae.sealing import files
from yeondae.typeset.letter import Paper

SHOWN = 200
PRINTED = "application/pdf"


@asks(Action.ENTER_SIGNATURES)
def sheets(request: StaffRequest) -> HttpResponse:
    """The petitions whose sheets come back, for those who enter them."""
    mine = Count("sheets", filter=Q(sheets__in=queries.sheets_for(request.user)))
    out = queries.desk_petitions().exclude(state=Petition.State.DRAFT).filter(data_ended_at=None)
    context = {"petitions": out.annotate(waits=mine)}
    return render(request, "desk/petitions/sheets.html", context)


@asks(Action.ENTER_SIGNATURES)
def paper(request: StaffRequest, pk: int) -> HttpResponse:
    """Collectors, new sheets, and the sheets that wait for somebody."""
    petition = find(pk)
    begun = Q(state__in=Sheet.WAITING)
    to_enter = queries.sheets_for(request.user).filter(petition=petition)
    loose = LoosePage.objects.filter(scan__petition=petition).exclude(image="")
    context = {
        "petition": petition,
        "collectors": petition.collectors.annotate(
            made=Count("sheets"), out=Count("sheets", filter=Q(sheets__state=Sheet.State.OUT))
        ),
        "collector_form": CollectorForm(),
        "print_form": PrintForm(petition),
        "waiting": to_enter.filter(begun)[:SHOWN],
        "mine": petition.sheets.filter(begun, entries__made_by=request.user)[:SHOWN],
        "pictured": to_enter.exclude(begun).select_related("collector")[:SHOWN],
        "scans": petition.scans.filter(Q(finished_at=None) | Q(loose__isnull=False)).distinct(),
        "done": petition.sheets.filter(state=Sheet.State.DONE).order_by("-pk")[:20],
        "images": petition.sheets.exclude(image="").count() + loose.count(),
        "pictures_stay": services.why_pictures_stay(petition),
        "sees_petition": sees_petition(request),
        "may": {action.value: request.user.may(action) for action in Action},
    }
    return render(request, "desk/petitions/paper.html", context)


@asks(Action.ENTER_SIGNATURES)
@require_POST
def add_collector(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody who takes sheets along."""
    form = CollectorForm(request.POST)
    if form.is_valid():
        with telling(request, _("Kept. Print sheets for them now.")):
            services.add_collector(
                petition=find(pk), name=form.cleaned_data["name"], by=request.user
            )
    return redirect("desk:petition_paper", pk=pk)


@asks(Action.ENTER_SIGNATURES)
@require_POST
def print_sheets(request: StaffRequest, pk: int) -> HttpResponse:
    """New sheets, each page with its own code: a PDF, or a zip with one for each language."""
    petition = find(pk)
    form = PrintForm(petition, request.POST)
    if not form.is_valid():
        return redirect("desk:petition_paper", pk=pk)
    try:
        made = _make(form.cleaned_data, request)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:petition_paper", pk=pk)
    return _printed(made, form.cleaned_data["paper"])


def _make(values: dict[str, Any], request: StaffRequest) -> list[Sheet]:
    asked = {name: values[name] for name in ("collector", "country", "count")}
    if values["language"] == EVERY:
        return services.make_sheets_in_every_language(**asked, by=request.user)
    return services.make_sheets(**asked, language=values["language"], by=request.user)


@asks(Action.ENTER_SIGNATURES)
def print_again(request: StaffRequest, pk: int, code: str) -> HttpResponse:
    """The sheets of one collector that have not come back, with the codes they have."""
    out = find(pk).sheets.filter(collector__code=code, state=Sheet.State.OUT)
    sheets = list(out.select_related("collector", "petition__call").order_by("pk"))
    if not sheets:
        raise Http404("No sheet of this collector is out.")
    return _printed(sheets, paper_in(sheets[0].country))


def _printed(sheets: list[Sheet], paper: Paper) -> HttpResponse:
    """One PDF where all are in one language and for one country, else a zip."""
    first, site = sheets[0], settings.SITE_URL
    name = f"sheets-{first.collector.code}"
    if len({(each.language, each.country) for each in sheets}) == 1:
        text = first.petition.texts.get(language=first.language)
        data, kind, name = (
            sheets_pdf(sheets=sheets, text=text, site=site, paper=paper),
            PRINTED,
            f"{name}.pdf",
        )
    else:
        data, kind, name = (
            sheets_zip(sheets=sheets, site=site, paper=paper),
            "application/zip",
            f"{name}.zip",
        )
    answer = HttpResponse(data, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@asks(Action.ENTER_SIGNATURES)
def find_sheet(request: StaffRequest, pk: int) -> HttpResponse:
    """To the sheet whose code was typed."""
    code = ids.read_reference(request.GET.get("code", ""))
    if not Sheet.objects.filter(petition=pk, code=code).exists():
        messages.error(
            request, _("No sheet of this petition has this code: look at its top once more.")
        )
        return redirect("desk:petition_paper", pk=pk)
    return redirect("desk:petition_sheet", pk=pk, code=code)


@asks(Action.ENTER_SIGNATURES)
def sheet(request: StaffRequest, pk: int, code: str) -> HttpResponse:
    """One sheet: its picture, and what this person may enter. Nobody sees another's entry here."""
    petition = find(pk)
    found = get_object_or_404(petition.sheets.select_related("collector"), code=code)
    forms = {
        "image": ImageForm(sent(request), request.FILES or None, prefix="image"),
        "count": CountForm(sent(request), prefix="count"),
        "lines": LinesForm(sent(request), prefix="lines"),
    }
    asked = request.POST.get("enter", "")
    if request.method == "POST" and asked in forms and forms[asked].is_valid():
        try:
            with telling(request, _("Kept.")):
                _enter(found, asked, forms[asked].cleaned_data, request)
            return redirect("desk:petition_sheet", pk=pk, code=code)
        except NotAPicture as error:
            forms[asked].add_error("image", str(error))
    shown = {
        name: form if name == asked else type(form)(prefix=name) for name, form in forms.items()
    }
    context = _context(petition, found, request) | {"forms": shown}
    shown["lines"].initial["lines"] = proposed(context["pairs"])
    answer = render(request, "desk/petitions/sheet.html", context, status=422 if asked else 200)
    answer.headers["Permissions-Policy"] = "camera=(self)"
    return answer


def _enter(found: Sheet, asked: str, values: dict[str, Any], request: StaffRequest) -> None:
    if asked == "image":
        services.keep_image(sheet=found, data=values["image"], by=request.user)
    elif asked == "count":
        services.enter_count(sheet=found, **values, by=request.user)
    else:
        services.enter_lines(sheet=found, lines=values["lines"], by=request.user)


def _context(petition: Petition, found: Sheet, request: StaffRequest) -> dict[str, Any]:
    entries = list(found.entries.all())
    is_mine = any(each.made_by_id == request.user.pk for each in entries)
    may_check = request.user.may(Action.CHECK_SIGNATURES)
    third = found.state == Sheet.State.DIFFERS and not is_mine
    pairs = []
    if third and found.mode == Sheet.Mode.TYPED:
        pairs = compared(entries[0].content, entries[1].content)
    return {
        "petition": petition,
        "sheet": found,
        "sees_petition": sees_petition(request),
        "is_mine": is_mine,
        "pairs": pairs,
        "counts": [each.content for each in entries] if third and not pairs else [],
        "may_enter": found.state != Sheet.State.DONE and not is_mine,
        "is_lost": counted_in(found.results) and not found.signatures.exists(),
        "held": found.signatures.filter(suspicion__by=Suspicion.By.NAME).count(),
        "may_strike": may_check and queries.stand(found.signatures.all()),
        "struck": queries.struck_with(found.signatures.all()),
    }


@asks(Action.ENTER_SIGNATURES)
def picture(request: StaffRequest, pk: int, code: str) -> HttpResponse:
    """The picture of a sheet, for those who enter it."""
    found = get_object_or_404(Sheet, petition=pk, code=code)
    if not found.image:
        raise Http404("There is no picture.")
    return HttpResponse(files.fetch(found.image), content_type="image/jpeg")


@asks(Action.CHECK_SIGNATURES)
@require_POST
def destroy(request: StaffRequest, pk: int) -> HttpResponse:
    """After the hand-over: every picture of a sheet is destroyed, with a line each in the log."""
    with telling(request, _("The pictures are destroyed.")):
        services.destroy_images(petition=find(pk), by=request.user)
    return redirect("desk:petition_paper", pk=pk)
