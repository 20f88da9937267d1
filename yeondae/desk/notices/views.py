"""Notices: the list, one notice with its words and its progress, a new one."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yeondae.accounts.roles import Action
from yeondae.calls.models import Call
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import telling
from yeondae.desk.notices.forms import WordsForm
from yeondae.flows.send_notice import send_notice
from yeondae.mailings import queries, services
from yeondae.mailings.models import Notice

SHOWN = 50
DRAFT = Notice.State.DRAFT
GOING = (Notice.State.SENDING, Notice.State.PAUSED)


@asks(Action.SEND_NOTICE)
def notices(request: StaffRequest) -> HttpResponse:
    """Every notice, the youngest first."""
    out = (Call.State.PUBLISHED, Call.State.STOPPED, Call.State.CLOSED)
    context = {
        "notices": queries.notices()[:SHOWN],
        "calls": Call.objects.filter(state__in=out),
    }
    return render(request, "desk/notices/list.html", context)


@asks(Action.SEND_NOTICE)
def new(request: StaffRequest) -> HttpResponse:
    """A notice written by hand, to everyone who wrote in one call."""
    key = request.GET.get("call", "")
    call = get_object_or_404(Call, pk=int(key) if key.isdigit() else 0)
    form = WordsForm(_languages(call), {}, request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = services.draft_notice(call=call, words=form.words(), by=request.user)
        return redirect("desk:notice", pk=made.pk)
    context = {"call": call, "form": form}
    status = 422 if form.errors else 200
    return render(request, "desk/notices/new.html", context, status=status)


@asks(Action.SEND_NOTICE)
def notice(request: StaffRequest, pk: int) -> HttpResponse:
    """One notice: its words while it is a draft, its progress from then on."""
    found = _find(pk)
    form = None
    if found.state == DRAFT:
        form = WordsForm(_languages(found.call), found.words, request.POST or None)
        if request.method == "POST" and form.is_valid():
            with telling(request, _("The words are kept.")):
                services.change_notice(notice=found, words=form.words(), by=request.user)
                if "send" in request.POST:
                    send_notice(notice=found, by=request.user)
            return redirect("desk:notice", pk=pk)
    context = {
        "notice": found,
        "form": form,
        "progress": queries.progress(found),
        "is_going": found.state == Notice.State.SENDING,
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "desk/notices/notice.html", context, status=status)


@asks(Action.SEND_NOTICE)
@require_POST
def act(request: StaffRequest, pk: int, act: str) -> HttpResponse:
    """Pause it, go on, or drop the draft."""
    acts: dict[str, tuple[Callable[..., object], str]] = {
        "pause": (services.pause_notice, _("Paused. What has gone has gone.")),
        "resume": (services.resume_notice, _("It goes on.")),
        "drop": (services.drop_notice, _("Dropped. Nobody gets it.")),
    }
    if act not in acts:
        raise Http404
    verb, done = acts[act]
    with telling(request, done):
        verb(notice=_find(pk), by=request.user)
    return redirect("desk:notices") if act == "drop" else redirect("desk:notice", pk=pk)


def _find(pk: int) -> Notice:
    return get_object_or_404(queries.notices(), pk=pk)


def _languages(call: Call) -> list[str]:
    """The languages of the call's public editions; English at least."""
    public = call.editions.filter(is_public=True).values_list("language", flat=True)
    return list(public) or ["en"]
