"""Asking us, and joining: a form, one answer for everybody."""

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from yeondae.community.models import Asking
from yeondae.core import clock
from yeondae.flows import ask_us
from yeondae.website.answers import own_forms_only, page
from yeondae.website.forms.asking import JoinForm, QuestionForm
from yeondae.website.languages import in_language, interface_language
from yeondae.website.pages.words import choices


@own_forms_only
@in_language
def ask(request: HttpRequest, *, language: str) -> HttpResponseBase:
    """A question or feedback."""
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        values = form.cleaned_data
        ask_us.ask(
            kind=values["kind"],
            text=values["text"],
            email=values["email"],
            trap=values["trap"],
            language=interface_language(language),
            now=clock.now(),
        )
        return _thanks(language)
    return page("ask", {"form": form, "languages": choices("ask", language=language)},
                language=language)  # fmt: skip


@own_forms_only
@in_language
def join(request: HttpRequest, *, language: str) -> HttpResponseBase:
    """An offer to join."""
    form = JoinForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        values = form.cleaned_data
        ask_us.ask(
            kind=Asking.Kind.JOINING,
            text=values["text"],
            email=values["email"],
            name=values["name"],
            can=values["can"],
            trap=values["trap"],
            language=interface_language(language),
            now=clock.now(),
        )
        return _thanks(language)
    return page("join", {"form": form, "languages": choices("join", language=language)},
                language=language)  # fmt: skip


@own_forms_only
@in_language
def asked(request: HttpRequest, *, language: str) -> HttpResponseBase:
    """It is with the committee; the same for everybody."""
    return page("asked", {"languages": choices("asked", language=language)}, language=language)


def _thanks(language: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("website:asked", args=[language]), status=303)
