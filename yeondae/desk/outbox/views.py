"""The outbox: everything that would have left this machine, as it would arrive."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from yeondae.accounts.roles import Action
from yeondae.channels import registry
from yeondae.channels.kind import Arrival
from yeondae.channels.outbox import Kept
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.outbox import arrived
from yeondae.directory.models import ContactPoint

A_PAGE = 25
WAYS = {**dict(ContactPoint.Kind.choices), "self_reported": gettext_lazy("sent by its writer")}


@asks(Action.SEE_OUTBOX)
def outbox(request: StaffRequest) -> HttpResponse:
    """One channel's sendings, the newest first."""
    drawer, names = registry.outbox(), registry.names()
    handles = {name: drawer.handles(name) for name in names}
    filled = [name for name in names if handles[name]]
    chosen = request.GET.get("channel", "")
    if chosen not in names:
        chosen = filled[0] if filled else names[0]
    page = Paginator(handles[chosen], A_PAGE).get_page(request.GET.get("p"))
    context = {
        "channels": [(name, WAYS.get(name, name), len(handles[name])) for name in names],
        "chosen": chosen,
        "page": page,
        "kept": [kept for handle in page if (kept := drawer.get(handle))],
        "is_real": registry.is_real(),
    }
    return render(request, "desk/outbox/list.html", context)


@asks(Action.SEE_OUTBOX)
def sending(request: StaffRequest, channel: str, name: str) -> HttpResponse:
    """One sending: the mail as mail, the fax as the received page, post as its pages."""
    kept = _find(channel, name)
    is_mail = kept.arrival.media_type == arrived.MAIL
    context = {
        "kept": kept,
        "name": name,
        "mail": arrived.mail(kept.arrival) if is_mail else None,
        "pages": range(1, arrived.pages(kept.arrival) + 1),
        "text": _text(kept.arrival),
    }
    return render(request, "desk/outbox/sending.html", context)


@asks(Action.SEE_OUTBOX)
def page(request: StaffRequest, channel: str, name: str, number: int) -> HttpResponse:
    """One page as a picture."""
    try:
        picture = arrived.page(_find(channel, name).arrival, number)
    except ValueError as error:
        raise Http404 from error
    return HttpResponse(picture, content_type="image/png")


@asks(Action.SEE_OUTBOX)
def file(request: StaffRequest, channel: str, name: str) -> HttpResponse:
    """The bytes as they would arrive."""
    arrival = _find(channel, name).arrival
    answer = HttpResponse(arrival.data, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{channel}{arrival.suffix}"'
    return answer


def _text(arrival: Arrival) -> str:
    is_text = arrival.media_type == "text/plain"
    return arrival.data.decode(errors="replace") if is_text else ""


def _find(channel: str, name: str) -> Kept:
    kept = registry.outbox().get(f"{channel}/{name}") if channel in registry.names() else None
    if kept is None:
        raise Http404
    return kept
