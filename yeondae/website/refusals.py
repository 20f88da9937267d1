"""Errors as pages in the site's look: what is wrong, where, what to do."""

import sys
from http import HTTPStatus

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from yeondae.calls.queries import out_call
from yeondae.core.languages import direction
from yeondae.jobs.incidents import Kind, kind_of
from yeondae.petitions.queries import out_petition
from yeondae.petitions.rules.opening import holds_words
from yeondae.website.languages import interface_language

AGAIN_IN = 60  # seconds


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing lies at this address. Or a call whose words are being put right: said so."""
    with _in_the_readers_language(request):
        code = _held_back(request)
        if code:
            return _put_right(request, code)
        return _page(
            request,
            404,
            _("There is no such page"),
            _("Nothing lies at this address. Perhaps a letter or a digit is missing at its end."),
        )


def _held_back(request: HttpRequest) -> str:
    """The number of the call at this address, where its words are shown to nobody; else ""."""
    at = request.resolver_match
    if at is None or "language" not in at.kwargs or "slug" not in at.kwargs:
        return ""
    found = out_call(at.kwargs["slug"])
    if found is None:
        return ""
    is_signing = "petition" in at.route or at.route.startswith("sign/")
    petition = out_petition(found.slug) if is_signing else None
    is_held = found.words_held_at or (petition is not None and holds_words(petition))
    return found.code if is_held else ""


def _put_right(request: HttpRequest, code: str) -> HttpResponse:
    """At a call whose words name who may not be named (`flows/hold_words.py`): nothing of it."""
    answer = _page(
        request,
        200,
        _("The words of this call are being put right"),
        _(
            "It stands here again once that is done. Until then letters wait, and nobody can "
            "write or sign. Please look again later."
        ),
        above=_("Urgent action %(code)s") % {"code": code},
    )
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: this may not be done from here."""
    with _in_the_readers_language(request):
        return _page(
            request,
            403,
            _("This form did not come from here"),
            _(
                "The form was sent from another site's page, so nothing was done. Open the page "
                "here and send it again."
            ),
        )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form's own mark was missing or too old."""
    with _in_the_readers_language(request):
        return _page(
            request,
            403,
            _("This form was open for too long"),
            _("Nothing was done. Go back, load the page again and send the form once more."),
        )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the browser sent something that cannot be read."""
    with _in_the_readers_language(request):
        return _page(
            request,
            400,
            _("We could not read that"),
            _("Your browser sent something that we do not understand. Go back and try again."),
        )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our own fault; 503 where the database is away or the disk full. Uses no database."""
    error = sys.exc_info()[1]
    with _in_the_readers_language(request):
        if error is not None and is_out_of_reach(error):
            return _out_of_reach(request)
        return _page(
            request,
            500,
            _("Something broke on our side"),
            _(
                "Nothing was confirmed and nothing was sent. Go back: what you typed is still in "
                "the form. Then try again in a minute."
            ),
        )


def is_out_of_reach(error: BaseException) -> bool:
    """Whether it is the database that does not answer, or a disk that is full."""
    return isinstance(error, (OperationalError, InterfaceError)) or kind_of(error) == Kind.DISK


def _out_of_reach(request: HttpRequest) -> HttpResponse:
    answer = _page(
        request,
        503,
        _("This does not work just now"),
        _(
            "Our database does not answer, or its disk is full. Nothing was confirmed and nothing "
            "was sent. Go back: what you typed is still in the form. Then try again in some "
            "minutes."
        ),
    )
    answer.headers["Retry-After"] = str(AGAIN_IN)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _in_the_readers_language(request: HttpRequest) -> translation.override:
    return translation.override(interface_language(_language(request)))


def _language(request: HttpRequest) -> str:
    """The language that stands in the address, else the one the browser asks for."""
    # Behind what is done there ("write", "ask") and to which call; the desk's has none.
    places = request.path.strip("/").split("/")[:3]
    spoken = [part for part in places if part in dict(settings.LANGUAGES)]
    return spoken[-1] if spoken else translation.get_language_from_request(request)


def _page(
    request: HttpRequest, status: int, title: str, text: str, *, above: str = ""
) -> HttpResponse:
    language = translation.get_language()
    context = {
        "language": language,
        "interface": language,
        "direction": direction(language),
        "above": above or status,
        "phrase": HTTPStatus(status).phrase,
        "title": title,
        "text": text,
        "is_desk": request.path.startswith(reverse("desk:start")),
    }
    answer = HttpResponse(get_template("website/error.html").render(context), status=status)
    answer.headers["Content-Language"] = language
    answer.headers["Vary"] = "Accept-Language"
    return answer
