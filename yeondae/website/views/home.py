"""The first page, and the texts about this place."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language_from_request

from yeondae.calls.queries import public_calls
from yeondae.core import clock
from yeondae.website.answers import page, remembered
from yeondae.website.languages import in_language, interface_language
from yeondae.website.pages.call_list import cards
from yeondae.website.pages.words import choices


def front_door(request: HttpRequest) -> HttpResponseBase:
    """To the first page in the language that the browser asks for."""
    language = interface_language(get_language_from_request(request))
    answer = HttpResponseRedirect(reverse("website:home", kwargs={"language": language}))
    answer.headers["Vary"] = "Accept-Language"
    return answer


@remembered
@in_language
def home(request: HttpRequest, *, language: str) -> HttpResponse:
    """Every call, what is urgent first."""
    context = {
        "cards": cards(public_calls(), language, clock.now()),
        "languages": choices("home", language=language),
    }
    return page("home", context, language=language)


@remembered
@in_language
def about(request: HttpRequest, *, language: str) -> HttpResponse:
    """What this place is, and who answers for it."""
    return page("about", {"languages": choices("about", language=language)}, language=language)


@remembered
@in_language
def privacy(request: HttpRequest, *, language: str) -> HttpResponse:
    """What is kept of whom, how long, and what we cannot hide."""
    return page("privacy", {"languages": choices("privacy", language=language)}, language=language)


def robots(request: HttpRequest) -> HttpResponse:
    """Calls may be found; forms and private pages are nobody's business."""
    lines = (
        "User-agent: *",
        "Disallow: /write/",
        "Disallow: /sign/",
        "Disallow: /mine/",
        "Disallow: /l/",
        "Disallow: /hear/",
        "Disallow: /unsubscribe/",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
