"""Ending mails: the address in a mail's header (RFC 8058). A GET shows, a POST ends."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import get_language_from_request, override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from yeondae.core import clock
from yeondae.flows.end_news import end_news_of_mail
from yeondae.website.answers import page, private
from yeondae.website.languages import interface_language


@csrf_exempt  # mail providers post here by themselves, without a cookie and without a page
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, tag: str) -> HttpResponseBase:
    """No more news of calls for whoever got this mail. Known and unknown tags look alike."""
    is_ended = request.method == "POST"
    if is_ended:
        end_news_of_mail(tag=tag, now=clock.now())
    language = interface_language(get_language_from_request(request))
    with override(language):
        answer: HttpResponse = page("end_news", {"is_ended": is_ended}, language=language)
    answer.headers["Content-Language"] = language
    return private(answer)
