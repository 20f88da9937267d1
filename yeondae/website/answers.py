"""Answers: a rendered page, a page remembered for three seconds, a refusal of foreign forms."""

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError
from django.db import Error as DatabaseFailure
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
)
from django.template.loader import get_template
from django.utils.http import parse_etags
from django.utils.translation import get_language

from yeondae.community.queries import keeper
from yeondae.core.languages import direction
from yeondae.core.memory import Memory
from yeondae.directory.giving import shown_accounts
from yeondae.website.refusals import forbidden

View = Callable[..., HttpResponseBase]
PUBLIC_FOR = 3  # seconds; a stop shows on every node within five


@dataclass(frozen=True)
class Remembered:
    """A page as it is sent, plain and compressed, with what names it."""

    body: bytes
    packed: bytes
    etag: str
    content_type: str
    language: str


class _NotKept(Exception):
    """An answer other than a page: sent once, never remembered."""

    def __init__(self, response: HttpResponseBase) -> None:
        super().__init__()
        self.response = response


_pages: Memory[str, Remembered] = Memory(seconds=PUBLIC_FOR)
# What pages are made of, by address and language; with a page's own time still under five seconds.
facts: Memory[tuple[str, str], Any] = Memory(seconds=1.5)
# The foot of every page, by language.
_feet: Memory[str, str] = Memory(seconds=60)


def page(
    template: str, context: dict[str, Any], *, language: str, status: int = 200
) -> HttpResponse:
    """A template as a page in `language`. Nothing of the request reaches it, no token either."""
    return HttpResponse(render(template, context, language=language), status=status)


def render(template: str, context: dict[str, Any], *, language: str) -> str:
    """The text of a page."""
    return get_template(f"website/{template}.html").render(
        {
            "language": language,
            "interface": get_language(),
            "direction": direction(language),
            "is_demo_world": settings.DEMO,
            "foot": _foot(get_language() or language),
            **context,
        }
    )


def _foot(interface: str) -> str:
    """The links at the end of every page; a database that is away must not take a page with it."""
    try:
        return _feet.get(interface, lambda: _made_foot(interface))
    except DatabaseError:
        return _feet.last(interface) or ""


def _made_foot(interface: str) -> str:
    """It links who answers for this place and where people give, where there are such pages."""
    linked = {"has_keeper": keeper() is not None, "has_accounts": shown_accounts().exists()}
    return get_template("website/foot.html").render({"interface": interface, **linked})


def remembered(view: View) -> View:
    """Remember what a public view answers under its path for three seconds, in this process.

    The page carries no cookie and no token and depends on nothing but its path; a query string
    changes nothing. Browsers keep it but ask each time (ETag), so a stop reaches them at once.
    While the database is away the page is served as it was last.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        try:
            known = _pages.get(request.path, lambda: _kept(view(request, *args, **kwargs)))
        except Http404:
            _pages.drop(request.path)  # what may not be read any longer is no last answer either
            raise
        except _NotKept as answer:
            return answer.response
        except DatabaseFailure:
            last = _pages.last(request.path)
            if last is None:
                raise
            known = last
        return _sent(known, request)

    return wrapped


def forget_pages() -> None:
    """Make every page anew (tests)."""
    _pages.forget()
    facts.forget()
    _feet.forget()


def _kept(response: HttpResponseBase) -> Remembered:
    if not isinstance(response, HttpResponse) or response.status_code != 200:
        raise _NotKept(response)
    body = response.content
    return Remembered(
        body=body,
        # Nothing on these pages is secret, so compressing them tells nothing (BREACH).
        packed=gzip.compress(body, compresslevel=6, mtime=0),
        etag=f'"{hashlib.sha256(body).hexdigest()[:20]}"',
        content_type=response.headers["Content-Type"],
        language=response.headers.get("Content-Language", ""),
    )


def _sent(known: Remembered, request: HttpRequest) -> HttpResponseBase:
    asked = request.META.get("HTTP_IF_NONE_MATCH")
    response: HttpResponse
    if asked and known.etag in parse_etags(asked):
        response = HttpResponseNotModified()
    elif "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
        response = HttpResponse(known.packed, content_type=known.content_type)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(known.body, content_type=known.content_type)
    response.headers["ETag"] = known.etag
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Accept-Encoding"
    if known.language:
        response.headers["Content-Language"] = known.language
    return response


def private(response: HttpResponseBase) -> HttpResponseBase:
    """Keep an answer with somebody's own data out of every store on its way."""
    response.headers["Cache-Control"] = "no-store"
    # Pages with forms: the browser then says where a form was sent from (see own_forms_only).
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def own_forms_only(view: View) -> View:
    """Refuse a form that another site sent; mark the view's answers as private.

    In place of a token in a cookie: the only cookie is the form's own, SameSite=Lax, so another
    site's form arrives without it; what browsers say of a form's origin is asked besides.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD, POST"})
        if request.method == "POST" and is_foreign(request):
            return private(forbidden(request))
        return private(view(request, *args, **kwargs))

    wrapped.csrf_exempt = True  # type: ignore[attr-defined]
    return wrapped


def is_foreign(request: HttpRequest) -> bool:
    """Whether a browser says that this form was sent from another site's page."""
    said = request.META.get("HTTP_SEC_FETCH_SITE", "")
    if said:
        return said not in ("same-origin", "none")
    source = request.META.get("HTTP_ORIGIN") or request.META.get("HTTP_REFERER", "")
    return bool(source) and urlsplit(source).netloc != request.get_host()
