"""A call's pages: itself, its updates, and whether a printed sheet is still valid."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language_from_request

from yeondae.calls.models import Call
from yeondae.calls.photos import fetch_photo
from yeondae.calls.queries import public_call
from yeondae.core import clock
from yeondae.petitions.queries import of_call
from yeondae.website.answers import facts, page, remembered
from yeondae.website.languages import in_language, interface_language
from yeondae.website.pages.call_page import CallPage, call_page
from yeondae.website.pages.happened import update_line
from yeondae.website.pages.numbers import numbers
from yeondae.website.pages.words import choices


def found(slug: str) -> Call:
    """The public call at `slug`; raises Http404."""
    call = public_call(slug)
    if call is None:
        raise Http404("There is no such call.")
    return call


def shown_call(slug: str, language: str) -> tuple[Call, CallPage]:
    """The call at `slug` and what its page shows, two seconds ago at most; raises Http404."""
    known: tuple[Call, CallPage] = facts.get((slug, language), lambda: _shown_now(slug, language))
    return known


def _shown_now(slug: str, language: str) -> tuple[Call, CallPage]:
    call = found(slug)
    shown = call_page(call, language, clock.now())
    if shown is None:
        raise Http404("This call has no public language version.")
    return call, shown


@remembered
@in_language
def call(request: HttpRequest, *, language: str, slug: str) -> HttpResponse:
    """Who is held, since when, what is asked of whom, and the button."""
    row, shown = shown_call(slug, language)
    totals, petition = facts.get(
        (f"beside {slug}", language), lambda: (numbers(row, language), of_call(row))
    )
    context = {
        "call": shown,
        "totals": totals,
        "languages": shown.languages,
        "petition": petition,
    }
    return page("call", context, language=language)


@remembered
@in_language
def update(request: HttpRequest, *, language: str, slug: str, number: int) -> HttpResponse:
    """Further information on a call."""
    row, shown = shown_call(slug, language)
    line = next(
        (update_line(each, language) for each in row.updates.all() if each.number == number), None
    )
    if line is None:
        raise Http404("There is no such update.")
    languages = choices("update", language=language, call=row, slug=slug, number=number)
    return page(
        "update", {"call": shown, "update": line, "languages": languages}, language=language
    )


@remembered
@in_language
def photo(request: HttpRequest, *, language: str, slug: str) -> HttpResponse:
    """The call's picture, where everybody in the call may be shown with their face."""
    row, shown = shown_call(slug, language)
    if not shown.has_photo:
        raise Http404("This call has no picture.")
    return HttpResponse(fetch_photo(row.photo), content_type="image/jpeg")


@remembered
@in_language
def valid(request: HttpRequest, *, language: str, slug: str) -> HttpResponse:
    """Whether a printed action sheet of this call still holds."""
    row, shown = shown_call(slug, language)
    languages = choices("valid", language=language, call=row, slug=slug)
    return page("valid", {"call": shown, "languages": languages}, language=language)


def valid_short(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The short address in a sheet's QR code: to the page in the reader's language."""
    language = interface_language(get_language_from_request(request))
    answer = HttpResponseRedirect(
        reverse("website:valid", kwargs={"language": language, "slug": slug})
    )
    answer.headers["Vary"] = "Accept-Language"
    return answer
