"""Organisations: who issues calls, holds offices, hands letters on."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from yeondae.accounts.roles import Action
from yeondae.core import clock
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import sent, telling
from yeondae.desk.offices.contacts import with_state
from yeondae.desk.offices.forms import (
    AccountForm,
    ContactForm,
    OrganisationForm,
    organisation_values,
)
from yeondae.directory import services
from yeondae.directory.models import Organisation
from yeondae.directory.queries import contact_points_of


@asks(Action.EDIT_DIRECTORY)
def new_organisation(request: StaffRequest) -> HttpResponse:
    """Add an organisation to the directory."""
    form = OrganisationForm(sent(request))
    if request.method == "POST" and form.is_valid():
        made = services.make_organisation(by=request.user, **form.facts())
        return redirect("desk:organisation", pk=made.pk)
    context = {"form": form, "heading": _("One more organisation")}
    status = 422 if form.errors else 200
    return render(request, "desk/offices/new.html", context, status=status)


@asks(Action.EDIT_DIRECTORY)
def organisation(request: StaffRequest, pk: int) -> HttpResponse:
    """One organisation and how it is reached."""
    found = get_object_or_404(Organisation, pk=pk)
    form = OrganisationForm(sent(request), initial=organisation_values(found))
    if request.method == "POST" and form.is_valid():
        with telling(request, _("The organisation is kept.")):
            services.change_organisation(organisation=found, by=request.user, **form.facts())
        return redirect("desk:organisation", pk=pk)
    context = {
        "organisation": found,
        "points": with_state(contact_points_of(found), clock.now()),
        "form": form,
        "contact_form": ContactForm(),
        "accounts": found.bank_accounts.filter(ended_at=None),
        "account_form": AccountForm(),
        "may_keep_accounts": request.user.may(Action.KEEP_ACCOUNTS),
    }
    status = 422 if form.errors else 200
    return render(request, "desk/offices/organisation.html", context, status=status)
