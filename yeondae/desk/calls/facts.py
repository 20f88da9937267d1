"""The facts of a call, and its picture."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yeondae.accounts.roles import Action
from yeondae.calls import services
from yeondae.calls.photos import NotAPicture, fetch_photo, keep_photo
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.calls.finding import find
from yeondae.desk.calls.forms import FactsForm, PhotoForm, facts_of
from yeondae.desk.doing import sent, telling
from yeondae.flows.change_facts import change_facts

OWN = ("issued_on", "send_by", "country", "time_zone", "at_risk", "nobody_at_risk",
       "text_is_offence", "hotlines", "look_at_changed")  # fmt: skip


@asks(Action.EDIT_CALL)
def facts(request: StaffRequest, slug: str) -> HttpResponse:
    """Correct the facts; what was typed stays where something of it cannot be taken."""
    call = find(slug, "issuers")
    form = FactsForm(sent(request), initial=facts_of(call))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        with telling(request, _("The facts are kept.")):
            change_facts(
                call=call,
                facts={name: values[name] for name in OWN},
                issuers=[line.strip() for line in values["issuers"].splitlines() if line.strip()],
                references=values["references"],
                planned=values["planned"],
                budgets=form.budgets(),
                by=request.user,
            )
        return redirect("desk:call", slug=slug)
    status = 422 if form.errors else 200
    return render(request, "desk/calls/facts.html", {"call": call, "form": form}, status=status)


@asks(Action.EDIT_CALL)
def photo(request: StaffRequest, slug: str) -> HttpResponse:
    """The picture of a call: its pixels are written anew, so nothing hidden in the file stays."""
    call = find(slug)
    captions = {f"caption_{language}": text for language, text in call.photo_captions.items()}
    form = PhotoForm(sent(request), request.FILES or None, initial=captions)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            kept = call.photo
            if values["remove"]:
                kept = ""
            elif values["file"]:
                kept = keep_photo(values["file"].read())
        except NotAPicture as error:
            form.add_error("file", str(error))
        else:
            words = {each: values[f"caption_{each}"] for each in ("en", "de", "ko")}
            words = {language: text for language, text in words.items() if text}
            with telling(request, _("The picture is kept.")):
                services.set_photo(call=call, photo=kept, captions=words, by=request.user)
            return redirect("desk:call", slug=slug)
    status = 422 if form.errors else 200
    return render(request, "desk/calls/photo.html", {"call": call, "form": form}, status=status)


@asks(Action.SEE_DESK)
def picture(request: StaffRequest, slug: str) -> HttpResponse:
    """The kept picture, for the desk only."""
    call = find(slug)
    if not call.photo:
        raise Http404("There is no picture.")
    return HttpResponse(fetch_photo(call.photo), content_type="image/jpeg")
