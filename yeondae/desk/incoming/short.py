"""The short form: a call in under ten minutes on a phone, when there is no text yet."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from yeondae.accounts.roles import Action
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import sent
from yeondae.desk.incoming.short_form import ShortForm
from yeondae.flows import receive_call


@asks(Action.RECEIVE_CALL)
def short_form(request: StaffRequest) -> HttpResponse:
    """Who, when, where, by whom, held where, what is asked, of whom: then the draft to look at."""
    form = ShortForm(sent(request))
    if request.method == "POST" and form.is_valid():
        incoming = receive_call.receive_form(form=form.filled(), by=request.user)
        return redirect("desk:draft", pk=incoming.pk)
    status = 422 if form.errors else 200
    return render(request, "desk/incoming/short_form.html", {"form": form}, status=status)
