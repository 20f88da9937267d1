"""Who answers for this installation: the page that laws ask for, offered where it is set up."""

from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.community import queries, services
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.keeper.forms import KeeperForm


@asks(Action.CHANGE_SETTINGS)
def keeper(request: StaffRequest) -> HttpResponse:
    """Enter or correct it; the public page is there at once."""
    found = queries.keeper()
    initial = model_to_dict(found) if found else {}
    form = KeeperForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        services.set_keeper(values=form.values(), by=request.user)
        messages.success(request, _("The page is public. It is linked at the foot of every page."))
        return redirect("desk:keeper")
    context = {"form": form, "keeper": found}
    return render(request, "desk/keeper/keeper.html", context, status=422 if form.errors else 200)
