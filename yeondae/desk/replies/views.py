"""Answers of offices: the list, a new one, one with what of it is shown."""

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yeondae.accounts.roles import Action
from yeondae.calls.models import Call
from yeondae.calls.photos import NotAPicture
from yeondae.core.languages import said
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.demand_words import demand_words
from yeondae.desk.doing import number_of, telling
from yeondae.desk.reader import reader
from yeondae.desk.replies.forms import ReplyForm, ShowForm
from yeondae.flows.log_reply import log_reply
from yeondae.outcomes import services
from yeondae.outcomes.models import Reply
from yeondae.outcomes.scans import BEGINNINGS
from yeondae.sealing import files

SHOWN = 100
# Kept before scans were written anew: PNG and TIFF.
TYPES = dict(
    zip(
        BEGINNINGS,
        ("application/pdf", "image/jpeg", "image/png", "image/tiff", "image/tiff"),
        strict=True,
    )
)


@asks(Action.LOG_REPLY)
def replies(request: StaffRequest) -> HttpResponse:
    """Every answer, the youngest first."""
    found = Reply.objects.select_related("call", "office__organisation", "logged_by")
    context = {"replies": found[:SHOWN], "calls": _that_went_out()}
    return render(request, "desk/replies/list.html", context)


def _that_went_out() -> QuerySet[Call]:
    """The calls in which an office can have answered."""
    out = (Call.State.PUBLISHED, Call.State.STOPPED, Call.State.CLOSED)
    return Call.objects.filter(state__in=out)


@asks(Action.LOG_REPLY)
def new(request: StaffRequest) -> HttpResponse:
    """Log what an office answered in one call; asks which one where the address names none."""
    key = request.GET.get("call", "")
    if not key:
        return render(request, "desk/replies/which_call.html", {"calls": _that_went_out()})
    call = get_object_or_404(Call, pk=number_of(key))
    words = demand_words(call, get_language() or "en")
    form = ReplyForm(call, words, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = log_reply(
                call=call,
                office=form.cleaned_data["office"],
                answer=form.answer(),
                visible=form.cleaned_data["visible"],
                scan=form.cleaned_data["scan"],
                by=request.user,
            )
            return redirect("desk:reply", pk=made.pk)
        except NotAPicture as error:
            form.add_error("scan", str(error))
    context = {"call": call, "form": form}
    status = 422 if form.errors else 200
    return render(request, "desk/replies/new.html", context, status=status)


@asks(Action.LOG_REPLY)
def reply(request: StaffRequest, pk: int) -> HttpResponse:
    """One answer; a POST says who may see it and in which words."""
    related = ("call", "office__organisation", "logged_by")
    found = get_object_or_404(Reply.objects.select_related(*related), pk=pk)
    languages = list(found.call.editions.values_list("language", flat=True)) or ["en"]
    form = ShowForm(
        languages, found.public_words, request.POST or None, initial={"visible": found.visible}
    )
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Kept.")):
            services.show_reply(
                reply=found,
                visible=form.cleaned_data["visible"],
                public_words=form.words(),
                by=request.user,
            )
        return redirect("desk:reply", pk=pk)
    words = demand_words(found.call, get_language() or "en")
    context = {
        "reply": found,
        "form": form,
        "people": [said(each.names, reader(), default=str(each)) for each in found.people.all()],
        "demands": [words.get(each.position, str(each)) for each in found.demands.all()],
    }
    return render(request, "desk/replies/reply.html", context)


@asks(Action.LOG_REPLY)
def scan(request: StaffRequest, pk: int) -> HttpResponse:
    """The scan: its pages, as they were written anew."""
    found = get_object_or_404(Reply, pk=pk)
    if not found.scan:
        raise Http404
    data = files.fetch(found.scan)
    kind = next((kind for begin, kind in TYPES.items() if data.startswith(begin)), "")
    answer = HttpResponse(data, content_type=kind or "application/octet-stream")
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
