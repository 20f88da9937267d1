"""One's own passphrase for case notes: choosing it, opening with it, shutting again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.cases.models import MemberKey
from yeondae.cases.services import notes as services
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import sent
from yeondae.desk.notes import opening
from yeondae.desk.notes.forms import NewPassphraseForm, PassphraseForm


def _next(request: HttpRequest) -> str:
    """Where somebody wanted to go: a page of case notes, else the cases."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    inside = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if inside and wanted.startswith(opening.PATH) else reverse("desk:cases")


@asks(Action.SET_RISK)
def key(request: StaffRequest) -> HttpResponse:
    """Open case notes in this browser; without a passphrase yet, choose one first."""
    has_key = MemberKey.objects.filter(member=request.user).exists()
    if not has_key:
        return redirect(f"{reverse('desk:new_notes_key')}?next={_next(request)}")
    form = PassphraseForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            private = services.unlock(
                member=request.user, passphrase=form.cleaned_data["passphrase"]
            )
        except Refused as refusal:
            form.add_error("passphrase", str(refusal))
        else:
            response = redirect(_next(request))
            opening.open_for(request, response, private)
            return response
    return _page(request, form, is_new=False)


@asks(Action.SET_RISK)
def new_key(request: StaffRequest) -> HttpResponse:
    """Choose a passphrase; or another one, after which colleagues let one in anew."""
    form = NewPassphraseForm(sent(request))
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["passphrase"]
        try:
            services.make_key(member=request.user, passphrase=typed)
            private = services.unlock(member=request.user, passphrase=typed)
        except Refused as refusal:
            form.add_error("passphrase", str(refusal))
        else:
            response = redirect(_next(request))
            opening.open_for(request, response, private)
            return response
    return _page(request, form, is_new=True)


def _page(request: StaffRequest, form: PassphraseForm, *, is_new: bool) -> HttpResponse:
    has_key = MemberKey.objects.filter(member=request.user).exists()
    context = {"form": form, "is_new": is_new, "has_key": has_key, "next": _next(request)}
    status = 422 if form.errors else 200
    return render(request, "desk/notes/key.html", context, status=status)


@asks(Action.SET_RISK)
@require_POST
def shut_notes(request: StaffRequest) -> HttpResponse:
    """Forget the key in this browser."""
    response = redirect("desk:cases")
    opening.shut(request, response)
    messages.success(request, _("Case notes are shut in this browser."))
    return response
