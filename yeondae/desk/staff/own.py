"""Which calls a translator sees, and whose letters a relay sees: given one by one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yeondae.accounts.models import User
from yeondae.accounts.own import give_calls
from yeondae.accounts.roles import Action
from yeondae.accounts.services import limit_to_organisation
from yeondae.calls.models import Call
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import telling
from yeondae.desk.staff.forms import OwnItems
from yeondae.directory.models import Organisation

SHOWN = 100


def form_for(user: User, typed: object = None) -> OwnItems:
    """The form with what `user` has now."""
    calls = Call.objects.exclude(state=Call.State.CLOSED).order_by("-year", "-number")[:SHOWN]
    not_these = (Organisation.Kind.AUTHORITY, Organisation.Kind.EMBASSY)
    unions = Organisation.objects.exclude(kind__in=not_these).order_by("name")[: 5 * SHOWN]
    return OwnItems(
        typed,
        calls=[(call.pk, call.code) for call in calls],
        organisations=[(one.pk, one.name) for one in unions],
        initial={
            "calls": list(user.own_calls.values_list("call_id_only", flat=True)),
            "organisation": user.organisation_id_only,
        },
    )


@asks(Action.KEEP_STAFF)
@require_POST
def own_items(request: StaffRequest, pk: int) -> HttpResponse:
    """Set both; what is not ticked is taken away."""
    user = get_object_or_404(User, pk=pk)
    form = form_for(user, request.POST)
    if form.is_valid():
        with telling(request, _("That is what this colleague sees from now on.")):
            give_calls(user=user, calls=form.cleaned_data["calls"], by=request.user)
            limit_to_organisation(
                user=user, organisation_id=form.cleaned_data["organisation"], by=request.user
            )
    return redirect("desk:member", pk)
