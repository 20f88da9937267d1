"""A letter to somebody who came out: written from the case, a page for everyone, a PDF."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yeondae.accounts.roles import Action
from yeondae.cases.models import Person
from yeondae.cases.queries import open_person
from yeondae.core import clock
from yeondae.core.languages import said
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import sent, telling
from yeondae.desk.greetings.forms import GreetingForm, as_typed
from yeondae.desk.reader import reader
from yeondae.desk.showing import act, asking
from yeondae.letters import greeting as greetings
from yeondae.letters.models import Greeting
from yeondae.typeset.errors import TypesetError
from yeondae.typeset.letter import letter_pdf


@asks(Action.SET_RISK)
def new(request: StaffRequest, pk: int) -> HttpResponse:
    """A new letter, with a text to begin from in the language and register that are asked for."""
    person = _open(pk, request)
    language = request.GET.get("language", reader())[:10]
    register = request.GET.get("register", Greeting.Register.MOVEMENT)
    if register not in Greeting.Register.values:
        register = Greeting.Register.MOVEMENT
    proposed = greetings.proposed(
        person, language=language, register=register, sender=_issuers(person, language)
    )
    today = clock.today_in(person.case.time_zone)
    begin = {"language": language, "register": register, "dated": today, **as_typed(proposed)}
    form = GreetingForm(sent(request), initial=begin)
    return _edit(request, form, person, None)


def _open(pk: int, request: StaffRequest) -> Person:
    person = open_person(pk, by=request.user)
    if person is None:
        raise Http404("There is no such person.")
    return person


def _issuers(person: Person, language: str) -> list[str]:
    """Who made the calls for this person: the letterhead to begin from."""
    issuers = (
        issuer.organisation.name_in(language)
        for call in person.calls.order_by("-pk").prefetch_related("issuers__organisation")
        for issuer in call.issuers.all()
    )
    return list(issuers)[:1]


@asks(Action.SET_RISK, Action.SAY_YES)
def greeting(request: StaffRequest, pk: int) -> HttpResponse:
    """One letter: its words, its page, its PDF; to read for whoever is asked to say yes to it."""
    found = get_object_or_404(Greeting, pk=pk)
    found.person = _open(found.person_id, request)
    begin = {
        "language": found.language,
        "register": found.register,
        "dated": found.dated,
        **as_typed(greetings.words_of(found)),
    }
    typed = sent(request) if request.user.may(Action.SET_RISK) else None
    return _edit(request, GreetingForm(typed, initial=begin), found.person, found)


def _edit(
    request: StaffRequest, form: GreetingForm, person: Person, found: Greeting | None
) -> HttpResponse:
    """The form; what it says is written down, and the letter's own page follows."""
    if form.is_valid():
        values = form.cleaned_data
        try:
            kept = greetings.write(
                greeting=found,
                person=person,
                language=values["language"],
                register=values["register"],
                dated=values["dated"],
                words=form.words(),
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("desk:greeting", pk=kept.pk)
    context = {
        "form": form,
        "person": person,
        "name": said(person.names, reader()),
        "greeting": found,
        "registers": Greeting.Register.choices,
        "may_write": request.user.may(Action.SET_RISK),
        "words": greetings.words_of(found) if found else None,
        "asking": asking(
            request,
            greetings.asked_to_publish(found),
            reverse("desk:publish_greeting", args=[found.pk]),
            stops=greetings.what_stops(found),
        )
        if found
        else None,
    }
    status = 422 if form.errors else 200
    return render(request, "desk/greetings/greeting.html", context, status=status)


@asks(Action.SET_RISK, Action.SAY_YES)
def document(request: StaffRequest, pk: int) -> HttpResponse:
    """The letter as it is printed."""
    found = get_object_or_404(Greeting, pk=pk)
    found.person = _open(found.person_id, request)
    try:
        pdf = letter_pdf(greetings.sheet_of(found))
    except TypesetError as error:
        return HttpResponse(str(error), content_type="text/plain; charset=utf-8", status=422)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer.headers["Content-Disposition"] = 'inline; filename="letter.pdf"'
    return answer


@asks(Action.SET_RISK, Action.SAY_YES)
@require_POST
def publish(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask a colleague to say yes to its page for everyone, or say it; or take the page away."""
    found = get_object_or_404(Greeting.objects.select_related("person__case"), pk=pk)
    place = reverse("desk:greeting", args=[pk])
    if "withdraw" in request.POST:
        with telling(request, _("The page is gone.")):
            greetings.withdraw(greeting=found, by=request.user)
        return redirect(place)
    act(
        request,
        asked=greetings.asked_to_publish(found),
        ask=lambda: greetings.ask_to_publish(greeting=found, by=request.user, place=place),
        do=lambda by: greetings.publish(greeting=found, by=by),
        done=_("Everyone can read this letter now."),
    )
    return redirect(place)
