"""Where money is given: one writes an account down, another compares it and says yes."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts.committee import needs_two
from yeondae.accounts.roles import Action
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import telling
from yeondae.desk.offices.forms import AccountForm
from yeondae.directory import giving
from yeondae.directory.models import BankAccount, Organisation


@asks(Action.KEEP_ACCOUNTS)
@require_POST
def add(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep an account as it is written, and ask a colleague to show it."""
    organisation, form = get_object_or_404(Organisation, pk=pk), AccountForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write the currency, the account and where it was published."))
        return redirect("desk:organisation", pk=pk)
    try:
        made = giving.write_account(organisation=organisation, by=request.user, **form.facts())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:organisation", pk=pk)
    return _ask(request, made)


@asks(Action.KEEP_ACCOUNTS, Action.SAY_YES)
def account(request: StaffRequest, pk: int) -> HttpResponse:
    """One account with where it stands; the second person says yes here."""
    found = get_object_or_404(
        BankAccount.objects.select_related("organisation", "written_by", "shown_by"), pk=pk
    )
    asked = giving.asked_for(found) if found.shown_at is None else None
    facts = {
        "account": found,
        "asked": asked,
        "is_mine": found.written_by_id == request.user.pk,
        "may_keep": request.user.may(Action.KEEP_ACCOUNTS),
        "needs_two": needs_two(Action.KEEP_ACCOUNTS),
    }
    return render(request, "desk/offices/account.html", facts)


@asks(Action.KEEP_ACCOUNTS, Action.SAY_YES)
@require_POST
def act(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask (again), say yes, or take it away at once."""
    found = get_object_or_404(BankAccount.objects.select_related("written_by"), pk=pk)
    if "end" in request.POST:
        with telling(request, _("Nobody sees it any longer.")):
            giving.end_account(account=found, by=request.user)
    elif found.written_by_id == request.user.pk:
        return _ask(request, found)
    else:
        with telling(request, _("You said yes. Everyone sees it now.")):
            giving.show_account(account=found, by=request.user)
    return redirect("desk:bank_account", pk=pk)


def _ask(request: StaffRequest, found: BankAccount) -> HttpResponse:
    place = reverse("desk:bank_account", args=[found.pk])
    try:
        is_shown = giving.ask_to_show(account=found, by=request.user, place=place)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        asked = _("Asked. It is shown as soon as a colleague says yes.")
        messages.success(request, _("Everyone sees it now.") if is_shown else asked)
    return redirect(place)
