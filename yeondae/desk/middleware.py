"""What only the desk needs: public pages know no session, no signed-in person and no messages.

Nothing is lost there: the session's cookie is sent to the desk's addresses alone, and the language
of a public page stands in its address. A crowd signs the faster for it.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.utils.translation import override

from yeondae.desk.gate import DESK, Respond


def _at_the_desk(make: Callable[[Respond], Any]) -> Callable[[Respond], Respond]:
    """A middleware for the desk's addresses alone; it may have no hook for views or templates."""

    def middleware(get_response: Respond) -> Respond:
        inside: Respond = make(get_response)

        def respond(request: HttpRequest) -> HttpResponse:
            return inside(request) if request.path.startswith(DESK) else get_response(request)

        return respond

    return middleware


def _in_the_browsers_language(get_response: Respond) -> Respond:
    """Django's, but the language ends with the answer, before a streamed one is read."""
    inside: Any = LocaleMiddleware(get_response)

    def respond(request: HttpRequest) -> HttpResponse:
        with override(settings.LANGUAGE_CODE):
            answer: HttpResponse = inside(request)
        return answer

    return respond


sessions = _at_the_desk(SessionMiddleware)
language = _at_the_desk(_in_the_browsers_language)
people = _at_the_desk(AuthenticationMiddleware)
messages = _at_the_desk(MessageMiddleware)
