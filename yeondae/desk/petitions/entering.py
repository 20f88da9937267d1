"""Signatures that staff enter: replies by e-mail."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yeondae.accounts.roles import Action
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import keeping, sent
from yeondae.desk.petitions.forms import ReplyForm
from yeondae.desk.petitions.views import find, sees_petition
from yeondae.petitions.services import signing


@asks(Action.ENTER_SIGNATURES)
def reply(request: StaffRequest, pk: int) -> HttpResponse:
    """A signature that came as a reply by e-mail, with the sentence by which it agrees."""
    petition = find(pk)
    form = ReplyForm(sent(request))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        with keeping(form, request, _("Entered.")):
            signing.enter_reply(
                petition=petition,
                email=values["email"],
                name=values["name"],
                country=values["country"],
                shown=values["shown"],
                agreed=[values["sentence"]],
                signed_on=values["signed_on"],
                by=request.user,
            )
        if not form.errors:
            return redirect("desk:enter_reply", pk=pk)
    status = 422 if form.errors else 200
    context = {"petition": petition, "form": form, "sees_petition": sees_petition(request)}
    return render(request, "desk/petitions/reply.html", context, status=status)
