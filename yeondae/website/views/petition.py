"""A petition's public pages: its words with the form, the safe ways, and what the number proves."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from yeondae.core import clock
from yeondae.flows.petition_paper import flyer_pdf, poster_pdf
from yeondae.petitions.models import Petition
from yeondae.petitions.queries import public_petition, shown_picture
from yeondae.petitions.rules import proof
from yeondae.sealing import files
from yeondae.website.answers import facts, page, private, remembered, render
from yeondae.website.forms.petition import OrganisationForm, SafeForm, SignatureForm
from yeondae.website.languages import in_language
from yeondae.website.pages.petition import (
    PetitionPage,
    checkpoint_lines,
    petition_page,
    read_in,
    shown_names,
    text_for,
)
from yeondae.website.site import absolute
from yeondae.website.views.safe import NEUTRAL

PAPERS: dict[str, tuple[Callable[..., bytes], str]] = {
    "poster": (poster_pdf, "a4"),
    "poster-letter": (poster_pdf, "us-letter"),
    "flyer": (flyer_pdf, "a4"),
    "flyer-letter": (flyer_pdf, "us-letter"),
}


def found(slug: str) -> Petition:
    """The public petition of the call at `slug`; raises Http404."""
    petition = public_petition(slug)
    if petition is None:
        raise Http404("There is no such petition.")
    return petition


def shown_petition(petition: Petition, language: str, name: str = "petition") -> PetitionPage:
    """What the page of a petition shows; raises Http404 where nothing of it is public."""
    shown = petition_page(petition, language, clock.now(), name=name)
    if shown is None:
        raise Http404("This petition has no public words.")
    return shown


@remembered
@in_language
def petition(request: HttpRequest, *, language: str, slug: str) -> HttpResponse:
    """The words, to whom, how many, and the form."""
    # Two seconds ago at most, as the page of a call.
    shown, empty_form = facts.get(
        (f"petition {slug}", language), lambda: _with_empty_form(found(slug), language)
    )
    context = {
        "petition": shown,
        "empty_form": empty_form,
        "languages": shown.languages,
        "read_in": read_in(shown, language),
    }
    return page("petition", context, language=language)


def _with_empty_form(row: Petition, language: str) -> tuple[PetitionPage, str]:
    """What the page shows, and its form as everybody finds it."""
    shown = shown_petition(row, language)
    form = SignatureForm(language=language, keep_days=row.keep_days)
    return shown, render("petition_form", {"petition": shown, "form": form}, language=language)


@remembered
@in_language
def organisation(request: HttpRequest, *, language: str, slug: str) -> HttpResponse:
    """The form for an organisation."""
    shown = shown_petition(found(slug), language, "petition_organisation")
    context = {
        "petition": shown,
        "form": OrganisationForm(language=language),
        "languages": shown.languages,
    }
    return page("petition_organisation", context, language=language)


@remembered
@in_language
def safe(request: HttpRequest, *, language: str, slug: str) -> HttpResponse:
    """For people in a country at risk: through a partner, or without name and place."""
    shown = shown_petition(found(slug), language, "petition_safe")
    context = {
        "petition": shown,
        "form": SafeForm(),
        "languages": shown.languages,
        "leave": NEUTRAL.format(language=language.split("-")[0]),
    }
    return page("petition_safe", context, language=language)


@remembered
@in_language
def handed_picture(request: HttpRequest, *, language: str, slug: str, pk: int) -> HttpResponse:
    """A picture of a presentation, or a page of its receipt."""
    shown = shown_picture(found(slug).pk, pk)
    if shown is None:
        raise Http404("There is no such picture.")
    return HttpResponse(files.fetch(shown.file), content_type="image/jpeg")


@remembered
@in_language
def names(request: HttpRequest, *, language: str, slug: str) -> HttpResponse:
    """The newest of those who chose to be shown; no search engine keeps this page."""
    petition = found(slug)
    shown = shown_petition(petition, language, "petition_names")
    context = {
        "petition": shown,
        "names": shown_names(petition, language),
        "languages": shown.languages,
    }
    return page("petition_names", context, language=language)


@remembered
@in_language
def proved(request: HttpRequest, *, language: str, slug: str) -> HttpResponse:
    """How the number is counted, what the published ledger proves and what it does not."""
    row = found(slug)
    shown = shown_petition(row, language, "petition_proof")
    lines = checkpoint_lines(row, language)
    context = {
        "petition": shown,
        "languages": shown.languages,
        "checkpoints": lines,
        "sizes": (lines[-1].size, lines[0].size) if len(lines) > 1 else (),
        "files": absolute(reverse("website:petition_leaves", kwargs={"slug": slug})).rsplit("/", 1)[
            0
        ],
    }
    return page("petition_proof", context, language=language)


@remembered
@in_language
def on_paper(request: HttpRequest, *, language: str, slug: str, kind: str) -> HttpResponse:
    """The poster, or two flyers of half a page, with a QR code that leads here."""
    text = text_for(found(slug), language)
    make, paper = PAPERS.get(kind, (None, "a4"))
    if text is None or make is None:
        raise Http404("There is no such paper.")
    return HttpResponse(make(text, site=absolute(""), paper=paper), content_type="application/pdf")


def challenge(request: HttpRequest, slug: str) -> HttpResponse:
    """A sum for the browser to solve; the server keeps nothing of it."""
    if request.method != "GET":
        return HttpResponse(status=405, headers={"Allow": "GET"})
    petition = found(slug)
    pressure = petition.tally.pressure
    answer = JsonResponse(proof.challenge(petition.pk, pressure=pressure, now=clock.now()))
    private(answer)
    return answer
