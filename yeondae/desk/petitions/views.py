"""Petitions at the desk: the list, a new one, one with everything about it."""

import re

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from yeondae.accounts.own import calls_of
from yeondae.accounts.roles import Action
from yeondae.calls.models import Call
from yeondae.core import clock
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import keeping, number_of, sent, telling
from yeondae.desk.petitions.forms import TermsForm, TextForm, terms_of
from yeondae.directory.models import Office
from yeondae.petitions import queries
from yeondae.petitions.models import Petition, PetitionText
from yeondae.petitions.rules.opening import stands
from yeondae.petitions.services import making
from yeondae.petitions.services.counting import published

OUT = (Call.State.PUBLISHED, Call.State.STOPPED)


@asks(Action.EDIT_PETITION, Action.CHECK_SIGNATURES)
def petitions(request: StaffRequest) -> HttpResponse:
    """Every petition, what waits for a decision first."""
    context = {
        "petitions": queries.desk_petitions(),
        "calls": Call.objects.filter(state__in=OUT, petition=None),
        "floods": queries.floods(),
        "with_namesakes": queries.with_namesakes().select_related("call"),
        "organisations": queries.to_check(),
        "may_edit": request.user.may(Action.EDIT_PETITION),
    }
    return render(request, "desk/petitions/list.html", context)


@asks(Action.EDIT_PETITION)
def new(request: StaffRequest) -> HttpResponse:
    """A petition for one call."""
    key = request.GET.get("call", "")
    call = get_object_or_404(Call, pk=number_of(key))
    offices = Office.objects.filter(pk__in=call.offices.values("office"))
    start = {"time_zone": call.time_zone, "at_risk": " ".join(call.at_risk), "offices": offices}
    form = TermsForm(sent(request), initial=start, offices=offices)
    if request.method == "POST" and form.is_valid():
        with telling(request, _("The petition is kept as a draft. Write its words now.")):
            made = making.make_petition(call=call, terms=form.terms(), by=request.user)
            making.address(petition=made, offices=form.cleaned_data["offices"], by=request.user)
            return redirect("desk:petition", pk=made.pk)
    status = 422 if form.errors else 200
    context = {"call": call, "form": form}
    return render(request, "desk/petitions/terms.html", context, status=status)


@asks(Action.EDIT_PETITION)
def terms(request: StaffRequest, pk: int) -> HttpResponse:
    """Dates, goal, countries at risk, addressees."""
    petition = find(pk)
    chosen = [each.office_id for each in petition.addressees.all()]
    asked = list(petition.call.offices.values_list("office", flat=True))
    offices = Office.objects.filter(pk__in=[*asked, *chosen])
    form = TermsForm(sent(request), initial=terms_of(petition), offices=offices)
    if request.method == "POST" and form.is_valid():
        with keeping(form, request, _("Kept.")):
            making.change_terms(petition=petition, terms=form.terms(), by=request.user)
            making.address(petition=petition, offices=form.cleaned_data["offices"], by=request.user)
        if not form.errors:
            return redirect("desk:petition", pk=pk)
    status = 422 if form.errors else 200
    context = {"call": petition.call, "petition": petition, "form": form}
    return render(request, "desk/petitions/terms.html", context, status=status)


def find_own(request: StaffRequest, pk: int) -> Petition:
    """A petition whose call this person sees; translators see those that were given to them."""
    petition, own = find(pk), calls_of(request.user)
    if own is not None and petition.call_id not in own:
        raise Http404("There is no such petition.")
    return petition


def sees_petition(request: StaffRequest) -> bool:
    """Whether this person may open more of a petition than its words."""
    return any(map(request.user.may, (Action.EDIT_PETITION, Action.CHECK_SIGNATURES)))


def _above(request: StaffRequest, petition: Petition) -> HttpResponse:
    """Back to the petition; to its call where somebody only translates."""
    if sees_petition(request):
        return redirect("desk:petition", pk=petition.pk)
    return redirect("desk:call", petition.call.slug)


@asks(Action.EDIT_PETITION, Action.TRANSLATE)
def begin_words(request: StaffRequest, pk: int) -> HttpResponse:
    """To the words of the language that was chosen."""
    language = request.GET.get("language", "").strip()
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]{2,4})?", language):
        messages.error(request, _("Give the short name of the language, such as ko or pt-BR."))
        return _above(request, find_own(request, pk))
    return redirect("desk:petition_words", pk=pk, language=language)


@asks(Action.EDIT_PETITION, Action.TRANSLATE)
def words(request: StaffRequest, pk: int, language: str) -> HttpResponse:
    """The words of one language; those that are out can only be read."""
    petition = find_own(request, pk)
    known = PetitionText.objects.filter(petition=petition, language=language).first()
    initial = {"title": known.title, "text": known.text} if known else None
    form = TextForm(sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        with keeping(form, request, _("The words are kept.")):
            making.write_text(
                petition=petition,
                language=language,
                title=form.cleaned_data["title"],
                text=form.cleaned_data["text"],
                by=request.user,
            )
        if not form.errors:
            return _above(request, petition)
    others = petition.texts.exclude(language=language)
    context = {
        "petition": petition, "form": form, "language": language, "known": known,
        "others": others, "sees_petition": sees_petition(request),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "desk/petitions/words.html", context, status=status)


@asks(Action.EDIT_PETITION, Action.CHECK_SIGNATURES)
def petition(request: StaffRequest, pk: int) -> HttpResponse:
    """Everything about one petition. Its numbers are the aggregator's: no page counts rows."""
    found = find(pk)
    is_draft, names = found.state == Petition.State.DRAFT, queries.of_names(found.pk)
    context = {
        "petition": found,
        "stands": stands(found, clock.now()).name.lower(),
        "published": published(found.tally),
        "total": sum(published(found.tally).values()),
        "waiting": sum(pair[0] for pair in found.tally.waiting.values()),
        "missing": making.why_not_open(found) if is_draft else [],
        "floods": queries.floods().filter(petition=found),
        "namesakes": queries.namesakes(names),
        "names_waiting": len(names),
        "struck": found.invalidations.select_related("made_by", "undone_by"),
        "organisations": queries.to_check().filter(petition=found),
        "may": {action.value: request.user.may(action) for action in Action},
    }
    return render(request, "desk/petitions/petition.html", context)


def find(pk: int) -> Petition:
    """The petition of an address; raises Http404."""
    return get_object_or_404(queries.desk_petitions(), pk=pk)
