"""What can be done for a supporter who was found: each a POST, each in the audit log."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.supporters import found
from yeondae.desk.supporters.forms import CorrectForm
from yeondae.flows.forget_person import already_out, farewell, forget_person, line
from yeondae.flows.resend_code import resend_code
from yeondae.flows.take_consent_back import Ended, take_consent_back
from yeondae.letters.models import Letter
from yeondae.petitions import privacy as petitions
from yeondae.petitions.services import signing
from yeondae.supporters import services
from yeondae.supporters.models import ConsentGiven
from yeondae.supporters.queries import by_index
from yeondae.supporters.rules import email_index


@asks(Action.HELP_SUPPORTER)
def leave(request: StaffRequest) -> HttpResponse:
    """Shut the page before its time is over."""
    if request.method == "POST":
        found.forget(request)
    return redirect("desk:supporters")


@asks(Action.HELP_SUPPORTER)
def correct(request: StaffRequest) -> HttpResponse:
    """Put right what they say is wrong."""
    address = found.found(request)
    person = by_index(email_index(address)) if address else None
    if request.method != "POST" or person is None:
        return redirect("desk:supporter")
    form = CorrectForm(person, request.POST)
    if not form.is_valid():
        messages.error(request, _("Something cannot be taken as it stands."))
        return redirect("desk:supporter")
    services.correct(supporter=person, by=request.user, **form.cleaned_data)
    messages.success(request, _("Kept. Letters stay as they were signed."))
    return redirect("desk:supporter")


@asks(Action.HELP_SUPPORTER)
def resend(request: StaffRequest) -> HttpResponse:
    """A new code to the address that was typed; the desk never sees it."""
    address = found.found(request)
    if request.method == "POST" and address is not None:
        try:
            count = resend_code(address=address, by=request.user, now=clock.now())
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            said = ngettext("A new code was mailed.", "%(count)s new codes were mailed.", count)
            messages.success(request, said % {"count": count})
    return redirect("desk:supporter")


@asks(Action.HELP_SUPPORTER)
def end_consent(request: StaffRequest, pk: int) -> HttpResponse:
    """Take one consent back for them, and end what rests on it."""
    address = found.found(request)
    if request.method == "POST" and address is not None:
        mine = ConsentGiven.objects.filter(supporter__email_index=email_index(address))
        consent = get_object_or_404(mine, pk=pk)
        done = take_consent_back(consent=consent, by=request.user, now=clock.now())
        messages.success(request, _("Taken back. The words and the dates stay as given."))
        if done.is_of_letters:
            messages.info(request, _letters(done))
    return redirect("desk:supporter")


@asks(Action.HELP_SUPPORTER)
def end_signature(request: StaffRequest, pk: int) -> HttpResponse:
    """Take one signature back for them."""
    address = found.found(request)
    if request.method == "POST" and address is not None:
        mine = {each.pk: each for each in petitions.signatures_of(address)}
        if pk not in mine:
            raise Http404("They have no such signature.")
        signing.withdraw_for(signature=mine[pk], by=request.user, now=clock.now())
        messages.success(request, _("Taken back. It counts no more, and its name is destroyed."))
    return redirect("desk:supporter")


def _letters(done: Ended) -> str:
    """What became of the letters that rested on a consent."""
    out = ngettext(
        "%(n)s sending has left already and cannot be called back.",
        "%(n)s sendings have left already and cannot be called back.",
        done.out,
    )
    ended = ngettext(
        "%(n)s sending that had not left ends here.",
        "%(n)s sendings that had not left end here.",
        done.ended,
    )
    return f"{ended % {'n': done.ended}} {out % {'n': done.out}}"


@asks(Action.HELP_SUPPORTER)
def erase(request: StaffRequest) -> HttpResponse:
    """GET says what is destroyed and what is out already; POST destroys."""
    address = found.found(request)
    if address is None:
        return redirect("desk:supporters")
    index = email_index(address)
    if request.method != "POST":
        letters = list(Letter.objects.filter(appeal__supporter__email_index=index))
        context = {
            "letters": len(letters),
            "out": [line(each) for each in already_out(letters)],
            "person": by_index(index),
        }
        return render(request, "desk/supporters/erase.html", context)
    done = forget_person(address=address, by=request.user, now=clock.now())
    found.forget(request)
    context = {"done": done, "said": farewell(done.out)}
    return render(request, "desk/supporters/erased.html", context)
