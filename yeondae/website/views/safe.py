"""The safe ways for somebody in a country at risk: nothing is asked, nothing is kept."""

from django.http import HttpRequest, HttpResponse

from yeondae.core.languages import said
from yeondae.website.answers import page, private
from yeondae.website.languages import in_language
from yeondae.website.pages.words import choices
from yeondae.website.views.call import shown_call

# Somewhere everybody could have been: an encyclopaedia in the reader's language.
NEUTRAL = "https://{language}.wikipedia.org/"


@in_language
def safe(request: HttpRequest, *, language: str, slug: str) -> HttpResponse:
    """Self-send, a partner, the hotline in one's language, and a way to leave at once."""
    row, shown = shown_call(slug, language)
    context = {
        "call": shown,
        "hotline": said(row.hotlines, language),
        "leave": NEUTRAL.format(language=language.split("-")[0]),
        "languages": choices("safe", language=language, call=row, slug=slug),
    }
    response = page("safe", context, language=language)
    private(response)
    return response
