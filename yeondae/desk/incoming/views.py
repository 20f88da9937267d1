"""The list of received texts, receiving one, and rejecting one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yeondae.accounts.roles import Action
from yeondae.calls import queries, services
from yeondae.calls.models import Incoming
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import sent, telling
from yeondae.desk.incoming.forms import ReceiveForm
from yeondae.desk.paging import page_of
from yeondae.flows import receive_call
from yeondae.intake import Unreadable

A_PAGE = 50


@asks(Action.RECEIVE_CALL)
def incoming(request: StaffRequest) -> HttpResponse:
    """Every received text, those to be looked through first."""
    rows = queries.incoming()
    page = page_of(rows.exclude(state=Incoming.State.NEW), request.GET.get("p"), A_PAGE)
    waiting = rows.filter(state=Incoming.State.NEW)
    return render(request, "desk/incoming/list.html", {"waiting": waiting, "page": page})


@asks(Action.RECEIVE_CALL)
def receive(request: StaffRequest) -> HttpResponse:
    """Take a pasted text or a file; what was typed stays where it cannot be read."""
    form = ReceiveForm(sent(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            file = form.cleaned_data["file"]
            if file:
                kept = receive_call.receive_file(data=file.read(), name=file.name, by=request.user)
            else:
                kept = receive_call.receive_text(text=form.cleaned_data["text"], by=request.user)
        except Unreadable as error:
            form.add_error(None, error.remark.say(gettext))
        else:
            return redirect("desk:draft", pk=kept.pk)
    status = 422 if form.errors else 200
    return render(request, "desk/incoming/receive.html", {"form": form}, status=status)


@asks(Action.RECEIVE_CALL)
@require_POST
def reject(request: StaffRequest, pk: int) -> HttpResponse:
    """It is no call: nothing is made of it."""
    row = get_object_or_404(Incoming, pk=pk, state=Incoming.State.NEW)
    with telling(request, _("Rejected. The text is destroyed after 30 days.")):
        services.reject_incoming(incoming=row, by=request.user)
    return redirect("desk:incoming")
