"""Contact points: add, correct, verify in one step, end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import sent, telling
from yeondae.desk.offices.forms import ContactForm
from yeondae.directory import services
from yeondae.directory.models import ContactPoint, Office, Organisation
from yeondae.directory.numbers import sentence
from yeondae.flows.confirm_contact import confirm_contact


@dataclass(frozen=True)
class PointRow:
    """A contact point with what can be said of it now."""

    point: ContactPoint
    is_verified: bool
    warnings: list[str]


def with_state(points: Iterable[ContactPoint], now: datetime) -> list[PointRow]:
    """Each contact point with its warnings, and whether it is verified at `now`."""
    return [
        PointRow(point, point.is_verified(now), [sentence(each) for each in point.warnings])
        for point in points
    ]


def _owner_page(point: ContactPoint) -> HttpResponse:
    if point.office_id:
        return redirect("desk:office", pk=point.office_id)
    return redirect("desk:organisation", pk=point.organisation_id)


def _add(request: StaffRequest, owner: Office | Organisation) -> None:
    form = ContactForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose the kind; dates are written like 2026-11-28."))
        return
    with telling(request, _("The contact point is kept. Nobody has verified it yet.")):
        services.add_contact_point(
            owner=owner, kind=form.cleaned_data["kind"], by=request.user, **form.facts()
        )


@asks(Action.EDIT_DIRECTORY)
@require_POST
def add_to_office(request: StaffRequest, pk: int) -> HttpResponse:
    """One more way to reach an office."""
    _add(request, get_object_or_404(Office, pk=pk))
    return redirect("desk:office", pk=pk)


@asks(Action.EDIT_DIRECTORY)
@require_POST
def add_to_organisation(request: StaffRequest, pk: int) -> HttpResponse:
    """One more way to reach an organisation."""
    _add(request, get_object_or_404(Organisation, pk=pk))
    return redirect("desk:organisation", pk=pk)


@asks(Action.EDIT_DIRECTORY)
def change(request: StaffRequest, pk: int) -> HttpResponse:
    """Correct a contact point; whoever verified the old value has not verified the new one."""
    point = get_object_or_404(ContactPoint.objects.select_related("office", "organisation"), pk=pk)
    present = {
        "kind": point.kind,
        "as_written": point.as_written or point.value,
        "lines": point.address_lines,
        "note": point.note,
        "valid_from": point.valid_from,
        "valid_until": point.valid_until,
    }
    form = ContactForm(sent(request), initial=present)
    del form.fields["kind"]
    if request.method == "POST" and form.is_valid():
        with telling(request, _("The contact point is kept.")):
            services.change_contact_point(point=point, by=request.user, **form.facts())
        return _owner_page(point)
    row = with_state([point], clock.now())[0]
    status = 422 if form.errors else 200
    return render(request, "desk/offices/contact.html", {"row": row, "form": form}, status=status)


@asks(Action.VERIFY_CONTACT)
@require_POST
def verify(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody rang or looked: good for twelve months, and letters that waited for it go."""
    point = get_object_or_404(ContactPoint, pk=pk)
    confirm(request, point)
    return _owner_page(point)


def confirm(request: StaffRequest, point: ContactPoint) -> None:
    """Confirm `point` as the pressed button says, and tell what came of it."""
    how = request.POST.get("how_else", "").strip() or request.POST.get("how", "").strip()
    try:
        going = confirm_contact(
            point=point, how=how, by=request.user, place=reverse("desk:contacts_due")
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return
    if going is None:
        messages.success(request, _("Asked. It is used as soon as a colleague confirms it too."))
        return
    text = ngettext(
        "Confirmed. %(n)s letter goes on.", "Confirmed. %(n)s letters go on.", going
    ) % {"n": going}
    messages.success(request, text if going else _("Confirmed."))


@asks(Action.EDIT_DIRECTORY)
@require_POST
def end(request: StaffRequest, pk: int) -> HttpResponse:
    """It no longer leads to its owner."""
    point = get_object_or_404(ContactPoint, pk=pk)
    with telling(request, _("It is used no longer.")):
        services.end_contact_point(
            point=point, until=clock.now().date() - timedelta(days=1), by=request.user
        )
    return _owner_page(point)
