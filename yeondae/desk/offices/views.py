"""Offices: the list, one office with who holds it and how it is reached."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.core import clock
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import sent, telling
from yeondae.desk.offices.contacts import with_state
from yeondae.desk.offices.forms import (
    ContactForm,
    HolderForm,
    OfficeForm,
    SalutationForm,
    office_values,
)
from yeondae.directory import queries, services
from yeondae.directory.models import Office, Organisation


@asks(Action.EDIT_DIRECTORY)
def offices(request: StaffRequest) -> HttpResponse:
    """Every office by country, and every organisation."""
    now = clock.now()
    context = {
        "offices": [
            (office, with_state(office.contact_points.all(), now)) for office in queries.offices()
        ],
        "organisations": queries.organisations(),
    }
    return render(request, "desk/offices/list.html", context)


@asks(Action.EDIT_DIRECTORY)
def new_office(request: StaffRequest) -> HttpResponse:
    """Add an office to the directory."""
    form = OfficeForm(sent(request))
    if request.method == "POST" and form.is_valid():
        facts = form.facts()
        office = services.make_office(
            organisation=_organisation(request, form, facts["country"], facts["time_zone"]),
            titles=form.by_language("title"),
            by=request.user,
            **facts,
        )
        messages.success(request, _("The office is kept. Add how it is reached."))
        return redirect("desk:office", pk=office.pk)
    status = 422 if form.errors else 200
    return render(request, "desk/offices/new.html", {"form": form}, status=status)


def _organisation(
    request: StaffRequest, form: OfficeForm, country: str, time_zone: str
) -> Organisation:
    chosen: Organisation | None = form.cleaned_data["organisation"]
    return chosen or services.make_organisation(
        name=form.cleaned_data["new_organisation"],
        kind=Organisation.Kind.AUTHORITY,
        country=country,
        time_zone=time_zone,
        by=request.user,
    )


@asks(Action.EDIT_DIRECTORY)
def office(request: StaffRequest, pk: int) -> HttpResponse:
    """One office; correcting its own facts keeps what was typed where it cannot be taken."""
    found = queries.office_page(pk) or get_object_or_404(Office, pk=pk)
    form = OfficeForm(sent(request), initial=office_values(found))
    if request.method == "POST" and form.is_valid():
        facts = form.facts()
        with telling(request, _("The office is kept.")):
            services.change_office(
                office=found,
                organisation=_organisation(request, form, facts["country"], facts["time_zone"]),
                titles=form.by_language("title"),
                by=request.user,
                **facts,
            )
        return redirect("desk:office", pk=pk)
    today = clock.today_in(found.time_zone)
    languages = ["en", *(each for each in ("ko", "de") if each in found.titles)]
    context = {
        "office": found,
        "holder": found.holder_on(today),
        "points": with_state(found.contact_points.all(), clock.now()),
        "addressed": [(each, queries.addressed(found, each, day=today)) for each in languages],
        "form": form,
        "holder_form": HolderForm(),
        "salutation_form": SalutationForm(),
        "contact_form": ContactForm(),
    }
    status = 422 if form.errors else 200
    return render(request, "desk/offices/office.html", context, status=status)


@asks(Action.EDIT_DIRECTORY)
@require_POST
def holder(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody holds the office now; letters that wait go to them."""
    found, form = get_object_or_404(Office, pk=pk), HolderForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("A holder needs a name; the date is written like 2026-11-28."))
        return redirect("desk:office", pk=pk)
    with telling(request, _("The holder is kept. Waiting letters go to them.")):
        services.name_holder(
            office=found,
            names=form.by_language("name"),
            since=form.cleaned_data["since"],
            is_acting=form.cleaned_data["is_acting"],
            by=request.user,
        )
    return redirect("desk:office", pk=pk)


@asks(Action.EDIT_DIRECTORY)
@require_POST
def salutation(request: StaffRequest, pk: int) -> HttpResponse:
    """How the office is addressed in one language and register."""
    found, form = get_object_or_404(Office, pk=pk), SalutationForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write the salutation and its language."))
        return redirect("desk:office", pk=pk)
    values = form.cleaned_data
    today = clock.today_in(found.time_zone)
    with telling(request, _("The salutation is kept.")):
        services.set_address_form(
            office=found,
            holder=found.holder_on(today) if values["for_holder"] else None,
            language=values["language"],
            register=values["register"],
            salutation=values["salutation"],
            closing=values["closing"],
            by=request.user,
        )
    return redirect("desk:office", pk=pk)
